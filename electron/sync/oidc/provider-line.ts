/** The line to a log-in provider: the same bounded wire as to the platform, in the form that the OAuth library calls. */
import { webcrypto } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import type { CancelSignal } from '../../../shared/sync/cancel';
import { classifyNo } from '../../../shared/sync/reply';
import { parsePlatformUrl } from '../platform-url';
import type { UrlRules } from '../platform-url';
import type { Wire } from '../wire';
import { ProviderTrouble } from './log-in-trouble';

/** The whole of one exchange, in milliseconds: a provider that drips its answer is left. */
const exchangeLimitMs = 20_000;

export type ProviderLine = {
  /** Options of every request of the library. */
  readonly http: {
    readonly [oauth.customFetch]: (
      url: string,
      options: oauth.CustomFetchOptions<string, unknown>,
    ) => Promise<Response>;
    readonly [oauth.allowInsecureRequests]: boolean;
  };
  /** How far the provider's clock is ahead of ours, in seconds, as its last answer said. */
  readonly clockSkewSeconds: () => number;
};

/** A line to the provider at `issuer`; nothing is asked yet. Plain http only where a platform may be spoken to so. */
export function openProviderLine(
  wire: Wire,
  issuer: string,
  cancel: CancelSignal,
  { rules = {}, limitMs = exchangeLimitMs }: { rules?: UrlRules; limitMs?: number } = {},
): ProviderLine {
  provideWebCrypto();
  let skewSeconds = 0;
  return {
    clockSkewSeconds: () => skewSeconds,
    http: {
      // An issuer with https never sends to an address without it.
      [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
      [oauth.customFetch]: async (url, { method, headers, body }) => {
        const [place = ''] = url.split('?', 1);
        if (parsePlatformUrl(place, rules) === undefined) {
          throw new ProviderTrouble({ kind: 'addressNotAllowed' });
        }
        const answer = await wire({
          method: method === 'POST' ? 'POST' : 'GET',
          url,
          headers: { ...headers },
          ...(body instanceof URLSearchParams ? { body: body.toString() } : {}),
          timeLimitMs: limitMs,
          cancel,
        });
        if (answer.kind === 'noAnswer') {
          throw new ProviderTrouble({ kind: 'noLine', trouble: answer.trouble });
        }
        const trouble = classifyNo(answer);
        if (['captivePortal', 'busy', 'platformFailed'].includes(trouble.kind)) {
          throw new ProviderTrouble(trouble);
        }
        const { status } = answer;
        if (status < 200 || status > 599) throw new ProviderTrouble({ kind: 'nonsense', status });
        skewSeconds = skewOf(answer.headers['date']) ?? skewSeconds;
        const told = Object.entries(answer.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as [string, string]],
        );
        const empty = status === 204 || status === 205;
        return new Response(empty ? null : answer.body, { status, headers: told });
      },
    },
  };
}

/** The clock of a desk may be hours off; the provider's is the one its tokens are dated by. */
function skewOf(date: string | undefined): number | undefined {
  const theirs = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(theirs) ? undefined : Math.round((theirs - Date.now()) / 1_000);
}

/** Node 18 keeps it in a module; the library looks for it where browsers have it. */
function provideWebCrypto(): void {
  if ('crypto' in globalThis) return;
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
}
