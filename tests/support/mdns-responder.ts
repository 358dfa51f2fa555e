/**
 * A second speaker of multicast DNS (RFC 6762, RFC 6763), written for itself: it answers for scanners on the loopback
 * network, on a port of its own, so that neither real scanners nor other computers hear it or are heard.
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const group = '224.0.0.251';
const loopback = '127.0.0.1';
const types = { a: 1, ptr: 12, txt: 16, srv: 33 } as const;

export type Announcement = {
  readonly type: 'uscan' | 'uscans';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly txt: readonly string[];
};

const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
const labels = (...names: readonly string[]) =>
  Buffer.concat([
    ...names.flatMap((name) => {
      const bytes = Buffer.from(name);
      return [Buffer.from([bytes.length]), bytes];
    }),
    Buffer.from([0]),
  ]);

function record(name: Buffer, type: number, data: Buffer): Buffer {
  return Buffer.concat([name, u16(type), u16(1), u32(120), u16(data.length), data]);
}

/** PTR, SRV, TXT and A of one announcement, as a response. */
export function responseFor({ type, name, host, port, address, txt }: Announcement): Buffer {
  const service = labels(`_${type}`, '_tcp', 'local');
  const instance = labels(name, `_${type}`, '_tcp', 'local');
  const target = labels(host, 'local');
  const texts = txt.map((one) => {
    const bytes = Buffer.from(one);
    return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  });
  const answers = [
    record(service, types.ptr, instance),
    record(instance, types.srv, Buffer.concat([u16(0), u16(0), u16(port), target])),
    record(instance, types.txt, Buffer.concat(texts)),
    record(target, types.a, Buffer.from(address.split('.').map(Number))),
  ];
  const head = Buffer.concat([0, 0x8400, 0, answers.length, 0, 0].map(u16));
  return Buffer.concat([head, ...answers]);
}

export type MdnsResponder = {
  /** For `discoverScanners`. */
  readonly place: { readonly interface: string; readonly bind: string; readonly port: number };
  /** How many questions for a kind of service were heard. */
  readonly asked: (type: Announcement['type']) => number;
  readonly close: () => Promise<void>;
};

/** Answers each question for a service with its announcements, and with whatever `also` holds. */
export async function startMdnsResponder(
  announcements: readonly Announcement[],
  also: readonly Buffer[] = [],
): Promise<MdnsResponder> {
  const port = await freePort();
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.bind(port, '0.0.0.0');
  await once(socket, 'listening');
  socket.addMembership(group, loopback);
  socket.setMulticastInterface(loopback);
  const asked = new Map<string, number>();
  socket.on('message', (message) => {
    const type = questionIn(message);
    if (type === undefined) return;
    asked.set(type, (asked.get(type) ?? 0) + 1);
    const answers = announcements.filter((one) => one.type === type).map(responseFor);
    for (const answer of [...also, ...answers]) socket.send(answer, port, group);
  });
  return {
    place: { interface: loopback, bind: '0.0.0.0', port },
    asked: (type) => asked.get(type) ?? 0,
    close: () => closed(socket),
  };
}

/** The kind of scanner that a query asks for; only its first question is read, and no compressed name. */
function questionIn(message: Buffer): Announcement['type'] | undefined {
  const isQuery = message.length > 12 && (message.readUInt16BE(2) & 0x8000) === 0;
  if (!isQuery || message.readUInt16BE(4) === 0) return undefined;
  for (const type of ['uscan', 'uscans'] as const) {
    const name = labels(`_${type}`, '_tcp', 'local');
    const end = 12 + name.length;
    if (!message.subarray(12, end).equals(name)) continue;
    const wanted = message.readUInt16BE(end);
    return wanted === types.ptr || wanted === 255 ? type : undefined;
  }
  return undefined;
}

/** A port that the system gives out; whoever binds it next shares it by `reuseAddr`. */
async function freePort(): Promise<number> {
  const probe = createSocket({ type: 'udp4', reuseAddr: true });
  probe.bind(0, '0.0.0.0');
  await once(probe, 'listening');
  const { port } = probe.address();
  await closed(probe);
  return port;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
