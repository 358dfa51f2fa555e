/** The HTTP listener: binds, tells where, cuts off what only holds a place, and stops after the requests under way. */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { PlatformApp } from './http/platform-app';
import { closeInStages } from './last-answer';
import type { Linger } from './last-answer';

/**
 * Milliseconds that requests under way have at a stop. A file that takes longer on its line is cut off, keeps what arrived,
 * and goes on from there at the next start.
 */
export const stopGraceMs = 30_000;

export type Listener = {
  /** `http://host:port`, with the port that was free when 0 was asked. */
  readonly url: string;
  /** Takes no further requests; those under way get `graceMs` milliseconds. */
  readonly stop: (graceMs: number) => Promise<void>;
};

/** How patient the platform is with a sender, also with one that was answered already, and with how many at once. */
export type Patience = Linger & {
  /** A request has so long for its head, in milliseconds. */
  readonly headMs: number;
  /** A body that brings fewer than `leastBytes` in `everyMs` milliseconds is cut off: no line is as slow as that. */
  readonly everyMs: number;
  readonly leastBytes: number;
  /** Connections open at once; more are refused by the system at the door. */
  readonly connections: number;
};

/** 1 KB a minute is under a hundredth of the slowest line the station is made for (128 kbit/s). */
const usualPatience: Patience = {
  headMs: 20_000,
  everyMs: 60_000,
  leastBytes: 1024,
  connections: 10_000,
  lingerMs: 10_000,
  lingerBytes: 64 * 1024 * 1024,
};

/** Listens on `host`:`port`. @throws when the address is taken. */
export async function listen(
  app: PlatformApp,
  host: string,
  port: number,
  patience: Partial<Patience> = {},
): Promise<Listener> {
  const { headMs, connections, lingerMs, lingerBytes, ...drip } = { ...usualPatience, ...patience };
  const answer = getRequestListener((request, bindings) => app.fetch(request, bindings));
  const server = createServer(
    // A file of 40 MB over a line of 128 kbit/s takes 44 minutes: what has to move on is the body, not end by a time.
    { headersTimeout: headMs, requestTimeout: 0, connectionsCheckingInterval: headMs / 4 },
    (request, response) => void answer(request, response),
  );
  server.maxConnections = connections;
  closeInStages(server, { lingerMs, lingerBytes });
  const endCutting = cutDrips(server, drip);
  let isStopping = false;
  server.on('request', (_, response: ServerResponse) => {
    response.once('close', () => {
      // Its connection is kept for a next request, for which nobody is here any more.
      if (isStopping) setImmediate(() => server.closeIdleConnections());
    });
  });
  return {
    url: await bind(server, host, port),
    stop: async (graceMs) => {
      isStopping = true;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
      endCutting();
    },
  };
}

/** Binds a server; answers `http://host:port`, with the port that was free when 0 was asked. @throws when the address is taken. */
export async function bind(server: Server, host: string, port: number): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

/** Looks every `everyMs` at the bodies under way and resets those that stand still; the answer ends it. */
function cutDrips(
  server: Server,
  { everyMs, leastBytes }: Pick<Patience, 'everyMs' | 'leastBytes'>,
): () => void {
  const reading = new Map<IncomingMessage, number>();
  server.on('request', (request: IncomingMessage) => {
    if (request.complete) return;
    // The first look only notes where it stands: it may come a moment after the request.
    reading.set(request, Number.NEGATIVE_INFINITY);
    request.once('close', () => reading.delete(request));
  });
  const looking = setInterval(() => {
    for (const [request, before] of reading) {
      const { bytesRead } = request.socket;
      // A body that waits for us, because a disk is slow, is not the sender's fault.
      const waitsForUs = request.readableLength > 0;
      if (request.complete) reading.delete(request);
      else if (bytesRead - before < leastBytes && !waitsForUs) request.socket.resetAndDestroy();
      else reading.set(request, bytesRead);
    }
  }, everyMs);
  return () => clearInterval(looking);
}
