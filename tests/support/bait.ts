/** A server of this computer that counts who comes: what is refused never arrives. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Bait = {
  /** Where it listens, without a slash at the end. */
  readonly address: string;
  /** Paths that were asked for, and forgets them. */
  readonly taken: () => string[];
  readonly close: () => void;
};

/** Listens on a port of its own; answers everything with a page that says so. */
export async function layBait(): Promise<Bait> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<title>reached</title>');
  });
  server.on('upgrade', (request, socket) => {
    asked.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    taken: () => asked.splice(0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
