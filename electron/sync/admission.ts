/** How a request of a paired station is let in at its platform: the judged address, the token, and a log-in beside it. */
import type { LogInError } from '../../shared/domain/app-error';
import { stationTokenHeader } from '../../shared/protocol/messages';
import type {
  LineTrouble,
  StationIdentity,
  UploadAnswer,
  WireAnswer,
} from '../../shared/sync/ports';
import type { AccessKeeper } from './oidc/access-keeper';
import { parsePlatformUrl } from './platform-url';
import type { UrlRules } from './platform-url';

const userAgent = 'enrollment-station';

/** Sends once, and once more with a fresh access token where the one before was not taken. */
export type Admission = <A extends UploadAnswer>(
  identity: StationIdentity,
  send: (base: string, headers: Record<string, string>) => Promise<A>,
) => Promise<A | WireAnswer>;

/** The address is judged whenever it is another one: it was stored and may have been edited. */
export function openAdmission(rules: UrlRules, access: AccessKeeper | undefined): Admission {
  let judged: { readonly typed: string; readonly base: string | undefined } | undefined;
  const baseOf = (typed: string) => {
    if (judged?.typed !== typed) judged = { typed, base: parsePlatformUrl(typed, rules) };
    return judged.base;
  };
  return async (identity, send) => {
    const base = baseOf(identity.platformUrl);
    if (base === undefined) return { kind: 'noAnswer', trouble: 'addressInvalid' };
    if (access === undefined) return send(base, stationHeaders(identity));
    const token = await access.current();
    if (!token.ok) return { kind: 'noAnswer', trouble: troubleOf(token.error) };
    const answer = await send(base, logInHeaders(identity, token.value));
    if (answer.kind !== 'answered' || answer.status !== 401) return answer;
    access.refused(token.value);
    const fresh = await access.current();
    if (!fresh.ok) return { kind: 'noAnswer', trouble: troubleOf(fresh.error) };
    return fresh.value === token.value ? answer : send(base, logInHeaders(identity, fresh.value));
  };
}

/** Headers of every request of a paired station. */
function stationHeaders({ token }: StationIdentity): Record<string, string> {
  return { Authorization: `Bearer ${token}`, 'User-Agent': userAgent };
}

/** A log-in stands where the token stood: the token goes along, and says which station it is. */
function logInHeaders({ token }: StationIdentity, access: string): Record<string, string> {
  return {
    Authorization: `Bearer ${access}`,
    [stationTokenHeader]: token,
    'User-Agent': userAgent,
  };
}

/** What only waits is told as a line that is gone; what needs a person, as a log-in that is. */
function troubleOf({ kind }: LogInError): LineTrouble {
  return kind === 'logInUnreachable' || kind === 'logInBusy' || kind === 'logInStopped'
    ? 'unreachable'
    : 'notLoggedIn';
}
