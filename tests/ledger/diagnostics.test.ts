/** The diagnostic bundle of a station full of families: gathered open, locked and damaged, and nothing of anybody in the file. */
import { rm, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { unzipSync } from 'fflate';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuditRecorder } from '../../electron/desk/audit-recorder';
import { createOutputs } from '../../electron/desk/outputs';
import { deviceSettingsIn } from '../../electron/devices/device-settings';
import { createDiagnosticsHandlers } from '../../electron/diagnostics/diagnostics-handlers';
import { createOneTimeShelf } from '../../electron/files/one-time-shelf';
import { createLog } from '../../electron/log';
import { mayInSelfService } from '../../shared/ipc/self-service-rules';
import { canaryScanner } from '../support/canary-scan';
import { fillStation } from '../support/generate/station';
import { machineOfTests } from '../support/machine-of-tests';
import { quietSyncHost } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import {
  added,
  eventsIn,
  founder,
  newProgram,
  openStation,
  startProgram,
  valueOf,
} from '../support/station-people';

const chosen = vi.hoisted(() => ({ place: '' as string | undefined }));
vi.mock('electron', () => ({
  BrowserWindow: class {},
  app: {},
  dialog: {
    showSaveDialog: async () => ({
      canceled: chosen.place === undefined,
      filePath: chosen.place,
    }),
  },
}));

const base = scratchFolder('diagnostics');
const window = () => ({}) as BrowserWindow;
const now = () => '2026-06-01T02:03:04.000Z';
const colleague = '林知遥';

let root: string;
beforeEach(() => {
  root = join(base, uuidv7());
});

/** The calls over a program, as main puts them together. */
function callsOver(program: ReturnType<typeof startProgram>) {
  const { lifecycle } = program;
  const log = createLog(join(root, 'logs'));
  const recorder = createAuditRecorder({
    now,
    monotonicMs: () => 0,
    log,
    onClock: () => undefined,
  });
  const station = lifecycle.current();
  const sync = quietSyncHost();
  if (station !== undefined) {
    recorder.open(station);
    sync.open(station);
  }
  const shelf = createOneTimeShelf();
  const outputs = createOutputs({ window, shelf, recorder, current: lifecycle.current });
  const calls = createDiagnosticsHandlers(
    {
      lifecycle,
      stationFolder: join(root, 'station'),
      logFolder: join(root, 'logs'),
      machine: async () => machineOfTests,
      disk: {
        look: async () => ({ level: 'enough', folder: 'fine', freeBytes: 9e9, totalBytes: 9e10 }),
      },
      devices: deviceSettingsIn(join(root, 'devices.json')),
      sync,
      clock: recorder.clock,
      now,
      log,
    },
    outputs,
    window,
  );
  return { calls, log, close: () => sync.close() };
}

/** A station with families, and everything of them and of the people at the desk. */
async function fullStation() {
  const program = await newProgram(join(root, 'station'));
  await added(program, 'B02', 'clerk', colleague);
  const { cases } = await fillStation(openStation(program), { cases: 40, seed: 11, withImages: 2 });
  const texts = cases.flatMap(({ form, letters }) => [
    ...Object.values(form).filter((text) => typeof text === 'string' && text.length > 4),
    ...letters.map(({ number }) => number),
  ]);
  const names = cases.flatMap(({ form }) => form['child.name'] ?? []);
  const ids = cases.map(({ id }) => id);
  const people = [founder.school, founder.operatorName, founder.passphrase, colleague, 'B02'];
  const { stationCode, publicKey } = openStation(program).facts();
  const canaries = [...texts, ...names, ...ids, ...people, stationCode, publicKey].map(String);
  return { program, canaries: [...new Set(canaries)].filter((text) => text !== '') };
}

/** Every file of the bundle, and its bytes as they lie on the stick. */
async function saved(name: string) {
  const bytes = await readFile(join(root, name));
  return [bytes, ...Object.values(unzipSync(bytes)).map((file) => Buffer.from(file))];
}

function holdsNothingOf(files: readonly Buffer[], canaries: readonly string[]): void {
  const scanner = canaryScanner(canaries);
  expect(files.flatMap((file) => scanner.inBytes(file))).toEqual([]);
  // Too short for the scanner of other encodings: two characters of a name.
  const text = Buffer.concat(files).toString('utf8');
  const words = canaries.filter((one) => /^[一-龥]{2,3}$/.test(one));
  expect(words.filter((word) => text.includes(word))).toEqual([]);
}

describe('a diagnostic bundle', () => {
  it('tells counts, states and failures of an open station, and is in the trail before it leaves', async () => {
    const { program, canaries } = await fullStation();
    const { calls, log, close } = callsOver(program);
    // Whoever writes a line wrongly: with a text of a family in every place there is.
    const [canary = ''] = canaries;
    log('callFailed', { command: 'desk.execute', kind: 'storageFull', id: canary, name: canary });
    log('callFailed', { command: canary, kind: canary, [canary]: canary });
    log(canary, { kind: 'storageFull' });
    const looked = valueOf(await calls.look(undefined));
    const { facts, lines } = looked;
    expect(facts.open).toMatchObject({ people: 2, record: { cases: 40 }, drill: false });
    const states = Object.values(facts.open?.states ?? {});
    expect(states.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(facts.stored.recordBytes).toBeGreaterThan(10_000);
    expect(facts.stored.keyFiles).toBeGreaterThanOrEqual(40);
    expect(facts.errors).toEqual([{ kind: 'storageFull', count: 1, last: lines[0]?.time }]);
    chosen.place = join(root, 'bundle.zip');
    expect(await calls.save({ id: looked.id })).toEqual({
      ok: true,
      value: { saved: true, fileName: 'bundle.zip' },
    });
    const files = await saved('bundle.zip');
    const data = unzipSync(files[0] ?? new Uint8Array());
    expect(JSON.parse(Buffer.from(data['facts.json'] ?? []).toString())).toEqual(facts);
    holdsNothingOf(files, canaries);
    const told = (await eventsIn(program)).filter(({ type }) => type === 'outputStarted');
    expect(told).toMatchObject([{ what: 'diagnostics', how: 'save' }]);
    await close();
    await program.lifecycle.lock('asked');
  });

  it('is there at the locked door, and after an opening that failed', async () => {
    const { program, canaries } = await fullStation();
    await program.lifecycle.lock('idle');
    const locked = callsOver(program);
    const looked = valueOf(await locked.calls.look(undefined));
    expect(looked.facts.open).toBeUndefined();
    expect(looked.facts.door).toMatchObject({ state: 'locked', lockedBy: 'idle' });
    chosen.place = join(root, 'locked.zip');
    valueOf(await locked.calls.save({ id: looked.id }));
    holdsNothingOf(await saved('locked.zip'), canaries);
    await locked.close();
    // The record is gone: nothing opens, and that is what support has to see.
    await rm(join(root, 'station', 'ledger'), { recursive: true });
    await writeFile(join(root, 'station', 'ledger'), 'no folder');
    const damaged = startProgram(join(root, 'station'));
    const { calls, log, close } = callsOver(damaged);
    const opened = await damaged.lifecycle.unlock(founder.passphrase, 'A01');
    expect(opened.ok).toBe(false);
    if (!opened.ok) log('callFailed', { command: 'station.unlock', kind: opened.error.kind });
    const after = valueOf(await calls.look(undefined));
    expect(after.facts.stored.recordFiles).toBe(0);
    expect(after.facts.errors.map(({ kind }) => kind)).toEqual([
      opened.ok ? '' : opened.error.kind,
    ]);
    chosen.place = join(root, 'damaged.zip');
    valueOf(await calls.save({ id: after.id }));
    holdsNothingOf(await saved('damaged.zip'), canaries);
    await close();
  });

  it('is what was looked at last: another one, or none, is not written', async () => {
    const program = await newProgram(join(root, 'station'));
    const { calls, close } = callsOver(program);
    chosen.place = join(root, 'none.zip');
    expect(await calls.save({ id: uuidv7() })).toMatchObject({ error: { kind: 'invalidRequest' } });
    const first = valueOf(await calls.look(undefined));
    const second = valueOf(await calls.look(undefined));
    expect(await calls.save({ id: first.id })).toMatchObject({ error: { kind: 'invalidRequest' } });
    chosen.place = undefined;
    expect(await calls.save({ id: second.id })).toEqual({
      ok: true,
      value: { saved: false, fileName: '' },
    });
    await expect(readFile(join(root, 'none.zip'))).rejects.toThrow('ENOENT');
    await close();
    await program.lifecycle.lock('asked');
  });

  it('is not for a family that works on its own', () => {
    for (const isCovered of [false, true]) {
      const fence = { caseId: uuidv7(), isCovered };
      expect(mayInSelfService('diagnostics.look', undefined, fence)).toBe(false);
      expect(mayInSelfService('diagnostics.save', { id: uuidv7() }, fence)).toBe(false);
    }
  });
});
