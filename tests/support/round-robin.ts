/** A load balancer: each request goes to the next of several platforms, whatever connection it came by. */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RoundRobin = {
  readonly url: string;
  /** How many requests went to each. */
  readonly turns: readonly number[];
  readonly stop: () => Promise<void>;
};

/** What speaks of one connection only (RFC 9110, 7.6.1). */
const ofOneConnection = ['connection', 'keep-alive'];

/** Opens it on any free port before the platforms at `urls`. */
export async function openRoundRobin(urls: readonly string[]): Promise<RoundRobin> {
  // A kept connection may be closed by the platform at the moment it is used again: each request has its own.
  const agent = new Agent({ keepAlive: false });
  const turns = urls.map(() => 0);
  let next = 0;
  // A head is the platform's to judge.
  const server = createServer({ maxHeaderSize: 1_000_000, requestTimeout: 0 }, (asked, answer) => {
    const turn = next;
    next = (next + 1) % urls.length;
    turns[turn] = (turns[turn] ?? 0) + 1;
    forward(asked, answer, { agent, base: new URL(urls[turn] ?? '') });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turns,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

function forward(
  asked: IncomingMessage,
  answer: ServerResponse,
  { agent, base }: { readonly agent: Agent; readonly base: URL },
): void {
  const passed = request({
    ...{ agent, host: base.hostname, port: base.port, setHost: false },
    ...{ method: asked.method, path: asked.url, headers: passable(asked.rawHeaders) },
  });
  let isAnswered = false;
  passed.on('response', (reply) => {
    isAnswered = true;
    answer.writeHead(reply.statusCode ?? 502, reply.statusMessage, passable(reply.rawHeaders));
    reply.pipe(answer);
    reply.on('error', () => answer.destroy());
  });
  // A platform that refuses early closes while the station still sends: its answer counts.
  passed.on('error', () => (isAnswered ? undefined : answer.destroy()));
  asked.pipe(passed);
  // Whoever was answered early still sends, and asks the next thing behind it: unread, both would wait for ever.
  passed.on('close', () => asked.resume());
  // Whoever goes away goes away from the platform as well.
  answer.on('close', () => (answer.writableFinished ? undefined : passed.destroy()));
}

function passable(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter(
    (_, at) => !ofOneConnection.includes((rawHeaders[at - (at % 2)] ?? '').toLowerCase()),
  );
}
