/** Closes in stages (RFC 9112, 9.6): who is refused while still sending reads the answer before the connection ends. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long, and how much, is still read of what was answered already. */
export type Linger = {
  readonly lingerMs: number;
  readonly lingerBytes: number;
};

/** Where a sender is looked at for having sent too much, in milliseconds. */
const lookMs = 250;

/**
 * Whatever closes a connection after its answer, while the sender is still sending, says that nothing more will come and
 * then reads on and keeps nothing. A system that closes with unread bytes resets the connection, and a reset takes the
 * answer from a sender, or a proxy in front, that did not read it yet.
 */
export function closeInStages(server: Server, linger: Linger): void {
  const newest = new WeakMap<Socket, IncomingMessage>();
  server.on('request', (request: IncomingMessage) => newest.set(request.socket, request));
  server.on('connection', (socket: Socket) => {
    const closeAtOnce = socket.destroySoon.bind(socket);
    let isLingering = false;
    socket.destroySoon = () => {
      const request = newest.get(socket);
      if (isLingering || socket.destroyed) return;
      if (request === undefined || request.complete) return closeAtOnce();
      isLingering = true;
      socket.end();
      readOn(request, linger, closeAtOnce);
    };
  });
}

/** Reads the rest of a request for nobody, up to its end or the bounds. */
function readOn(
  request: IncomingMessage,
  { lingerMs, lingerBytes }: Linger,
  close: () => void,
): void {
  const { socket } = request;
  const most = socket.bytesRead + lingerBytes;
  const looking = setInterval(
    () => (socket.bytesRead > most ? socket.destroy() : undefined),
    lookMs,
  );
  const last = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => {
    clearInterval(looking);
    clearTimeout(last);
  });
  request.once('end', close);
  // Whoever read it stopped in the middle and would hold the rest back.
  request.unpipe();
  for (const reading of ['data', 'readable']) request.removeAllListeners(reading);
  request.resume();
}
