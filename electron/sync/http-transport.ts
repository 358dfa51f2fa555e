/** The engine's transport: addresses and headers of the platform's calls, over whichever wire is given. */
import { knownTakenHeader } from '../../shared/protocol/taken';
import { ChunkSize, chunkLimits } from '../../shared/sync/chunk-size';
import type { ChunkLimits } from '../../shared/sync/chunk-size';
import type { Exchange, Transport } from '../../shared/sync/ports';
import { openAdmission } from './admission';
import type { AccessKeeper } from './oidc/access-keeper';
import type { UrlRules } from './platform-url';
import { systemClock } from './system-clock';
import { uploadFile } from './tus-upload';
import type { Wire } from './wire';

export type TransportSettings = {
  readonly rules?: UrlRules;
  readonly chunks?: { readonly limits: ChunkLimits; readonly nowMs: () => number };
  /** The log-in that the platform asks for beside the token. */
  readonly access?: AccessKeeper | undefined;
};

const usualChunks = { limits: chunkLimits, nowMs: systemClock.nowMs };

/** Makes the transport. */
export function createTransport(
  wire: Wire,
  { rules = {}, chunks = usualChunks, access }: TransportSettings = {},
): Transport {
  const { limits, nowMs } = chunks;
  const chunkSize = new ChunkSize(limits);
  const begun = new Set<string>();
  const older = new Set<string>();
  const admitted = openAdmission(rules, access);
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
