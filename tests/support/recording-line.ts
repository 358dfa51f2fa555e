/** A line before a platform that keeps every request as it came over the wire, to be sent once more. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type KeptRequest = {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: Buffer;
};

export type RecordingLine = {
  readonly url: string;
  /** In the order in which they were answered. */
  readonly kept: readonly KeptRequest[];
  /** Sends one of them once more; answers the status. */
  readonly again: (kept: KeptRequest) => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Opens it on any free port before the platform at `url`. */
export async function openRecordingLine(url: string): Promise<RecordingLine> {
  const kept: KeptRequest[] = [];
  const server = createServer((asked, answer) => {
    void (async () => {
      const { method = '', url: path = '', rawHeaders: headers } = asked;
      const one = { method, path, headers, body: await buffer(asked) };
      const reply = await send(url, one);
      kept.push(one);
      answer.writeHead(reply.statusCode ?? 502, reply.statusMessage, reply.rawHeaders);
      reply.pipe(answer);
    })().catch(() => answer.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    again: async (one) => {
      const reply = await send(url, one);
      await buffer(reply);
      return reply.statusCode ?? 0;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function send(url: string, { method, path, headers, body }: KeptRequest) {
  const { hostname: host, port } = new URL(url);
  const given = { host, port, method, path, headers: [...headers], setHost: false, agent: false };
  const sent = request(given);
  sent.end(body);
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  return reply;
}
