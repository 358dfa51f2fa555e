/** The engine's transport: addresses and headers of the platform's calls, over whichever wire is given. */
import { ChunkSize, chunkLimits } from '../../shared/sync/chunk-size';
import type { ChunkLimits } from '../../shared/sync/chunk-size';
import type { Exchange, StationIdentity, Transport } from '../../shared/sync/ports';
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

/** Makes the transport. The address is judged again for every request: it was stored and may have been edited. */
export function createTransport(
  wire: Wire,
  rules: UrlRules = {},
  chunks: { readonly limits: ChunkLimits; readonly nowMs: () => number } = {
    limits: chunkLimits,
    nowMs: systemClock.nowMs,
  },
): Transport {
  const chunkSize = new ChunkSize(chunks.limits);
  const begun = new Set<string>();
  return {
    exchange: async (identity, { method, path, json, timeLimitMs, cancel }: Exchange) => {
      const base = parsePlatformUrl(identity.platformUrl, rules);
      if (base === undefined) return { kind: 'noAnswer', trouble: 'addressInvalid' };
      const accept = { Accept: 'application/json, application/problem+json' };
      const headers = { ...stationHeaders(identity), ...accept };
      const url = `${base}${path}`;
      return json === undefined
        ? wire({ method, url, headers, timeLimitMs, cancel })
        : wire({
            method,
            url,
            headers: { ...headers, 'Content-Type': 'application/json' },
            body: json,
            timeLimitMs,
            cancel,
          });
    },
    upload: async (identity, file) => {
      const base = parsePlatformUrl(identity.platformUrl, rules);
      if (base === undefined) return { kind: 'noAnswer', trouble: 'addressInvalid' };
      const { stationId } = identity;
      const headers = stationHeaders(identity);
      const { nowMs } = chunks;
      return uploadFile({ wire, base, stationId, headers, chunkSize, nowMs, begun }, file);
    },
    filesAtOnce: () => chunkSize.filesAtOnce(),
  };
}
