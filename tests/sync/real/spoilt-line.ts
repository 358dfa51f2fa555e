/** One connection of the fault proxy: what passes in either direction, as the rule that met last has it. */
import type { Socket } from 'node:net';
import type { ProxyAct, ProxyRule } from './fault-proxy';
import { isWholeReply } from './whole-reply';

/** How long a reply waits for another one to change places with, in milliseconds. */
const swapMs = 300;

type Surroundings = {
  /** A further connection to the platform. */
  readonly another: () => Socket;
  readonly noteCut: () => void;
  /** A repeated request is on its way, or is over. */
  readonly noteEcho: (by: 1 | -1) => void;
};

export class SpoiltLine {
  #requestLeft = Infinity;
  #replyLeft = Infinity;
  #ended: () => void;
  #replyDelayMs = 0;
  /** Of each direction, how many bytes go one by one; what is written waits for what was written before. */
  readonly #sliced = { request: 0, reply: 0 };
  readonly #written = { request: Promise.resolve(), reply: Promise.resolve() };
  /** What becomes of the reply once it is whole. */
  #whole: ((reply: Buffer) => void) | undefined;
  #collected = Buffer.alloc(0);
  #method = '';
  /** What a second line to the platform hears of this one. */
  #echo: ((data: Buffer) => void) | undefined;
  #isCorrupting = false;

  constructor(
    private readonly station: Socket,
    private readonly platform: Socket,
    private readonly around: Surroundings,
  ) {
    this.#ended = () => this.#cut();
    for (const [one, other] of [
      [station, platform],
      [platform, station],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('end', () => other.end());
    }
    platform.on('data', (data) => this.#answer(data));
  }

  /** Takes what the station says; `rule` is the one that its first line meets. */
  ask(data: Buffer, rule: ProxyRule | undefined): void {
    if (rule !== undefined) {
      this.#method = data.subarray(0, 10).toString('latin1').split(' ', 1)[0] ?? '';
      if (this.#begin(rule.act)) return;
    }
    this.#echo?.(data);
    const passed = this.#corrupted(data.subarray(0, Math.min(this.#requestLeft, data.length)));
    this.#requestLeft -= passed.length;
    this.#pass('request', passed, () => (this.#requestLeft <= 0 ? this.#ended() : undefined));
  }

  #answer(data: Buffer): void {
    if (this.#whole !== undefined) {
      this.#collected = Buffer.concat([this.#collected, data]);
      if (!isWholeReply(this.#collected, this.#method)) return;
      const [whole, reply] = [this.#whole, this.#collected];
      this.#whole = undefined;
      this.#collected = Buffer.alloc(0);
      whole(reply);
      return;
    }
    const passed = data.subarray(0, Math.min(this.#replyLeft, data.length));
    this.#replyLeft -= passed.length;
    const pass = () => {
      this.#pass('reply', passed, () => (this.#replyLeft <= 0 ? this.#ended() : undefined));
    };
    if (this.#replyDelayMs > 0) setTimeout(pass, this.#replyDelayMs);
    else pass();
  }

  /** Sets up what a rule wants; `true` when the request goes nowhere. */
  #begin(act: ProxyAct): boolean {
    switch (act.kind) {
      case 'refuse':
        this.#cut();
        return true;
      case 'answer':
        this.#answerItself(act.raw);
        return true;
      case 'remembered':
        if (act.reply !== undefined) {
          this.#answerItself(act.reply);
          return true;
        }
        this.#whole = (reply) => this.#say((act.reply = reply));
        break;
      case 'cutAfter':
        this.#requestLeft = act.bytes;
        break;
      case 'dropReply':
        this.#replyLeft = 0;
        break;
      case 'cutReplyAfter':
        this.#replyLeft = act.bytes;
        break;
      case 'reset':
        this.#endAfter(act.of, act.bytes, () => this.#cut('resetAndDestroy'));
        break;
      case 'hold':
        this.#endAfter(act.of, act.bytes, act.held);
        break;
      case 'halfClosed':
        this.#endAfter('request', act.bytes, () => this[act.towards].end());
        break;
      default:
        this.#beginShaping(act);
    }
    return false;
  }

  #answerItself(reply: string | Buffer): void {
    this.around.noteCut();
    this.station.end(reply);
    this.platform.destroy();
  }

  #beginShaping(act: ProxyAct): void {
    if (act.kind === 'slow') this.#replyDelayMs = act.delayMs;
    if (act.kind === 'sliced') this.#sliced[act.of] = act.bytes;
    if (act.kind === 'garbled') this.#pass('request', act.before);
    if (act.kind === 'corrupted') this.#isCorrupting = true;
    if (act.kind === 'twice') this.#double(act.laterMs);
    if (act.kind === 'changed') this.#whole = (reply) => this.#say(act.change(reply));
    if (act.kind === 'lateEnd') {
      this.#whole = (reply) => {
        this.#say(reply.subarray(0, -1));
        setTimeout(() => this.#say(reply.subarray(-1)), act.laterMs);
      };
    }
    if (act.kind === 'swapped') this.#whole = (reply) => this.#swap(act, reply);
  }

  #endAfter(of: 'request' | 'reply', bytes: number, ended: () => void): void {
    this.#ended = ended;
    if (of === 'request') this.#requestLeft = bytes;
    else this.#replyLeft = bytes;
  }

  /** The same request over another line; nobody hears what is answered there. */
  #double(laterMs: number | undefined): void {
    const { another, noteEcho } = this.around;
    const heard: Buffer[] = [];
    const echo = () => {
      const line = another().resume();
      line.once('close', () => noteEcho(-1));
      return line;
    };
    noteEcho(1);
    const second = laterMs === undefined ? echo() : undefined;
    this.#echo = (data) => {
      if (second === undefined) heard.push(data);
      else second.write(data);
    };
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      this.station.off('close', over);
      this.#echo = undefined;
      // What was said so far comes again, also where the first line broke meanwhile.
      setTimeout(() => (second ?? echo()).end(Buffer.concat(heard)), laterMs ?? 0);
    };
    this.station.once('close', over);
    this.#whole = (reply) => {
      over();
      this.#say(reply);
    };
  }

  #swap(act: Extract<ProxyAct, { kind: 'swapped' }>, mine: Buffer): void {
    const { waiting } = act;
    if (waiting !== undefined) {
      act.waiting = undefined;
      this.#say(waiting(mine));
      return;
    }
    const alone = setTimeout(() => {
      act.waiting = undefined;
      this.#say(mine);
    }, swapMs);
    act.waiting = (other) => {
      clearTimeout(alone);
      this.#say(other);
      return mine;
    };
  }

  /** One bit of the first piece that has something of a body. */
  #corrupted(data: Buffer): Buffer {
    const headEnd = data.indexOf('\r\n\r\n');
    if (!this.#isCorrupting || headEnd + 4 === data.length) return data;
    this.#isCorrupting = false;
    const changed = Buffer.from(data);
    changed[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    return changed;
  }

  #say(reply: Buffer): void {
    this.#pass('reply', reply);
  }

  #pass(side: 'request' | 'reply', data: Buffer, done?: () => void): void {
    const socket = side === 'request' ? this.platform : this.station;
    const cut = Math.min(this.#sliced[side], data.length);
    this.#sliced[side] -= cut;
    const pieces = Array.from({ length: cut }, (_, at) => data.subarray(at, at + 1));
    if (cut < data.length || cut === 0) pieces.push(data.subarray(cut));
    this.#written[side] = this.#written[side].then(async () => {
      for (const piece of pieces) {
        if (!socket.writable) break;
        await new Promise((resolve) => socket.write(piece, resolve));
      }
      done?.();
    });
  }

  #cut(how: 'destroy' | 'resetAndDestroy' = 'destroy'): void {
    this.around.noteCut();
    this.station[how]();
    this.platform[how]();
  }
}
