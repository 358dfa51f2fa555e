/** Photos that the window was given: sealed in the tray before a page is made of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScanDesk, scannerHandlers } from '../../electron/desk/scan-desk';
import type { Station } from '../../electron/desk/station';
import { openKnownScanners } from '../../electron/devices/known-scanners';
import { createScanners } from '../../electron/devices/scanners';
import type { DiskGuard } from '../../electron/disk/disk-guard';
import { newKey } from '../../electron/vault/seal';
import type { DiskError } from '../../shared/domain/app-error';
import type { CaseState } from '../../shared/domain/case';
import { err, ok } from '../../shared/domain/result';
import type { Result } from '../../shared/domain/result';
import { doorsOf } from '../support/doors-of';
import { seedCase } from '../support/case-scenarios';
import { numberedPaper } from '../support/fake-escl';
import { openStationAs } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

const stationKey = newKey();
let folder: string;
let station: Station;
let space: Result<undefined, DiskError>;
let there: Result<undefined, DiskError>;
beforeEach(async () => {
  folder = scratchFolder('shots');
  station = await openStationAs(folder, stationKey);
  space = ok(undefined);
  there = ok(undefined);
});
afterEach(() => station.close());

function callsOf() {
  const desk = createScanDesk({
    // No scanner is asked for a photo.
    scanners: createScanners(openKnownScanners(join(folder, 'scanners.json')), {
      drivers: async () => ({ state: 'absent' }),
      network: async () => [],
    }),
    now: () => new Date().toISOString(),
    log: () => undefined,
    onProgress: () => undefined,
    onPage: () => undefined,
  });
  const doors = doorsOf(() => station);
  const disk = { before: () => space, after: () => there } as unknown as DiskGuard;
  return scannerHandlers(doors, desk, disk);
}

const aCase = async (state: CaseState = 'incomplete') =>
  (await seedCase(station, { state, by: station.actor })).id;

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

describe('a photo that the window was given', () => {
  const shot = (caseId: string, picture: Uint8Array<ArrayBuffer>) => ({
    caseId,
    id: uuidv7(),
    requirementId: 'register',
    kind: 'hukou',
    source: 'camera' as const,
    device: '高拍仪',
    picture,
  });
  const aPhoto = () => new Uint8Array(numberedPaper(7));

  it('lies in the tray, sealed, until a page of the same id is made of it', async () => {
    const calls = callsOf();
    const caseId = await aCase();
    const photo = shot(caseId, aPhoto());
    expect(await calls.keep(photo)).toEqual(ok(undefined));
    await station.close();
    station = await openStationAs(folder, stationKey);
    const kept = await calls.kept({ caseId });
    const page = await calls.page({ caseId, id: photo.id });
    expect(kept).toMatchObject({
      ok: true,
      value: [{ id: photo.id, source: 'camera', device: '高拍仪' }],
    });
    expect(page).toEqual(ok(photo.picture));
    for (const path of filesBelow(join(folder, 'tray'))) {
      expect(readFileSync(path).includes(Buffer.from(photo.picture.subarray(0, 64)))).toBe(false);
    }
  });

  it('is not said to be kept in a folder that was taken away meanwhile', async () => {
    const calls = callsOf();
    there = err({ kind: 'dataFolderGone' });
    expect(await calls.keep(shot(await aCase(), aPhoto()))).toEqual(there);
  });

  it('is taken for no case that takes no page, and only when it is a picture', async () => {
    const calls = callsOf();
    const caseId = await aCase();
    const noPicture = new TextEncoder().encode('no picture');
    expect(await calls.keep(shot(caseId, noPicture))).toMatchObject({
      error: { kind: 'imageNotAnImage' },
    });
    const sent = await aCase('received');
    expect(await calls.keep(shot(sent, aPhoto()))).toMatchObject({
      error: { kind: 'notAllowedInState' },
    });
    expect(await calls.keep(shot(uuidv7(), aPhoto()))).toMatchObject({ ok: false });
    space = err({ kind: 'diskTight' });
    expect(await calls.keep(shot(caseId, aPhoto()))).toMatchObject({ ok: false });
    expect(await calls.kept({ caseId })).toEqual(ok([]));
  });
});
