/** A connection to the platform that says only what a test writes. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** Resolves once it is there. */
export async function openedSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A reset is one of the ways to be cut off.
  socket.on('error', () => undefined);
  // Unread, what the platform says last would keep the end from being heard.
  socket.resume();
  await once(socket, 'connect');
  return socket;
}
