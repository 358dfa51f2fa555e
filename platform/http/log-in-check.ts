/** Whether who asks is logged in at the county's provider: JWT access tokens (RFC 9068), checked by its published keys. */
import * as oauth from 'oauth4webapi';
import type { Log } from '../log';
import { errorFacts } from '../log';

/** Whether the request carries an access token of the provider for this platform, in force now. */
export type LogInCheck = (request: Request) => Promise<boolean>;

export type LogInSettings = {
  /** Address of the provider, as its tokens name it. */
  readonly issuer: string;
  /** Whom its access tokens must be for. */
  readonly audience: string;
};

/** One exchange with the provider, in milliseconds. */
const exchangeLimitMs = 10_000;

/** The check; the provider is asked for its keys when the first token comes, and again when it has others. */
export function openLogInCheck({ issuer, audience }: LogInSettings, log: Log): LogInCheck {
  const http = {
    [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
    signal: () => AbortSignal.timeout(exchangeLimitMs),
  };
  let found: Promise<oauth.AuthorizationServer> | undefined;
  const discover = async () => {
    const url = new URL(issuer);
    return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, http));
  };
  return async (request) => {
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
      log('log-in-refused', errorFacts(error), 'warning');
      return false;
    }
  };
}
