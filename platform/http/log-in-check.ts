/** Whether who asks is logged in at the county's provider: JWT access tokens (RFC 9068), checked by its published keys. */
import * as oauth from 'oauth4webapi';
import type { Log } from '../log';
import { errorFacts } from '../log';
import { Problem } from './problems';

/**
 * Whether the request carries an access token of the provider for this platform, in force now.
 * @throws Problem `busy` when the provider does not tell its keys: nobody knows then whether the token is good.
 */
export type LogInCheck = (request: Request) => Promise<boolean>;

export type LogInSettings = {
  /** Address of the provider, as its tokens name it. */
  readonly issuer: string;
  /** Whom its access tokens must be for. */
  readonly audience: string;
};

/** One exchange with the provider, in milliseconds. */
const exchangeLimitMs = 10_000;
/** Seconds after which a station asks again while the provider is away. */
const retryAfterSeconds = 15;

/** No answer, a failure, or one that is none: the provider's fault and no token's. */
class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
}

const ask = async (
  url: string,
  { signal, ...asked }: oauth.CustomFetchOptions<'GET', undefined>,
): Promise<Response> => {
  const bounded = signal === undefined ? {} : { signal };
  const answer = await fetch(url, { ...asked, body: null, ...bounded }).catch(toProviderAway);
  if (!answer.ok) throw new ProviderAway(`status ${answer.status}`);
  await answer.clone().json().catch(toProviderAway);
  return answer;
};

function toProviderAway(error: unknown): never {
  throw new ProviderAway('no answer', { cause: error });
}

/** The check; the provider is asked for its keys when the first token comes, and again when it has others. */
export function openLogInCheck({ issuer, audience }: LogInSettings, log: Log): LogInCheck {
  const http = {
    [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
    [oauth.customFetch]: ask,
    signal: () => AbortSignal.timeout(exchangeLimitMs),
  };
  let found: Promise<oauth.AuthorizationServer> | undefined;
  const discover = async () => {
    const url = new URL(issuer);
    const answer = await oauth.discoveryRequest(url, http);
    return oauth.processDiscoveryResponse(url, answer).catch(toProviderAway);
  };
  return async (request) => {
    // Whoever shows no token hears so, whether the provider is there or not.
    if (!/^bearer\s/i.test(request.headers.get('authorization') ?? '')) return false;
    try {
      found ??= discover();
      const server = await found.catch((error: unknown) => {
        // Asked anew with the next token: it may be back by then.
        found = undefined;
        throw error;
      });
      await oauth.validateJwtAccessToken(server, request, audience, http);
      return true;
    } catch (error) {
      if (error instanceof ProviderAway) {
        log('log-in-provider-away', errorFacts(error.cause ?? error), 'warning');
        throw new Problem('busy', { headers: { 'Retry-After': String(retryAfterSeconds) } });
      }
      log('log-in-refused', errorFacts(error), 'warning');
      return false;
    }
  };
}
