/** A static server for updates as a school office runs one, and the line to it without Electron. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { FeedLine } from '../../electron/update/feed-line';

/** Node's own requests in the place of Electron's: the same questions over the same network. */
export const nodeLine: FeedLine = (url, onReply) => request(url, { agent: false }, onReply);

/** Answers in the place of the file; `false`: the file after all. */
type Instead = (name: string, asked: IncomingMessage, answer: ServerResponse) => boolean;

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
        answer.writeHead(200, { 'Content-Length': size });
        createReadStream(path).pipe(answer);
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
