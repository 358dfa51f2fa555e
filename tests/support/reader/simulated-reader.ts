/**
 * A reader for identity cards that is plugged into a pseudo terminal by socat: the program opens its end as a serial port,
 * this is the security module behind the other end. It shares no code with the program.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type ReaderFaults = {
  /** So many answers have a wrong check sum. */
  wrongChecksums?: number;
  /** Every answer comes in pieces of so many bytes. */
  pieceBytes?: number;
  /** Comes before every answer. */
  garbage?: Uint8Array;
  silent?: boolean;
  /** The module says so instead of what was asked. */
  status?: number;
  /** The card is taken away after it was found, so many times. */
  movedAfterFinding?: number;
  /** The reader is pulled out in the middle of reading. */
  unplugWhileReading?: boolean;
  /** Like a module that starts anew, an answer to something else comes first. */
  lateAnswer?: boolean;
};

export type SimulatedReader = {
  readonly path: string;
  /** Commands as they came in, in hexadecimal. */
  readonly heard: readonly string[];
  readonly lay: (text: Uint8Array | undefined) => void;
  readonly faults: ReaderFaults;
  /** Pulls it out; the port is gone. */
  readonly unplug: () => Promise<void>;
};

const head = Buffer.from('aaaaaa9669', 'hex');
/** A photo as the chip packs it: here any bytes, with the head of a frame among them. */
const photo = Buffer.concat([Buffer.alloc(500, 0x5a), head, Buffer.alloc(519, 0x00)]);

/** Plugs a reader in. */
export async function plugIn(card?: Uint8Array): Promise<SimulatedReader> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-'));
  const link = join(folder, 'port');
  const socat = spawn('socat', [`PTY,raw,echo=0,link=${link}`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const path = await pathBehind(link, socat);
  const heard: string[] = [];
  const faults: ReaderFaults = {};
  let lying = card;
  // As the chip wants it, a card that was read has to be lifted before it is found again.
  let state: 'new' | 'found' | 'selected' | 'read' = 'new';

  const unplug = async () => {
    if (socat.exitCode === null && socat.signalCode === null) {
      const ended = once(socat, 'exit');
      socat.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };

  const say = async (status: number, data: Uint8Array = Buffer.alloc(0)) => {
    if (faults.silent === true) return;
    const body = Buffer.concat([Buffer.from([0, 0, 0, 0, status]), data, Buffer.of(0)]);
    body.writeUInt16BE(body.length - 2);
    body[body.length - 1] = xor(body);
    if ((faults.wrongChecksums ?? 0) > 0) {
      faults.wrongChecksums = (faults.wrongChecksums ?? 0) - 1;
      body[body.length - 1] = xor(body) ^ (body.at(-1) ?? 0) ^ 0x55;
    }
    const bytes = Buffer.concat([faults.garbage ?? Buffer.alloc(0), head, body]);
    const size = faults.pieceBytes ?? bytes.length;
    for (let at = 0; at < bytes.length; at += size) {
      socat.stdin.write(bytes.subarray(at, at + size));
      if (size < bytes.length) await wait(1);
    }
  };

  const answer = async (command: string) => {
    heard.push(command);
    if (faults.lateAnswer === true) {
      faults.lateAnswer = false;
      await say(0x90);
    }
    if (faults.status !== undefined) return say(faults.status);
    switch (command) {
      case '11ff':
        return say(0x90);
      case '12ff':
        return say(0x90, Buffer.from('05000100b71f33010100000005060708', 'hex'));
      case '2001':
        if (lying === undefined || state === 'read') return say(0x80);
        state = 'found';
        return say(0x9f, Buffer.alloc(4));
      case '2002':
        if ((faults.movedAfterFinding ?? 0) > 0) {
          faults.movedAfterFinding = (faults.movedAfterFinding ?? 0) - 1;
          state = 'new';
          return say(0x81);
        }
        if (lying === undefined || state !== 'found') return say(0x81);
        state = 'selected';
        return say(0x90, Buffer.alloc(8));
      case '3001': {
        if (faults.unplugWhileReading === true) return unplug();
        if (lying === undefined || state !== 'selected') return say(0x41);
        state = 'read';
        const lengths = Buffer.alloc(4);
        lengths.writeUInt16BE(lying.length);
        lengths.writeUInt16BE(photo.length, 2);
        return say(0x90, Buffer.concat([lengths, lying, photo]));
      }
      default:
        return say(0x21);
    }
  };

  let waiting = Buffer.alloc(0);
  socat.stdout.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (let at = waiting.indexOf(head); at >= 0; at = waiting.indexOf(head)) {
      const frame = waiting.subarray(at + head.length);
      if (frame.length < 2 || frame.length < 2 + frame.readUInt16BE(0)) return;
      const end = 2 + frame.readUInt16BE(0);
      waiting = frame.subarray(end);
      const whole = frame.subarray(0, end);
      if (xor(whole) === 0) void answer(whole.subarray(2, end - 1).toString('hex'));
      else void say(0x10);
    }
  });
  socat.stdin.on('error', () => undefined);

  return {
    path,
    heard,
    faults,
    lay: (text) => {
      lying = text;
      state = 'new';
    },
    unplug,
  };
}

async function pathBehind(link: string, socat: ChildProcess): Promise<string> {
  while (socat.exitCode === null) {
    const path = await readlink(link).catch(() => undefined);
    if (path !== undefined) return path;
    await wait(5);
  }
  throw new Error('socat ended before the port was there');
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
