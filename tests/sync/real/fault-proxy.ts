/** A TCP proxy that spoils what passes: cuts, lost replies, strangers' answers, slowness. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What happens to a request whose first line matches; `times` is how often. */
export type ProxyRule = {
  readonly when: RegExp;
  times: number;
  readonly act:
    /** Passes so many bytes more to the platform, then cuts both sides. */
    | { readonly kind: 'cutAfter'; readonly bytes: number }
    /** Lets the platform act and cuts when its reply begins. */
    | { readonly kind: 'dropReply' }
    /** Passes so many bytes of the reply, then cuts. */
    | { readonly kind: 'cutReplyAfter'; readonly bytes: number }
    /** Answers itself; the platform hears nothing. */
    | { readonly kind: 'answer'; readonly raw: string }
    | { readonly kind: 'refuse' }
    /** Passes so many bytes of the request or of the reply, then nothing more, and tells of it. */
    | {
        readonly kind: 'hold';
        readonly of: 'request' | 'reply';
        readonly bytes: number;
        readonly held: () => void;
      }
    /** Passes the reply on only after so many milliseconds. */
    | { readonly kind: 'slow'; readonly delayMs: number };
};

export type FaultProxy = {
  readonly url: string;
  rules: ProxyRule[];
  /** How often a connection was cut. */
  readonly cuts: () => number;
  /** Sends further connections to another port. */
  readonly retarget: (port: number) => void;
  readonly close: () => Promise<void>;
};

export async function openFaultProxy(firstPort: number): Promise<FaultProxy> {
  let port = firstPort;
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((station) => {
    const platform = connect(port, '127.0.0.1');
    let replyLeft = Infinity;
    let requestLeft = Infinity;
    let replyDelayMs = 0;
    let ended = (): void => cut();
    const cut = () => {
      cuts += 1;
      station.destroy();
      platform.destroy();
    };
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
    station.on('data', (data) => {
      const line = data.subarray(0, 300).toString('latin1').split('\r\n', 1)[0] ?? '';
      const rule = proxy.rules.find(({ when, times }) => times > 0 && when.test(line));
      if (rule !== undefined) {
        rule.times -= 1;
        const { act } = rule;
        if (act.kind === 'refuse') return cut();
        if (act.kind === 'answer') {
          cuts += 1;
          station.end(act.raw);
          return platform.destroy();
        }
        if (act.kind === 'cutAfter') requestLeft = act.bytes;
        if (act.kind === 'dropReply') replyLeft = 0;
        if (act.kind === 'cutReplyAfter') replyLeft = act.bytes;
        if (act.kind === 'hold') {
          ended = act.held;
          if (act.of === 'request') requestLeft = act.bytes;
          else replyLeft = act.bytes;
        }
        if (act.kind === 'slow') replyDelayMs = act.delayMs;
      }
      const passed = data.subarray(0, Math.min(requestLeft, data.length));
      requestLeft -= passed.length;
      platform.write(passed, () => (requestLeft <= 0 ? ended() : undefined));
      return undefined;
    });
    platform.on('data', (data) => {
      const passed = data.subarray(0, Math.min(replyLeft, data.length));
      replyLeft -= passed.length;
      const pass = () => station.write(passed, () => (replyLeft <= 0 ? ended() : undefined));
      if (replyDelayMs > 0) setTimeout(pass, replyDelayMs);
      else pass();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rules: [],
    cuts: () => cuts,
    retarget: (next) => {
      port = next;
      for (const socket of open) socket.destroy();
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
  return proxy;
}
