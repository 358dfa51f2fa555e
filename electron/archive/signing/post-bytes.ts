/** One POST of bytes and the bytes that come back, bounded in size and time; nothing is followed and nothing kept open. */
import http from 'node:http';
import https from 'node:https';
import type { CancelSignal } from '../../../shared/sync/cancel';
import { usualTrust } from '../../sync/trusted-authorities';

export type BytesAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly type: string;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'tooLarge' };

export type BytesRequest = {
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
  readonly mostBytes: number;
  /** Of the whole exchange: a server that drips one byte a second gets no more than one that says nothing. */
  readonly timeLimitMs: number;
  readonly cancel: CancelSignal;
};

/** Never rejects. Certificates of https are verified by the authorities that this computer trusts. */
export function postBytes(request: BytesRequest): Promise<BytesAnswer> {
  const { url, body, mostBytes, timeLimitMs, cancel } = request;
  return new Promise((resolve) => {
    const headers = {
      'Accept-Encoding': 'identity',
      ...request.headers,
      'Content-Length': String(body.byteLength),
    };
    const options = { method: 'POST', headers, agent: false };
    const sent =
      url.protocol === 'https:'
        ? https.request(url, { ...options, ...usualTrust() })
        : http.request(url, options);
    const settle = (answer: BytesAnswer) => {
      clearTimeout(timer);
      unlisten();
      resolve(answer);
      sent.destroy();
    };
    const fail = () => settle({ kind: 'noAnswer' });
    const timer = setTimeout(fail, timeLimitMs);
    const unlisten = cancel.onCancel(fail);
    sent.on('error', fail);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.byteLength;
        if (bytes > mostBytes) settle({ kind: 'tooLarge' });
        else parts.push(part);
      });
      response.on('error', fail);
      response.on('close', () => {
        if (!response.complete) return fail();
        settle({
          kind: 'answered',
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: new Uint8Array(Buffer.concat(parts)),
        });
      });
    });
    sent.end(body);
  });
}
