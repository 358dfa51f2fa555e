/** After an older copy was restored, the newer back-up of what is no longer the record covers nothing and is not lost. */
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { placeOf } from '../../electron/backup/backup-place';
import type { BackupService } from '../../electron/backup/backup-service';
import { createBackupService } from '../../electron/backup/backup-service';
import { createJobs } from '../../electron/backup/job-client';
import { manifestKeyPurpose } from '../../electron/backup/manifest';
import { restoreCopy } from '../../electron/backup/restore-copy';
import { asidesOf } from '../../electron/backup/set-aside';
import type { Station } from '../../electron/desk/station';
import { caseKeyPath } from '../../electron/vault/case-keys';
import { subkey } from '../../electron/vault/seal';
import { bundleBackupThread } from '../support/backup-thread';
import type { Places } from '../support/backed-up-station';
import {
  addCase,
  everyCaseOpens,
  filesOf,
  newPlaces,
  stationKey,
} from '../support/backed-up-station';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt, stationEventsOf } from '../support/station-on-disk';

let script: string;
let places: Places;
let open: Station;
let service: BackupService;
let target: string;
/** Cases of the course of things that was not restored, and of both. */
let lost: string[];
let both: string;

beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});

const serviceOf = (folder: string) =>
  createBackupService({
    dataFolder: dirname(folder),
    stationFolder: folder,
    jobs: createJobs(script),
    monotonicMs: () => performance.now(),
    now: () => new Date().toISOString(),
    log: () => undefined,
    onStatus: () => undefined,
    hasRoom: () => true,
  });

async function lock(): Promise<void> {
  await service.close();
  await open.close();
  await service.settle(20_000);
}

async function restored(backup: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const key = subkey(stationKey, manifestKeyPurpose);
  const request = { kind: 'restore' as const, backup, target: folder, key, partial: false };
  expect(await restoreCopy(request, () => undefined)).toMatchObject({ ok: true });
}

/** A copy by hand, work after it that only the disk has, and a new computer that began from the copy. */
beforeEach(async () => {
  places = await newPlaces();
  open = await openStationAt(places.station, stationKey);
  service = serviceOf(places.station);
  await service.open(open);
  both = await addCase(open);
  await service.choose(places.volume);
  ({ target } = placeOf(open.facts(), places.folder));
  const copy = join(scratchFolder('copy-by-hand'), 'copy');
  await cp(target, copy, { recursive: true });
  lost = [await addCase(open), await addCase(open), await addCase(open)];
  await lock();
  const folder = join(scratchFolder('new-computer'), 'station');
  await restored(copy, folder);
  places = { ...places, station: folder, folder: dirname(folder) };
  open = await openStationAt(folder, stationKey);
  service = serviceOf(folder);
});
afterEach(async () => {
  await lock();
});

const madeAtHeads = async () =>
  (await stationEventsOf(open)).flatMap((event) =>
    event.type === 'backupMade' ? [event.headSeq] : [],
  );

it('it counts for nothing, neither on the screen nor in the trail', async () => {
  const before = await madeAtHeads();
  await service.open(open);
  expect(service.status().last).toBeUndefined();
  expect(service.status().isBehind).toBe(true);
  expect(await madeAtHeads()).toEqual(before);
});

it('the lock makes a back-up although the other one has the greater number', async () => {
  await service.open(open);
  const anew = await addCase(open);
  await lock();
  const folder = join(scratchFolder('third-computer'), 'station');
  await restored(target, folder);
  await everyCaseOpens(folder, [both, anew]);
  open = await openStationAt(places.station, stationKey);
  service = serviceOf(places.station);
  await service.open(open);
  expect(service.status()).toMatchObject({ isBehind: false, last: { cases: 2 } });
  expect(service.status().asides).toHaveLength(1);
});

it('it is put aside whole, told of, and restores from there', async () => {
  await service.open(open);
  // More than the other one has, so that its number alone says nothing.
  for (let more = 0; more < 5; more += 1) await addCase(open);
  const whole = await filesOf(target);
  expect(await service.backUpNow()).toMatchObject({ ok: true });
  const [aside = '', ...others] = await asidesOf(target);
  expect(others).toEqual([]);
  expect(await filesOf(aside)).toEqual(whole);
  expect((await stationEventsOf(open)).at(-1)).toMatchObject({ type: 'backupMade', aside });
  expect(service.status().asides).toEqual([aside]);
  const folder = join(scratchFolder('third-computer'), 'station');
  await restored(aside, folder);
  await everyCaseOpens(folder, [both, ...lost]);
  // Not another one with the next back-up.
  await addCase(open);
  expect(await service.backUpNow()).toMatchObject({ ok: true });
  expect(await readdir(places.volume)).toHaveLength(2);
  expect(await service.rehearse()).toMatchObject({ ok: true });
});

it('a case that is destroyed leaves it as well', async () => {
  await service.open(open);
  expect(await service.backUpNow()).toMatchObject({ ok: true });
  const [aside = ''] = await asidesOf(target);
  const key = caseKeyPath('keys', both);
  expect((await filesOf(aside)).has(key)).toBe(true);
  expect(await open.destroyCase(both, open.actor)).toMatchObject({ ok: true });
  service.clearDestroyed();
  // The folder beside the data, and the one with the back-up in use and the one put aside.
  const cleared = async () =>
    (await stationEventsOf(open)).filter(({ type }) => type === 'backupCleared');
  await vi.waitFor(async () => expect(await cleared()).toHaveLength(2), 60_000);
  expect((await filesOf(aside)).has(key)).toBe(false);
  await service.settle(20_000);
  const folder = join(scratchFolder('third-computer'), 'station');
  await restored(aside, folder);
  await everyCaseOpens(folder, lost);
});
