/** The wire over node:http and node:https: kept-alive connections, limits on time and size, nothing followed. */
import http from 'node:http';
import https from 'node:https';
import type { LineTrouble, WireAnswer } from '../../shared/sync/ports';
import { trusting, usualTrust } from './trusted-authorities';
import type { Wire, WireRequest } from './wire';

/** Largest answer that is read, in bytes. */
const largestAnswerBytes = 7 * 1024 * 1024;
const connectionsPerHost = 4;
/** A connection that brought an answer before may have been closed by the other side meanwhile. */
const staleCodes = ['ECONNRESET', 'EPIPE'];

export type HttpWire = {
  readonly wire: Wire;
  /** Closes idle connections. */
  readonly close: () => void;
};

/**
 * Opens the wire. Certificates are always verified: by `authorities` (PEM), or else by those this computer trusts; there is
 * no way to turn that off.
 */
export function openHttpWire(authorities?: readonly string[]): HttpWire {
  const own = authorities === undefined ? undefined : trusting(authorities);
  const trust = () => own ?? usualTrust();
  const options = { keepAlive: true, maxSockets: connectionsPerHost, scheduling: 'lifo' as const };
  const agents = { plain: new http.Agent(options), tls: new https.Agent(options) };
  return {
    wire: async (request) => {
      const answer = await exchange(request, trust, agents);
      if (answer !== 'stale') return answer;
      const again = await exchange(request, trust);
      return again === 'stale' ? { kind: 'noAnswer', trouble: 'reset' } : again;
    },
    close: () => {
      agents.plain.destroy();
      agents.tls.destroy();
    },
  };
}

type Trust = typeof usualTrust;
type Agents = { readonly plain: http.Agent; readonly tls: https.Agent };

/**
 * `stale`: a kept connection turned out to be closed before anything came back; every request may be repeated but those
 * with a piece of a file.
 * Without agents a fresh connection is used.
 */
function exchange(
  request: WireRequest,
  trust: Trust,
  agents?: Agents,
): Promise<WireAnswer | 'stale'> {
  // What is never begun leaves no request whose end nobody listens to.
  if (request.cancel.cancelled) return Promise.resolve({ kind: 'noAnswer', trouble: 'cancelled' });
  return new Promise((resolve) => {
    const sent = open(request, trust, agents);
    let settled = false;
    const settle = (answer: WireAnswer | 'stale') => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      unlisten();
      resolve(answer);
    };
    const give = (trouble: LineTrouble) => {
      settle({ kind: 'noAnswer', trouble });
      sent.destroy();
    };
    const timer = setTimeout(() => give('timedOut'), request.timeLimitMs);
    const unlisten = request.cancel.onCancel(() => give('cancelled'));
    let answering = false;
    sent.on('response', (response) => {
      answering = true;
      if (request.save !== undefined && isFile(response)) {
        void saved(response, request.save, settle, give);
      } else collect(response, settle, give);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A server that refuses early closes while we still send: its answer counts, not our broken pipe.
      if (answering) return;
      // Of a piece of a file some may have arrived: repeated as it is, the platform would refuse all of it.
      const isWhole = !(request.body instanceof Uint8Array);
      const stale = isWhole && sent.reusedSocket && staleCodes.includes(error.code ?? '');
      if (stale) settle('stale');
      else give(troubleOf(error));
    });
    sent.on('close', () => {
      if (!answering) give('reset');
    });
    sent.end(request.body);
  });
}

function open(
  { method, url, headers, body }: WireRequest,
  trust: Trust,
  agents: Agents | undefined,
): http.ClientRequest {
  const lengths =
    body === undefined && (method === 'GET' || method === 'HEAD')
      ? {}
      : { 'Content-Length': body === undefined ? 0 : Buffer.byteLength(body) };
  const all = { 'Accept-Encoding': 'identity', ...headers, ...lengths };
  return url.startsWith('https:')
    ? https.request(url, { method, headers: all, agent: agents?.tls ?? false, ...trust() })
    : http.request(url, { method, headers: all, agent: agents?.plain ?? false });
}

function collect(
  response: http.IncomingMessage,
  settle: (answer: WireAnswer) => void,
  give: (trouble: LineTrouble) => void,
): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > largestAnswerBytes) give('tooLarge');
    else parts.push(part);
  });
  response.on('error', () => give('truncated'));
  response.on('close', () => {
    if (!response.complete) return give('truncated');
    settle({
      kind: 'answered',
      status: response.statusCode ?? 0,
      headers: plainHeaders(response.headers),
      body: Buffer.concat(parts).toString('utf8'),
    });
  });
}

function isFile({ statusCode, headers }: http.IncomingMessage): boolean {
  return statusCode === 200 && headers['content-type'] === 'application/octet-stream';
}

async function saved(
  response: http.IncomingMessage,
  save: NonNullable<WireRequest['save']>,
  settle: (answer: WireAnswer) => void,
  give: (trouble: LineTrouble) => void,
): Promise<void> {
  try {
    await save(whole(response));
    settle({ kind: 'answered', status: 200, headers: plainHeaders(response.headers), body: '' });
  } catch {
    give('truncated');
  }
}

/** The pieces of an answer; ends by an error where not all of them came. */
async function* whole(response: http.IncomingMessage): AsyncGenerator<Uint8Array> {
  yield* response as AsyncIterable<Buffer>;
  if (!response.complete) throw new Error('The answer is not whole');
}

function plainHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

function troubleOf({ code = '' }: NodeJS.ErrnoException): LineTrouble {
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) return 'reset';
  if (code === 'ETIMEDOUT') return 'timedOut';
  if (code === 'ERR_INVALID_URL' || code === 'ERR_INVALID_PROTOCOL') return 'addressInvalid';
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)
    ? 'notTrusted'
    : 'unreachable';
}
