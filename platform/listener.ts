/** The HTTP listener: binds, tells where, and stops without cutting requests off. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { PlatformApp } from './http/platform-app';

export type Listener = {
  /** `http://host:port`, with the port that was free when 0 was asked. */
  readonly url: string;
  /** Takes no further requests; those under way get `graceMs` milliseconds. */
  readonly stop: (graceMs: number) => Promise<void>;
};

/** Listens on `host`:`port`. @throws when the address is taken. */
export async function listen(app: PlatformApp, host: string, port: number): Promise<Listener> {
  const answer = getRequestListener((request, bindings) => app.fetch(request, bindings));
  const server = createServer((request, response) => void answer(request, response));
  // A file of 40 MB over a line of 128 kbit/s takes 44 minutes; a silent line is found by keep-alive.
  server.requestTimeout = 0;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    stop: async (graceMs) => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}
