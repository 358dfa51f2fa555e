/** What leaves the station is in the trail before it leaves, also when the station is locked meanwhile. */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuditRecorder } from '../../electron/desk/audit-recorder';
import { createOutputs } from '../../electron/desk/outputs';
import { createOneTimeShelf } from '../../electron/files/one-time-shelf';
import type * as Durable from '../../electron/ledger/durable-file';
import type { Spooled } from '../../electron/files/spooler';
import { err, ok } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import { eventually } from '../support/eventually';
import { scratchFolder } from '../support/scratch-folder';
import { founder, openStation, record, startProgram, valueOf } from '../support/station-people';

const outside = vi.hoisted(() => ({
  printers: [{ name: 'Office', displayName: '一楼', description: '', options: {} }],
  place: '',
  spool: async (): Promise<Spooled> => 'taken',
  write: async (): Promise<void> => undefined,
  printed: [] as string[],
  windows: [] as { destroyed: boolean }[],
}));

vi.mock('electron', () => ({
  dialog: { showSaveDialog: async () => ({ canceled: false, filePath: outside.place }) },
}));
vi.mock('../../electron/files/spooler', () => ({
  spoolPdf: (_bytes: Uint8Array, _copies: number, printer: string) => {
    outside.printed.push(printer);
    return outside.spool();
  },
}));
vi.mock('../../electron/window', () => ({
  openWindow: () => {
    const window = { destroyed: false };
    outside.windows.push(window);
    return {
      webContents: new EventEmitter(),
      destroy: () => (window.destroyed = true),
      isDestroyed: () => window.destroyed,
    };
  },
}));
vi.mock('../../electron/ledger/durable-file', async (original) => {
  const real = await original<typeof Durable>();
  return {
    ...real,
    writeFileDurably: async (path: string, bytes: Uint8Array) => {
      if (path === outside.place) await outside.write();
      return real.writeFileDurably(path, bytes);
    },
  };
});

const base = scratchFolder('outputs');
const window = {
  webContents: { getPrintersAsync: async () => outside.printers },
} as unknown as BrowserWindow;
const letter = { what: 'letter' as const, caseId: uuidv7(), id: uuidv7() };
const sheets = { bytes: Buffer.from('%PDF'), copies: 1 };

function aDesk() {
  const shelf = createOneTimeShelf();
  const recorder = createAuditRecorder({
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    log: () => undefined,
    onClock: () => undefined,
  });
  const program = startProgram(join(base, uuidv7()), {
    onOpened: (station) => recorder.open(station),
    onClosing: async () => shelf.empty(),
    onEverybodyOut: () => recorder.closing(),
  });
  const current = () => program.lifecycle.current();
  const outputs = createOutputs({ window: () => window, shelf, recorder, current });
  /** What the trail says of outputs, and of locking. */
  const told = async () =>
    (await record(program))
      .flatMap(({ events }) => events.map(({ type }) => type))
      .filter((type) => /^(output|archiveSaved|stationLocked)/.test(type));
  const saved = () => recorder.note({ type: 'archiveSaved', caseId: letter.caseId });
  return { program, outputs, recorder, told, saved };
}

let desk: ReturnType<typeof aDesk>;
beforeEach(async () => {
  outside.place = join(base, `${uuidv7()}.pdf`);
  outside.spool = async () => 'taken';
  outside.write = async () => undefined;
  outside.windows = [];
  desk = aDesk();
  valueOf(await desk.program.lifecycle.create(founder));
});
afterEach(() => desk.program.lifecycle.lock('asked'));

describe('a paper that is printed', () => {
  it('is in the trail before the printer hears of it, and what became of it after', async () => {
    let seen: StationEvent['type'][] = [];
    outside.spool = async () => {
      seen = await desk.told();
      return 'refused';
    };
    const printed = await desk.outputs.print(openStation(desk.program), letter, sheets, desk.saved);
    expect(printed).toEqual(err({ kind: 'printFailed' }));
    expect(seen).toEqual(['outputStarted']);
    expect(await desk.told()).toEqual(['outputStarted', 'outputFailed']);
  });

  it('is in the trail when the station is locked while the printer is waited for', async () => {
    let answer: (spooled: Spooled) => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    outside.spool = () =>
      new Promise((resolve) => {
        answer = resolve;
        asked();
      });
    const printing = desk.outputs.print(openStation(desk.program), letter, sheets, desk.saved);
    await isAsked;
    await desk.program.lifecycle.lock('idle');
    answer('taken');
    expect(await printing).toEqual(err({ kind: 'stationLocked' }));
    await desk.program.lifecycle.unlock(founder.passphrase);
    expect(await desk.told()).toEqual(['outputStarted', 'stationLocked']);
  });

  it('does not go out when the trail cannot say so', async () => {
    let spooled = 0;
    outside.spool = async () => {
      spooled += 1;
      return 'taken';
    };
    vi.spyOn(desk.recorder, 'note').mockResolvedValue(err({ kind: 'storageFull' }));
    const station = openStation(desk.program);
    const printed = await desk.outputs.print(station, letter, sheets, desk.saved);
    expect(printed).toEqual(err({ kind: 'storageFull' }));
    expect(spooled).toBe(0);
  });

  it('goes to the printer that was chosen, and to none that is gone or paused', async () => {
    const usual = outside.printers;
    const paused = { ...usual[0], name: 'Back', options: { 'printer-state': '5' } } as never;
    outside.printers = [...usual, paused];
    const station = openStation(desk.program);
    const on = (printer?: string) =>
      desk.outputs.print(station, letter, { ...sheets, printer }, desk.saved);
    outside.printed.splice(0);
    expect(await on('Office')).toMatchObject({ ok: true });
    expect(await on()).toMatchObject({ ok: true });
    expect(outside.printed).toEqual(['Office', '']);
    expect(await on('Cellar')).toEqual(err({ kind: 'printerGone' }));
    expect(await on('Back')).toEqual(err({ kind: 'printerPaused' }));
    outside.printers = [paused];
    expect(await on()).toEqual(err({ kind: 'printerPaused' }));
    outside.printers = [];
    expect(await on()).toEqual(err({ kind: 'printerMissing' }));
    expect(outside.printed).toHaveLength(2);
    outside.printers = usual;
  });

  it('does not stay in a hidden window, nor goes to one, once the station is locked', async () => {
    outside.spool = async () => 'absent';
    const printing = desk.outputs.print(openStation(desk.program), letter, sheets, desk.saved);
    await eventually(() => expect(outside.windows).toHaveLength(1));
    await desk.program.lifecycle.lock('session');
    expect(outside.windows).toEqual([{ destroyed: true }]);
    expect(await printing).toEqual(err({ kind: 'stationLocked' }));

    await desk.program.lifecycle.unlock(founder.passphrase);
    const held = openStation(desk.program);
    let locking: Promise<void> | undefined;
    outside.spool = async () => {
      locking = desk.program.lifecycle.lock('session');
      await locking;
      return 'absent';
    };
    const late = await desk.outputs.print(held, letter, sheets, desk.saved);
    expect(late).toEqual(err({ kind: 'stationLocked' }));
    expect(outside.windows).toHaveLength(1);
  });
});

describe('a file that is saved', () => {
  const make = async () => ok({ bytes: sheets.bytes, record: desk.saved });
  const archive = { what: 'archive' as const, caseId: letter.caseId };

  it('is in the trail before and after, also when the station is locked while it is written', async () => {
    let locking: Promise<void> | undefined;
    let seen: StationEvent['type'][] = [];
    outside.write = async () => {
      seen = await desk.told();
      locking = desk.program.lifecycle.lock('suspend');
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const station = openStation(desk.program);
    expect(await desk.outputs.save(station, archive, { name: 'a.pdf' }, make)).toMatchObject({
      ok: true,
      value: { saved: true },
    });
    await locking;
    expect(seen).toEqual(['outputStarted']);
    expect(await readFile(outside.place)).toEqual(sheets.bytes);
    await desk.program.lifecycle.unlock(founder.passphrase);
    expect(await desk.told()).toEqual(['outputStarted', 'archiveSaved', 'stationLocked']);
  });

  it('that could not be written is said to have failed', async () => {
    outside.write = async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const station = openStation(desk.program);
    const saved = await desk.outputs.save(station, archive, { name: 'a.pdf' }, make);
    expect(saved).toEqual(err({ kind: 'saveNoRoom' }));
    expect(await desk.told()).toEqual(['outputStarted', 'outputFailed']);
  });
});
