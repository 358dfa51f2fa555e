/** The engine's transport: addresses and headers of the platform's calls, over whichever wire is given. */
import type { LogInError } from '../../shared/domain/app-error';
import { stationTokenHeader } from '../../shared/protocol/messages';
import { knownTakenHeader } from '../../shared/protocol/taken';
import { ChunkSize, chunkLimits } from '../../shared/sync/chunk-size';
import type { ChunkLimits } from '../../shared/sync/chunk-size';
import type {
  Exchange,
  LineTrouble,
  StationIdentity,
  Transport,
  UploadAnswer,
  WireAnswer,
} from '../../shared/sync/ports';
import type { AccessKeeper } from './oidc/access-keeper';
import { parsePlatformUrl } from './platform-url';
import type { UrlRules } from './platform-url';
import { systemClock } from './system-clock';
import { uploadFile } from './tus-upload';
import type { Wire } from './wire';

const userAgent = 'enrollment-station';

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

export type TransportSettings = {
  readonly rules?: UrlRules;
  readonly chunks?: { readonly limits: ChunkLimits; readonly nowMs: () => number };
  /** The log-in that the platform asks for beside the token. */
  readonly access?: AccessKeeper | undefined;
};

const usualChunks = { limits: chunkLimits, nowMs: systemClock.nowMs };

/** Makes the transport. The address is judged whenever it is another one: it was stored and may have been edited. */
export function createTransport(
  wire: Wire,
  { rules = {}, chunks = usualChunks, access }: TransportSettings = {},
): Transport {
  const { limits, nowMs } = chunks;
  const chunkSize = new ChunkSize(limits);
  const begun = new Set<string>();
  const older = new Set<string>();
  let judged: { readonly typed: string; readonly base: string | undefined } | undefined;
  const baseOf = (typed: string) => {
    if (judged?.typed !== typed) judged = { typed, base: parsePlatformUrl(typed, rules) };
    return judged.base;
  };
  /** Sends once, and once more with a fresh access token where the one before was not taken. */
  const admitted = async <A extends UploadAnswer>(
    identity: StationIdentity,
    send: (base: string, headers: Record<string, string>) => Promise<A>,
  ): Promise<A | WireAnswer> => {
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
  return {
    exchange: (
      identity,
      { method, path, json, knownTaken, knownTag, timeLimitMs, cancel }: Exchange,
    ) =>
      admitted(identity, (base, sent) => {
        sent['Accept'] = 'application/json, application/problem+json';
        if (knownTaken !== undefined) sent[knownTakenHeader] = String(knownTaken);
        if (knownTag !== undefined) sent['If-None-Match'] = knownTag;
        const bare = { method, url: `${base}${path}`, headers: sent, timeLimitMs, cancel };
        if (json === undefined) return wire(bare);
        sent['Content-Type'] = 'application/json';
        return wire({ ...bare, body: json });
      }),
    upload: (identity, file) =>
      admitted(identity, (base, headers) => {
        const { stationId } = identity;
        return uploadFile({ wire, base, stationId, headers, chunkSize, nowMs, begun, older }, file);
      }),
    filesAtOnce: () => chunkSize.filesAtOnce(),
  };
}

/** What only waits is told as a line that is gone; what needs a person, as a log-in that is. */
function troubleOf({ kind }: LogInError): LineTrouble {
  return kind === 'logInUnreachable' || kind === 'logInBusy' || kind === 'logInStopped'
    ? 'unreachable'
    : 'notLoggedIn';
}
