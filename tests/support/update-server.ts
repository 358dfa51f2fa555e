/** A static server for updates as a school office runs one, and the line to it without Electron. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { FeedLine } from '../../electron/update/feed-line';

/** Node's own requests in the place of Electron's: the same questions over the same network. */
export const nodeLine: FeedLine = (url, onReply, headers = {}) =>
  request(url, { agent: false, headers }, onReply);

/** Answers in the place of the file; `false`: the file after all. */
export type Instead = (name: string, asked: IncomingMessage, answer: ServerResponse) => boolean;

export type UpdateServer = {
  readonly url: string;
  /** Every request, in its order: its name and its headers. */
  readonly asked: { readonly name: string; readonly headers: IncomingMessage['headers'] }[];
  /** The folder that is handed out from now on. */
  serve: (folder: string) => void;
  /** What is answered in the place of files; nothing: files again. */
  instead: (answer?: Instead) => void;
  readonly stop: () => Promise<void>;
};

/** The first byte that is asked for; nothing when the file has none there. */
function startOf(range: string | undefined, size: number): number | undefined {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  return from < size ? from : undefined;
}

/** A line that breaks after `atOnce` bytes of every answer with this file, from wherever in it they were asked for. */
export const brokenLine =
  (file: string, bytes: Buffer, atOnce: number): Instead =>
  (name, { headers }, answer) => {
    if (name !== file) return false;
    const [from, size] = [startOf(headers.range, bytes.length) ?? 0, bytes.length];
    answer.writeHead(from === 0 ? 200 : 206, headersOf(from, size));
    const piece = bytes.subarray(from, from + atOnce);
    if (from + atOnce >= size) answer.end(piece);
    // It has left by then: nothing of it is lost.
    else answer.write(piece, () => answer.destroy());
    return true;
  };

/** Of everything from there on. */
const headersOf = (from: number, size: number) => ({
  'Content-Length': size - from,
  ...(from === 0
    ? {}
    : { 'Content-Range': `bytes ${String(from)}-${String(size - 1)}/${String(size)}` }),
});

export async function startUpdateServer(): Promise<UpdateServer> {
  let [served, other]: [string, Instead | undefined] = ['', undefined];
  const asked: UpdateServer['asked'] = [];
  const server = createServer((question, answer) => {
    const name = basename(new URL(question.url ?? '/', 'http://x').pathname);
    asked.push({ name, headers: question.headers });
    if (other?.(name, question, answer) === true) return;
    const path = join(served, name);
    void stat(path).then(
      ({ size }) => {
        const from = startOf(question.headers.range, size);
        if (from === undefined) {
          answer.writeHead(416, { 'Content-Range': `bytes */${String(size)}` }).end();
          return;
        }
        answer.writeHead(from === 0 ? 200 : 206, headersOf(from, size));
        createReadStream(path, { start: from }).pipe(answer);
      },
      () => answer.writeHead(404).end('Not Found'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/updates`,
    asked,
    serve: (folder) => (served = folder),
    instead: (answer) => (other = answer),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
