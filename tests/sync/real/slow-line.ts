/**
 * A weak line as a TCP proxy: so many bytes a second up, broken whenever so many went up. It takes from the station only
 * what it carries: what waits in the station's own buffers never was on the line.
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type SlowLine = {
  readonly url: string;
  /** Bytes that went up, with everything around them. */
  readonly carriedBytes: () => number;
  /** How often it broke. */
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};

/** What goes up at once; a second of a weak line is many of them. */
const pieceBytes = 2_048;

export async function openSlowLine(
  port: number,
  { bytesPerSecond, cutEveryBytes }: { bytesPerSecond: number; cutEveryBytes: number },
): Promise<SlowLine> {
  const open = new Set<Socket>();
  let [carried, cuts, freeAtMs, untilCut] = [0, 0, 0, cutEveryBytes];
  const breakAll = () => {
    cuts += 1;
    untilCut = cutEveryBytes;
    for (const socket of open) socket.destroy();
  };
  /** Resolves when so many bytes went up, whoever else sends. */
  const carry = async (bytes: number) => {
    freeAtMs = Math.max(freeAtMs, performance.now()) + (bytes * 1_000) / bytesPerSecond;
    const waitMs = freeAtMs - performance.now();
    // Short waits are made up for by the next ones.
    if (waitMs > 4) await new Promise((resolve) => setTimeout(resolve, waitMs));
  };
  const server = createServer({ highWaterMark: pieceBytes }, (station) => {
    const platform = connect(port, '127.0.0.1');
    for (const socket of [station, platform]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        station.destroy();
        platform.destroy();
      });
    }
    void (async () => {
      for await (const data of station as AsyncIterable<Buffer>) {
        for (let at = 0; at < data.length && !station.destroyed;) {
          const piece = data.subarray(at, at + Math.min(pieceBytes, untilCut));
          at += piece.length;
          await carry(piece.length);
          if (station.destroyed) return;
          carried += piece.length;
          untilCut -= piece.length;
          const isBroken = untilCut === 0;
          await new Promise((resolve) => platform.write(piece, resolve));
          if (isBroken) return breakAll();
        }
      }
    })().catch(() => undefined);
    platform.pipe(station);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carriedBytes: () => carried,
    cuts: () => cuts,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
