/** The card reader against a simulated one on a real serial line: what it reads, and what it says when it cannot. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCardReader, type CardReader } from '../../electron/devices/reader/card-reader';
import {
  DriverMissing,
  systemPorts,
  type SerialPorts,
} from '../../electron/devices/reader/serial-ports';
import type { ReaderPhase, ReaderSettings } from '../../shared/ipc/calls/reader';
import { residentCard } from '../support/reader/card-bytes';
import { plugIn, type SimulatedReader } from '../support/reader/simulated-reader';

const text = residentCard({
  name: '林望舒',
  sex: '1',
  nation: '01',
  birth: '20190312',
  address: '浙江省杭州市西湖区文一路 1 号',
  number: '330106201903120010',
  issuer: '杭州市公安局西湖分局',
  from: '20230101',
  until: '20280101',
});
const system = systemPorts();

let device: SimulatedReader;
let phases: ReaderPhase[];
let onPhase: (phase: ReaderPhase) => void;
beforeEach(async () => {
  device = await plugIn(text);
  phases = [];
  onPhase = () => undefined;
});
afterEach(() => device.unplug());

/** A reader that waits as long as `looks` for a card, counted and not measured. */
function readerFor(
  settings: ReaderSettings,
  {
    ports = system,
    looks = 3,
    answerMs = 5_000,
  }: { ports?: SerialPorts; looks?: number; answerMs?: number } = {},
): CardReader {
  let asked = 0;
  return createCardReader({
    ports,
    settings: async () => settings,
    // Once at the beginning, and once after every look.
    monotonicMs: () => asked++,
    onPhase: (phase) => {
      phases.push(phase);
      onPhase(phase);
    },
    log: () => undefined,
    patience: { cardMs: looks, answerMs, restMs: 1 },
  });
}
const chosen = () => readerFor({ mode: 'port', path: device.path });
const listing = (...paths: string[]): SerialPorts => ({
  ...system,
  list: async () => paths.map((path) => ({ path, name: '', usb: true })),
});

describe('a card is read', () => {
  it('by the published sequence', async () => {
    const card = await chosen().read();
    expect(card).toMatchObject({ ok: true, value: { kind: 'resident', name: '林望舒' } });
    expect(device.heard).toEqual(['11ff', '2001', '2002', '3001']);
    expect(phases).toEqual(['placeCard', 'reading']);
  });
  it('when it is laid down later, and a second time only after it was lifted', async () => {
    device.lay(undefined);
    onPhase = (phase) => phase === 'placeCard' && device.lay(text);
    const reader = readerFor({ mode: 'port', path: device.path }, { looks: 50 });
    expect((await reader.read()).ok).toBe(true);
    onPhase = () => undefined;
    expect(await readerFor({ mode: 'port', path: device.path }).read()).toMatchObject({
      error: { kind: 'cardNone' },
    });
    device.lay(text);
    expect((await chosen().read()).ok).toBe(true);
  });
  it('through garbage, in pieces, after a late answer, and heard wrong twice', async () => {
    Object.assign(device.faults, {
      garbage: new Uint8Array([0, 0xaa, 0xaa, 0x96, 0xff]),
      pieceBytes: 97,
      lateAnswer: true,
      wrongChecksums: 2,
    });
    expect((await chosen().read()).ok).toBe(true);
  });
  it('again by itself when it was moved', async () => {
    device.faults.movedAfterFinding = 1;
    const reader = readerFor({ mode: 'port', path: device.path }, { looks: 50 });
    expect((await reader.read()).ok).toBe(true);
    expect(phases).toEqual(['placeCard', 'reading', 'placeAgain', 'reading']);
  });
  it('at the first port that answers like a reader', async () => {
    const other = await plugIn(text);
    other.faults.silent = true;
    try {
      const reader = readerFor(
        { mode: 'auto' },
        { ports: listing('/dev/none', other.path, device.path), answerMs: 1_500 },
      );
      expect(await reader.test()).toEqual({
        ok: true,
        value: { path: device.path, samNumber: '05.01-20127671-0000000001-0134678021' },
      });
      // From now on that port is asked first.
      const before = other.heard.length;
      expect((await reader.read()).ok).toBe(true);
      expect(other.heard).toHaveLength(before);
    } finally {
      await other.unplug();
    }
  });
  it('from a reader that was pulled out in the middle and put in again', async () => {
    device.faults.unplugWhileReading = true;
    let paths = [device.path];
    const ports = {
      ...system,
      list: async () => paths.map((path) => ({ path, name: '', usb: true })),
    };
    const again = await plugIn(text);
    try {
      onPhase = (phase) => {
        if (phase === 'plugIn') paths = [again.path];
      };
      const reader = readerFor({ mode: 'auto' }, { ports, looks: 50 });
      expect(await reader.read()).toMatchObject({ ok: true, value: { name: '林望舒' } });
      expect(phases).toContain('plugIn');
    } finally {
      await again.unplug();
    }
  });
});

describe('why no card was read', () => {
  const kindOf = async (reader: CardReader) => {
    const read = await reader.read();
    return read.ok ? 'read' : read.error.kind;
  };
  it('no reader', async () => {
    expect(await kindOf(readerFor({ mode: 'auto' }, { ports: listing() }))).toBe('readerMissing');
    expect(phases).toContain('plugIn');
    expect(await kindOf(readerFor({ mode: 'port', path: '/dev/no-such-port' }))).toBe(
      'readerMissing',
    );
  });
  it('no answer', async () => {
    device.faults.silent = true;
    expect(await kindOf(readerFor({ mode: 'port', path: device.path }, { answerMs: 60 }))).toBe(
      'readerSilent',
    );
  });
  it('nothing but wrong check sums', async () => {
    device.faults.wrongChecksums = 99;
    expect(await kindOf(chosen())).toBe('readerGarbled');
  });
  it('a reader without authorisation', async () => {
    device.faults.status = 0x66;
    expect(await chosen().read()).toEqual({
      ok: false,
      error: { kind: 'readerRefuses', status: 0x66 },
    });
  });
  it('no card, a card that never lies still, and one that cannot be read', async () => {
    device.lay(undefined);
    expect(await kindOf(chosen())).toBe('cardNone');
    device.lay(text);
    device.faults.movedAfterFinding = 99;
    expect(await kindOf(chosen())).toBe('cardMoved');
    device.faults.movedAfterFinding = 0;
    device.lay(new Uint8Array(256));
    expect(await kindOf(chosen())).toBe('cardUnreadable');
    device.lay(new Uint8Array(12));
    expect(await kindOf(chosen())).toBe('cardUnreadable');
  });
  it('the port is taken, or the native part is missing', async () => {
    const failing = (error: Error): SerialPorts => ({
      list: () => Promise.reject(error),
      open: () => Promise.reject(error),
    });
    const held = await system.open(device.path);
    expect(await kindOf(chosen())).toBe('readerPortTaken');
    await held.close();
    const missing = failing(new DriverMissing('serialport'));
    expect(await kindOf(readerFor({ mode: 'auto' }, { ports: missing }))).toBe(
      'readerDriverMissing',
    );
  });
  it('it was stopped, and the line is free again', async () => {
    device.lay(undefined);
    const reader = readerFor({ mode: 'port', path: device.path }, { looks: 1e9 });
    let second: Promise<string> | undefined;
    const stopped = new Promise<void>((resolve) => {
      onPhase = (phase) => {
        if (phase !== 'placeCard') return;
        second = kindOf(reader);
        void second.then(() => reader.stop()).then(resolve);
      };
    });
    expect(await kindOf(reader)).toBe('readingStopped');
    expect(await second).toBe('readerBusy');
    await stopped;
    device.lay(text);
    onPhase = () => undefined;
    expect(await kindOf(reader)).toBe('read');
  });
});
