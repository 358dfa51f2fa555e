/** The disk guard over a real disk: the ballast is real, a folder that is taken away takes nothing acknowledged with it. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import * as durable from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DiskGuard } from '../../electron/disk/disk-guard';
import { createDiskGuard } from '../../electron/disk/disk-guard';
import { ballastBytes } from '../../electron/disk/disk-level';
import type { Thresholds } from '../../electron/disk/disk-level';
import type { Station } from '../../electron/desk/station';
import type { DiskStatus } from '../../shared/ipc/calls/disk';
import { newKey } from '../../electron/vault/seal';
import { completeForm, noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const stationKey = newKey();
const everythingFits: Thresholds = { low: 3, tight: 2, full: 1 };
const nothingFits = 2 ** 60;

let folder: string;
let told: DiskStatus[];
let station: Station | undefined;
beforeEach(async () => {
  folder = join(scratchFolder('disk'), 'station');
  await mkdir(folder);
  told = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  await station?.close();
  station = undefined;
});

function aGuard(thresholds: Thresholds): DiskGuard {
  const onChange = (status: DiskStatus) => void told.push(status);
  return createDiskGuard({
    folder,
    thresholds,
    onChange,
    log: () => undefined,
    onAnother: () => undefined,
  });
}

async function openWith(gate: DiskGuard): Promise<Station> {
  station = await openStationAt(folder, stationKey, { gate });
  gate.bind();
  return station;
}

const openCase = ({ desk, actor }: Station, caseId = uuidv7()) =>
  desk.execute({ name: 'openCase', caseId, answers: noHome }, actor);
const edit = ({ desk, actor }: Station, caseId: string) =>
  desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor);

describe('the ballast', () => {
  it('is 64 MB of blocks that are really there, and gone when the disk is tight', async () => {
    const path = join(folder, '..', 'ballast.bin');
    await aGuard(everythingFits).look();
    const { size, blocks } = await stat(path);
    expect(size).toBe(ballastBytes);
    expect(blocks * 512).toBeGreaterThanOrEqual(ballastBytes);
    await aGuard({ low: nothingFits, tight: nothingFits, full: 1 }).look();
    await expect(stat(path)).rejects.toThrow();
    expect(told.at(-1)?.level).toBe('tight');
  });
});

describe('a tight disk', () => {
  it('takes no new case, and lets the open one be finished', async () => {
    const open = await openWith(aGuard(everythingFits));
    const caseId = uuidv7();
    await openCase(open, caseId);
    await open.close();
    const tight = aGuard({ low: nothingFits, tight: nothingFits, full: 1 });
    await tight.look();
    const again = await openWith(tight);
    expect(await openCase(again)).toEqual({ ok: false, error: { kind: 'diskTight' } });
    expect(tight.before('page')).toEqual({ ok: false, error: { kind: 'diskTight' } });
    expect(await edit(again, caseId)).toMatchObject({ ok: true });
  });
});

describe('a full disk', () => {
  it('is said at once after a write was refused, and over as soon as there is room', async () => {
    const guard = aGuard(everythingFits);
    await guard.look();
    const open = await openWith(guard);
    const caseId = uuidv7();
    await openCase(open, caseId);
    const probe = await durable.open(folder, 'r');
    const everyFile = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const spies = (['datasync', 'sync'] as const).map((name) =>
      vi.spyOn(everyFile, name).mockRejectedValue(full),
    );
    const refused = await edit(open, caseId);
    expect(refused).toEqual({ ok: false, error: { kind: 'storageFull' } });
    if (!refused.ok) await guard.explain(refused.error);
    expect(told.at(-1)?.level).toBe('full');
    expect(await edit(open, caseId)).toEqual({ ok: false, error: { kind: 'diskReadOnly' } });
    for (const spy of spies) spy.mockRestore();
    await guard.look();
    await guard.look();
    expect(guard.status().level).not.toBe('full');
    expect(await edit(open, caseId)).toMatchObject({ ok: true });
  });
});

describe('a folder that is moved away', () => {
  it('takes nothing acknowledged with it, is not made again, and work goes on when it is back', async () => {
    const guard = aGuard(everythingFits);
    const open = await openWith(guard);
    const caseId = uuidv7();
    await openCase(open, caseId);
    await rename(folder, `${folder}-elsewhere`);
    const gone = { ok: false, error: { kind: 'dataFolderGone' } };
    expect(await edit(open, caseId)).toEqual(gone);
    expect(await open.blobs.put(caseId, Buffer.from('x'))).toEqual({
      ok: false,
      error: { kind: 'storageFailed' },
    });
    await expect(stat(folder)).rejects.toThrow();
    expect((await guard.look()).folder).toBe('gone');
    await rename(`${folder}-elsewhere`, folder);
    expect(await edit(open, caseId)).toMatchObject({ ok: true });
    expect((await guard.look()).folder).toBe('fine');
    await open.close();
    station = await openStationAt(folder, stationKey);
    const found = await station.desk.find(caseId);
    expect(found.ok && found.value?.form['child.name']).toBe(completeForm['child.name']);
  });

  it('is told apart from another one in its place', async () => {
    let another = 0;
    const guard = createDiskGuard({
      folder,
      thresholds: everythingFits,
      log: () => undefined,
      onChange: () => undefined,
      onAnother: () => (another += 1),
    });
    const open = await openWith(guard);
    await rename(folder, `${folder}-elsewhere`);
    await mkdir(join(folder, 'ledger'), { recursive: true });
    expect(await openCase(open)).toEqual({ ok: false, error: { kind: 'dataFolderGone' } });
    await guard.look();
    expect(another).toBeGreaterThan(0);
    await rm(folder, { recursive: true });
  });
});
