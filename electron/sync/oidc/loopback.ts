/** Where the browser brings the answer of a log-in: one page on this computer's own address (RFC 8252, 7.3). */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const callbackPath = '/callback';

/** What the person reads in the browser; plain texts. */
export type LoopbackWords = { readonly done: string; readonly notOurs: string };

export type Loopback = {
  readonly redirectUri: string;
  readonly close: () => void;
};

/**
 * Listens on 127.0.0.1 at a free port. `take` judges each answer: what it does not take is answered 400, and the
 * next one is waited for, so that no other page of the browser can end a log-in. @throws when no port is to be had.
 */
export async function openLoopback(
  take: (url: URL) => boolean,
  words: LoopbackWords,
): Promise<Loopback> {
  let host = '';
  const server = createServer((request, response) => {
    const url = ourUrl(request, host);
    const taken = url !== undefined && take(url);
    answer(response, taken ? 200 : 400, taken ? words.done : words.notOurs);
  });
  server.maxConnections = 8;
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirectUri: `http://${host}${callbackPath}`,
    close: () => {
      server.close();
      // Whoever is answered at this moment still reads it.
      server.closeIdleConnections();
    },
  };
}

/** Another host is a name that somebody made point here. */
function ourUrl({ method, url = '', headers }: IncomingMessage, host: string): URL | undefined {
  if (method !== 'GET' || headers.host !== host || url.length > 8_000) return undefined;
  try {
    const parsed = new URL(url, `http://${host}`);
    return parsed.host === host && parsed.pathname === callbackPath ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  });
  response.end(text);
}
