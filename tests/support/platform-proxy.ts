/** A line that breaks: forwards TCP to a platform and cuts connections after so many bytes. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export type BreakingLine = {
  readonly url: string;
  /** Bytes sent towards the platform so far, headers included. */
  readonly sentBytes: () => number;
  readonly cuts: () => number;
  readonly stop: () => Promise<void>;
};

/** Cuts the line each time another entry of `cutAfterBytes` (a running total) is reached. */
export async function breakingLine(
  targetUrl: string,
  cutAfterBytes: readonly number[],
): Promise<BreakingLine> {
  const target = new URL(targetUrl);
  const left = [...cutAfterBytes];
  const open = new Set<() => void>();
  let sent = 0;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const cut = () => {
      open.delete(cut);
      client.destroy();
      upstream.destroy();
    };
    open.add(cut);
    client.on('data', (chunk) => {
      sent += chunk.length;
      upstream.write(chunk);
      if (left[0] !== undefined && sent >= left[0]) {
        left.shift();
        cuts += 1;
        cut();
      }
    });
    upstream.on('data', (chunk) => client.write(chunk));
    for (const socket of [client, upstream]) socket.on('error', cut).on('close', cut);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sentBytes: () => sent,
    cuts: () => cuts,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const cut of open) cut();
      await closed;
    },
  };
}
