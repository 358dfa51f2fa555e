/** Whoever is refused while still sending gets the answer, also through a proxy that reads it only after it sent all. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../platform/database/database';
import type { HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform } from '../support/platform-host';
import type { TestStation } from '../support/platform-station';

const [lingerMs, lingerBytes] = [2_000, 32 * 1024 * 1024];
const tooMuch = Buffer.alloc(9_000_000, 'x');

let end = async (): Promise<void> => undefined;
let platform: HostedPlatform;
let station: TestStation;
beforeAll(async () => {
  const kind = await databaseKinds.embedded();
  const database: Database = await kind.open();
  platform = await hostPlatform(database, {}, { lingerMs, lingerBytes });
  end = async () => {
    await platform.stop();
    await database.close();
    await kind.end();
  };
  station = await platform.pairStation();
});
afterAll(() => end());

/** A connection that was told to end with its one answer, as many proxies tell each of theirs; nothing of it is read. */
async function asked(headers: Readonly<Record<string, string | number>>): Promise<Socket> {
  const { hostname, port } = new URL(platform.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const all = { Host: 'x', Connection: 'close', 'Content-Type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /v1/number-blocks HTTP/1.1\r\n${lines.join('')}\r\n`);
  return socket;
}

const written = (socket: Socket, bytes: Buffer | string): Promise<Error | null | undefined> =>
  new Promise((resolve) => void socket.write(bytes, resolve));

/** Resolves with what kept the rest from being sent. */
async function sentForEver(socket: Socket, piece: Buffer): Promise<Error> {
  for (;;) {
    const broke = await written(socket, piece);
    if (broke !== undefined && broke !== null) return broke;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const authorization = () => ({ Authorization: `Bearer ${station.token}` });

test.each([1, 2, 3])(
  'a body that is too large is refused before it is read: round %i',
  async () => {
    const socket = await asked({ ...authorization(), 'Content-Length': tooMuch.length });
    expect(await written(socket, tooMuch)).toBeFalsy();
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 .*request-too-large/s);
  },
);

test('a body of unknown length is refused where it becomes too large', async () => {
  const socket = await asked({ ...authorization(), 'Transfer-Encoding': 'chunked' });
  const twice = tooMuch.length * 2;
  await written(socket, `${twice.toString(16)}\r\n`);
  for (const piece of [tooMuch, tooMuch]) expect(await written(socket, piece)).toBeFalsy();
  await written(socket, '\r\n0\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 .*request-too-large/s);
});

test('nobody without a token loses the answer', async () => {
  const socket = await asked({ 'Content-Length': tooMuch.length });
  expect(await written(socket, tooMuch)).toBeFalsy();
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 401 /);
});

test('a sender that never ends is cut off: a slow one after its time, a fast one after so many bytes', async () => {
  const endless = { ...authorization(), 'Content-Length': 1_000_000_000_000 };
  const begunMs = performance.now();
  const slow = await asked(endless);
  await sentForEver(slow, Buffer.alloc(1_000));
  const tookMs = performance.now() - begunMs;
  expect(tookMs).toBeGreaterThan(lingerMs - 500);
  expect(tookMs).toBeLessThan(lingerMs + 3_000);

  const fast = await asked(endless);
  await sentForEver(fast, tooMuch);
  expect(performance.now() - begunMs - tookMs).toBeLessThan(lingerMs - 500);
});
