/** A door before a real platform: what a test has it refuse is answered there, everything else goes through. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:http';
import { problemBase } from '../../shared/protocol/messages';

/** An answer as it goes over the line. */
type Said = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The line ends in the middle of it. */
  readonly cut?: true;
};

type Asked = { readonly method: string; readonly path: string; readonly body: string };

export type PickyPlatform = {
  readonly url: string;
  /** Judges every request from now on, those under way are cut off; `undefined` lets one through. */
  readonly judgeBy: (judge: (asked: Asked) => Said | undefined) => void;
  readonly stop: () => Promise<void>;
};

/** A problem as RFC 9457 has it. */
export function problem(status: number, kind: string, more: object = {}): Said {
  const body = { type: problemBase + kind, title: '请求内容不符合接口规定', status, ...more };
  return { status, type: 'application/problem+json', body: JSON.stringify(body) };
}

/** Lets everything through until it is told how to judge. */
export async function pickyPlatform(targetUrl: string): Promise<PickyPlatform> {
  let judge: (asked: Asked) => Said | undefined = () => undefined;
  const server = createServer((asked, reply) => {
    void bodyOf(asked).then((body) => {
      const { method = 'GET', url: path = '/' } = asked;
      const said = judge({ method, path, body: body.toString('utf8') });
      if (said !== undefined) {
        reply.writeHead(said.status, { 'Content-Type': said.type, ...said.headers });
        if (said.cut === true) reply.write(said.body, () => reply.destroy());
        else reply.end(said.body);
        return;
      }
      const headers = { ...asked.headers };
      delete headers.host;
      const through = request(new URL(path, targetUrl), { method, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      });
      through.on('error', () => reply.destroy());
      reply.on('close', () => through.destroy());
      through.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    judgeBy: (next) => {
      judge = next;
      server.closeAllConnections();
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
