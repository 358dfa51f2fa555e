/** A TCP proxy that spoils what passes: cuts, lost, late, doubled and foreign answers, bytes one by one, garbage. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { SpoiltLine } from './spoilt-line';

/** Which of the two that pass: what the station says, or what the platform answers. */
type Side = 'request' | 'reply';

export type ProxyAct =
  /** Passes so many bytes more to the platform, then cuts both sides. */
  | { readonly kind: 'cutAfter'; readonly bytes: number }
  /** Lets the platform act and cuts when its reply begins. */
  | { readonly kind: 'dropReply' }
  /** Passes so many bytes of the reply, then cuts. */
  | { readonly kind: 'cutReplyAfter'; readonly bytes: number }
  /** Passes so many bytes, then resets both sides (RST instead of FIN). */
  | { readonly kind: 'reset'; readonly of: Side; readonly bytes: number }
  /** Answers itself and closes; the platform hears nothing. */
  | { readonly kind: 'answer'; readonly raw: string | Buffer }
  | { readonly kind: 'refuse' }
  /** Passes so many bytes of the request or of the reply, then nothing more, and tells of it. */
  | { readonly kind: 'hold'; readonly of: Side; readonly bytes: number; readonly held: () => void }
  /** Passes the reply on only after so many milliseconds. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Passes so many bytes one by one. */
  | { readonly kind: 'sliced'; readonly of: Side; readonly bytes: number }
  /** Brings the request a second time over a line of its own: beside the first, or so much later. */
  | { readonly kind: 'twice'; readonly laterMs?: number }
  /** Puts these bytes before the request. */
  | { readonly kind: 'garbled'; readonly before: Buffer }
  /** Turns over one bit of what the request has below its head. */
  | { readonly kind: 'corrupted' }
  /** Passes so many bytes of the request, then says no more in one direction, which the other one may not notice. */
  | {
      readonly kind: 'halfClosed';
      readonly towards: 'station' | 'platform';
      readonly bytes: number;
    }
  /** Passes the whole reply on as something else. */
  | { readonly kind: 'changed'; readonly change: (whole: Buffer) => Buffer }
  /** Passes the reply but for its last byte; that one comes so much later. */
  | { readonly kind: 'lateEnd'; readonly laterMs: number }
  /** Remembers the first reply, as a bad cache does, and gives it to everybody after. */
  | { readonly kind: 'remembered'; reply?: Buffer }
  /** Two replies change places; one that finds no other goes where it belongs. */
  | { readonly kind: 'swapped'; waiting?: ((other: Buffer) => Buffer) | undefined };

/** What happens to a request whose first line matches; `times` is how often. */
export type ProxyRule = { readonly when: RegExp; times: number; readonly act: ProxyAct };

export type FaultProxy = {
  readonly url: string;
  rules: ProxyRule[];
  /** How often a connection was cut. */
  readonly cuts: () => number;
  /** How many repeated requests are on their way to the platform. */
  readonly echoes: () => number;
  /** Sends further connections to another port. */
  readonly retarget: (port: number) => void;
  readonly close: () => Promise<void>;
};

/** Opens the proxy on any free port; what passes goes to `firstPort` of this machine. */
export async function openFaultProxy(firstPort: number): Promise<FaultProxy> {
  let port = firstPort;
  let cuts = 0;
  let echoes = 0;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    return socket;
  };
  const toPlatform = () => keep(connect({ port, host: '127.0.0.1', allowHalfOpen: true }));
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const line = new SpoiltLine(keep(socket), toPlatform(), {
      another: toPlatform,
      noteCut: () => (cuts += 1),
      noteEcho: (by) => (echoes += by),
    });
    socket.on('data', (data) => line.ask(data, findRule(proxy.rules, data)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rules: [],
    cuts: () => cuts,
    echoes: () => echoes,
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

function findRule(rules: readonly ProxyRule[], data: Buffer): ProxyRule | undefined {
  const [line = ''] = data.subarray(0, 300).toString('latin1').split('\r\n', 1);
  const rule = rules.find(({ when, times }) => times > 0 && when.test(line));
  if (rule !== undefined) rule.times -= 1;
  return rule;
}
