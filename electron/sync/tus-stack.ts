/** tus-js-client over our wire: only the one upload's address, only answers that make sense. */
import { createHash } from 'node:crypto';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { cancelSource } from '../../shared/sync/cancel';
import type { ChunkSize } from '../../shared/sync/chunk-size';
import type { FileUpload, WireAnswer } from '../../shared/sync/ports';
import type { Wire, WireRequest } from './wire';

export type MeasuredWire = {
  readonly wire: Wire;
  readonly chunkSize: ChunkSize;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
};

/** What is sent: only how much it is matters here. */
export type SentFile = Pick<FileUpload, 'budget' | 'cancel' | 'chunkTimeLimitMs'> & {
  readonly bytes: { readonly length: number };
  /** Of all of it, where it is known. */
  readonly sha256?: string;
};

type Answered = Extract<WireAnswer, { kind: 'answered' }>;

export type TusStack = {
  readonly httpStack: HttpStack;
  /** What came back last, believed or not. */
  readonly lastAnswer: () => WireAnswer | undefined;
  readonly requestCount: () => number;
};

/**
 * The stack for one upload at `url`. An answer that is not exactly what tus asks for fails the request, whatever its
 * status: a portal's page, an offset that does not fit. The Location of a creation is replaced by the address that
 * is known anyway: the token goes nowhere else.
 */
export function tusStack(
  { wire, chunkSize, nowMs }: MeasuredWire,
  url: string,
  file: SentFile,
): TusStack {
  let last: WireAnswer | undefined;
  let count = 0;
  const createRequest = (method: string, address: string): HttpRequest => {
    const headers: Record<string, string> = {};
    const stop = cancelSource();
    return {
      getMethod: () => method,
      getURL: () => address,
      setHeader: (name, value) => {
        headers[name] = value;
      },
      getHeader: (name) => headers[name],
      setProgressHandler: () => undefined,
      getUnderlyingObject: () => undefined,
      abort: async () => stop.cancel(),
      send: async (body: unknown) => {
        count += 1;
        const bytes = body instanceof Uint8Array ? body : undefined;
        if (bytes !== undefined) headers['Upload-Checksum'] = checksumOf(bytes, file);
        if (bytes !== undefined) await file.budget.pay(bytes.length, file.cancel);
        if (stop.signal.cancelled) {
          last = { kind: 'noAnswer', trouble: 'cancelled' };
          throw new Error('The upload was cancelled');
        }
        const startedMs = nowMs();
        last = await wire({
          method: method as WireRequest['method'],
          url: address,
          headers,
          ...(bytes === undefined ? {} : { body: bytes }),
          timeLimitMs: file.chunkTimeLimitMs,
          cancel: stop.signal,
        });
        const from = Number(headers['Upload-Offset'] ?? 0);
        if (last.kind === 'noAnswer' || !fits(last, method, from, bytes?.length ?? 0, file)) {
          if (bytes !== undefined) chunkSize.broke();
          throw new Error('The upload stopped');
        }
        if (bytes !== undefined) chunkSize.arrived(bytes.length, nowMs() - startedMs);
        return response(last, url);
      },
    };
  };
  return {
    httpStack: { createRequest, getName: () => 'StationWire' },
    lastAnswer: () => last,
    requestCount: () => count,
  };
}

/** Whether an answer is the one that tus 1.0 gives to a request that went well. */
function fits(
  { status, headers }: Answered,
  method: string,
  from: number,
  sent: number,
  file: SentFile,
): boolean {
  const offset = wholeNumber(headers['upload-offset']);
  switch (method) {
    case 'HEAD':
      return (
        status === 200 &&
        wholeNumber(headers['upload-length']) === file.bytes.length &&
        offset !== undefined &&
        offset <= file.bytes.length
      );
    case 'POST':
      return status === 201 && offset !== undefined && offset <= file.bytes.length;
    default:
      return status === 204 && offset !== undefined && offset > from && offset <= from + sent;
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** tus' own header for a chunk; a chunk that is the whole file has its name as digest. */
function checksumOf(bytes: Uint8Array, file: SentFile): string {
  const known = bytes.length === file.bytes.length ? file.sha256 : undefined;
  const hex = known ?? createHash('sha256').update(bytes).digest('hex');
  return `sha256 ${Buffer.from(hex, 'hex').toString('base64')}`;
}

function response({ status, headers, body }: Answered, url: string): HttpResponse {
  return {
    getStatus: () => status,
    getHeader: (name) => (name.toLowerCase() === 'location' ? url : headers[name.toLowerCase()]),
    getBody: () => body,
    getUnderlyingObject: () => undefined,
  };
}
