/** One request to a network scanner: bounded in bytes and silence, no redirect followed, to the address that was judged. */
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { PinnedAddress } from './escl-address';

export type EsclAnswer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string;
  readonly retryAfterMs: number | undefined;
  readonly body: Buffer;
  /** For https: whether somebody vouches for the certificate. */
  readonly isProved: boolean;
};

/** Why there is no whole answer. `unproved`: a certificate that is only accepted in the local network. */
export type NoAnswer = 'gone' | 'tooLarge' | 'brokenOff' | 'unproved' | 'aborted';

export type EsclRequest = {
  readonly at: PinnedAddress;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly mostBytes: number;
  /** Longest time without a byte. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
  readonly onBytes?: (soFar: number, total: number | undefined) => void;
};

/** Never rejects. */
export function askScanner(request: EsclRequest): Promise<EsclAnswer | NoAnswer> {
  const { at, method, path, body, signal, silenceMs } = request;
  if (signal.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const isTls = at.url.protocol === 'https:';
    const sent = (isTls ? https : http).request({
      protocol: at.url.protocol,
      hostname: at.url.hostname.replace(/^\[|\]$/g, ''),
      port: at.url.port === '' ? undefined : at.url.port,
      path,
      method,
      lookup: pinned(at),
      agent: false,
      // A device in the local network has the certificate it made for itself; that nobody proves it is told.
      ...(isTls ? { rejectUnauthorized: !at.isLocal } : {}),
      headers: {
        Accept: '*/*',
        Connection: 'close',
        ...(body === undefined
          ? {}
          : { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(body) }),
      },
    });
    const settle = (answer: EsclAnswer | NoAnswer) => {
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
      if (typeof answer === 'string') sent.destroy();
    };
    const onAbort = () => settle('aborted');
    signal.addEventListener('abort', onAbort, { once: true });
    sent.setTimeout(silenceMs, () => settle('gone'));
    sent.once('error', (error: NodeJS.ErrnoException) =>
      settle(/CERT|SELF_SIGNED|UNABLE_TO/.test(error.code ?? '') ? 'unproved' : 'gone'),
    );
    sent.once('response', (response) => collect(request, response, settle));
    sent.end(body);
  });
}

/** Connects to the address that was judged, whatever the name stands for by now. */
function pinned({ ip, family }: PinnedAddress): LookupFunction {
  return (_host, options, done) => {
    if (options.all === true) done(null, [{ address: ip, family }]);
    else done(null, ip, family);
  };
}

function collect(
  { mostBytes, onBytes }: EsclRequest,
  response: http.IncomingMessage,
  settle: (answer: EsclAnswer | NoAnswer) => void,
): void {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const isProved = (response.socket as Partial<TLSSocket>).authorized === true;
  const length = Number(response.headers['content-length'] ?? NaN);
  const total = Number.isSafeInteger(length) ? length : undefined;
  if (total !== undefined && total > mostBytes) return settle('tooLarge');
  response.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > mostBytes) return settle('tooLarge');
    pieces.push(piece);
    onBytes?.(bytes, total);
  });
  response.once('error', () => settle('brokenOff'));
  response.once('close', () => {
    if (!response.complete) return settle('brokenOff');
    const { headers, statusCode = 0 } = response;
    const seconds = Number(headers['retry-after'] ?? NaN);
    settle({
      status: statusCode,
      location: headers.location,
      contentType: headers['content-type'] ?? '',
      retryAfterMs: seconds >= 0 ? seconds * 1_000 : undefined,
      body: Buffer.concat(pieces),
      isProved,
    });
  });
}
