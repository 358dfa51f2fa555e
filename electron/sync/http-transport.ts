/** The engine's transport: addresses and headers of the platform's calls, over whichever wire is given. */
import type { Exchange, StationIdentity, Transport } from '../../shared/sync/ports';
import { parsePlatformUrl } from './platform-url';
import type { UrlRules } from './platform-url';
import { chunkBytes, uploadFile } from './tus-upload';
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
  chunk: { readonly bytes: number } = { bytes: chunkBytes },
): Transport {
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
      return uploadFile({ wire, base, stationId, headers, chunkBytes: chunk.bytes }, file);
    },
  };
}
