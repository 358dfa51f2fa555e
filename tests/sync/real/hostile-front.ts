/** Stands where the platform was and answers as one that means harm, until it lets everything pass again. */
import { once } from 'node:events';
import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const megabyte = Buffer.alloc(1024 * 1024, '0');
/** 256 MiB as 260 kB. */
const bomb = gzipSync(Buffer.alloc(256 * megabyte.length));
const page = `<!DOCTYPE html><html><body>${'5'.repeat(megabyte.length)}</body></html>`;

type Harm = (request: IncomingMessage, response: ServerResponse) => void;
const json = { 'Content-Type': 'application/json' };

export const harms = {
  'a bomb of gzip': (_, response) => {
    response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' }).end(bomb);
  },
  'an answer without end': (_, response) => {
    response.writeHead(200, json);
    const more = () => {
      while (!response.destroyed && response.write(megabyte));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  'a slow drip': (_, response) => {
    response.writeHead(200, json);
    const drip = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(drip));
  },
  'a drip of heads that are none': ({ socket }, response) => {
    const drip = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
    response.once('close', () => clearInterval(drip));
  },
  'a head without end': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = () => {
      while (!socket.destroyed && socket.write(`X-${'a'.repeat(900)}: b\r\n`));
      if (!socket.destroyed) socket.once('drain', more);
    };
    more();
  },
  'nothing but 500': (_, response) => {
    response.writeHead(500, { 'Content-Type': 'text/html' }).end(page);
  },
  'redirects in a ring': ({ url = '/' }, response) => {
    response.writeHead(307, { Location: url }).end();
  },
  'a tree without end of JSON': (_, response) => {
    response.writeHead(200, json).end('['.repeat(2 * megabyte.length));
  },
  'a body that it never reads': (request) => {
    request.pause();
  },
} as const satisfies Record<string, Harm>;

export type HostileFront = {
  readonly url: string;
  /** What befalls everybody from now on; nothing lets them pass. */
  harm: keyof typeof harms | undefined;
  /** Requests that were answered so. */
  readonly harmed: () => number;
  readonly close: () => Promise<void>;
};

/** Opens the front before the platform at `behind`. */
export async function openHostileFront(behind: string): Promise<HostileFront> {
  let harmed = 0;
  const server = http.createServer((request, response) => {
    if (front.harm !== undefined) {
      harmed += 1;
      response.shouldKeepAlive = false;
      harms[front.harm](request, response);
      return;
    }
    const { method, headers, url = '/' } = request;
    const passed = http.request(new URL(url, behind), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.once('error', () => response.destroy());
    response.once('close', () => passed.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const front: HostileFront = {
    url: `http://127.0.0.1:${port}`,
    harm: undefined,
    harmed: () => harmed,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return front;
}
