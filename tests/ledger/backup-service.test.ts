/** The life of a back-up around an open station: what the record says of it, and how a station goes on after a restore. */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BackupService } from '../../electron/backup/backup-service';
import { createBackupService } from '../../electron/backup/backup-service';
import { createJobs } from '../../electron/backup/job-client';
import type { OpenVaultBy, RestoreService } from '../../electron/backup/restore-service';
import { createRestoreService } from '../../electron/backup/restore-service';
import type { Station } from '../../electron/desk/station';
import { err, ok } from '../../shared/domain/result';
import { bundleBackupThread } from '../support/backup-thread';
import type { Places } from '../support/backed-up-station';
import {
  addCase,
  everyCaseOpens,
  filesOf,
  newPlaces,
  stationKey,
} from '../support/backed-up-station';
import { triesIn } from '../support/counted-tries';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt, stationEventsOf } from '../support/station-on-disk';

let script: string;
let places: Places;
let open: Station;
beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});
beforeEach(async () => {
  places = await newPlaces();
  open = await openStationAt(places.station, stationKey);
});

const monotonicMs = () => performance.now();
const silent = () => undefined;

function aService(): BackupService {
  return createBackupService({
    dataFolder: places.folder,
    stationFolder: places.station,
    jobs: createJobs(script),
    monotonicMs,
    now: () => new Date().toISOString(),
    log: silent,
    onStatus: silent,
    hasRoom: () => true,
  });
}

/** One that backs up to the stick. */
async function aChosenService(): Promise<BackupService> {
  const service = aService();
  await service.open(open);
  await service.choose(places.volume);
  return service;
}

/** The station is locked, and its last back-up made. */
async function lock(service: BackupService): Promise<void> {
  await service.close();
  await open.close();
  await service.settle(20_000);
}

function aRestore(stationFolder: string, now = new Date()): RestoreService {
  return createRestoreService({
    stationFolder,
    jobs: createJobs(script),
    monotonicMs,
    now: () => now.toISOString(),
    log: silent,
    isOpen: () => false,
    alone: (work) => work(),
    onInstalled: silent,
    onProgress: silent,
    tries: { station: triesIn(dirname(stationFolder)), own: triesIn(dirname(stationFolder)) },
  });
}
const openBy: OpenVaultBy = async () => ok(Buffer.from(stationKey));

const typesOf = async (station: Station) =>
  (await stationEventsOf(station)).map(({ type }) => type).filter((type) => /^backup/.test(type));

async function newComputer() {
  const folder = join(scratchFolder('new-computer'), 'station');
  await mkdir(join(folder, '..'), { recursive: true });
  return folder;
}

it('writes down the first failure and the recovery, and not every try', async () => {
  const service = aService();
  await service.open(open);
  await rename(places.volume, `${places.volume}-away`);
  expect(await service.choose(places.volume)).toEqual(err({ kind: 'backupFolderMissing' }));
  await rename(`${places.volume}-away`, places.volume);
  expect(await service.choose(places.volume)).toMatchObject({ ok: true });
  await rename(places.volume, `${places.volume}-away`);
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await service.backUpNow()).toEqual(err({ kind: 'backupFolderMissing' }));
  }
  expect(service.status().trouble).toBe('backupFolderMissing');
  await rename(`${places.volume}-away`, places.volume);
  expect(await service.backUpNow()).toMatchObject({ ok: true });
  expect(service.status()).toMatchObject({ trouble: undefined, isBehind: false });
  expect(await typesOf(open)).toEqual([
    'backupFolderChosen',
    'backupMade',
    'backupFailed',
    'backupMade',
  ]);
  const made = (await stationEventsOf(open)).filter((event) => event.type === 'backupMade');
  expect(made.map((event) => event.recovered)).toEqual([undefined, true]);
  await service.close();
  await open.close();
});

it('has a last back-up when the station is locked, without its keys, and says so at the next opening', async () => {
  const service = await aChosenService();
  const ids = [await addCase(open)];
  await lock(service);
  const again = await openStationAt(places.station, stationKey);
  await service.open(again);
  expect((await typesOf(again)).filter((type) => type === 'backupMade')).toHaveLength(2);
  await service.close();
  await again.close();
  await service.settle(20_000);
  const folder = await newComputer();
  const restores = aRestore(folder);
  expect(await restores.find(places.volume)).toMatchObject({ ok: true, value: [{ cases: 1 }] });
  expect(await restores.start('1', openBy, false)).toMatchObject({ ok: true });
  await everyCaseOpens(folder, ids);
});

it('counts the cases of the moment it goes up to: one opened while it begins is none of it', async () => {
  const service = aService();
  const ids = [await addCase(open)];
  let isOpening = false;
  const { entry } = open.cases;
  const cases = {
    ...open.cases,
    entry: async (...of: Parameters<typeof entry>) => {
      const read = await entry(...of);
      if (isOpening) ids.push(await addCase(open));
      isOpening = false;
      return read;
    },
  };
  await service.open({ ...open, cases });
  await service.choose(places.volume);
  isOpening = true;
  expect(await service.backUpNow()).toMatchObject({ ok: true, value: { last: { cases: 1 } } });
  expect(ids).toHaveLength(2);
  expect(await service.rehearse()).toMatchObject({
    ok: true,
    value: { rehearsal: { outcome: 'whole' } },
  });
  expect(await service.backUpNow()).toMatchObject({ ok: true, value: { last: { cases: 2 } } });
  await service.close();
  await open.close();
});

it.each(['backUpNow', 'rehearse'] as const)(
  'has its last back-up too when the lock comes during %s',
  async (underWay) => {
    const service = await aChosenService();
    const ids = [await addCase(open)];
    if (underWay === 'rehearse') await service.backUpNow();
    const busy = service[underWay]();
    ids.push(await addCase(open));
    await service.close();
    await open.close();
    await busy;
    await service.settle(20_000);
    const folder = await newComputer();
    const restores = aRestore(folder);
    expect(await restores.find(places.volume)).toMatchObject({ ok: true, value: [{ cases: 2 }] });
    expect(await restores.start('1', openBy, false)).toMatchObject({ ok: true });
    await everyCaseOpens(folder, ids);
  },
);

it('finds damage in a rehearsal, writes it down, and mends it with the next back-up', async () => {
  const service = aService();
  await addCase(open);
  await service.open(open);
  await service.choose(places.volume);
  expect(await service.rehearse()).toMatchObject({
    ok: true,
    value: { rehearsal: { outcome: 'whole' } },
  });
  const [name = ''] = await readdir(places.volume);
  const target = join(places.volume, name);
  const blob = [...(await filesOf(target)).keys()].find((path) => path.startsWith('blobs/')) ?? '';
  await rm(join(target, blob));
  expect(await service.rehearse()).toMatchObject({ ok: false, error: { kind: 'backupDamaged' } });
  expect(service.status().rehearsal?.outcome).toBe('backupDamaged');
  await service.backUpNow();
  expect(await service.rehearse()).toMatchObject({ ok: true });
  const left = (await readdir(places.folder)).filter((each) => each.startsWith('rehearsal'));
  expect(left).toEqual([]);
  await service.close();
  await open.close();
});

it('is not restored over another station, and keeps what it replaces', async () => {
  const service = await aChosenService();
  await lock(service);
  const before = await filesOf(places.station);
  const restores = aRestore(places.station);
  await restores.find(places.volume);
  // Its own station: the damaged folder stays beside the restored one.
  expect(await restores.start('1', openBy, false)).toMatchObject({ ok: true });
  const kept = (await readdir(places.folder)).find((name) => name.startsWith('station.replaced-'));
  expect(await filesOf(join(places.folder, kept ?? ''))).toEqual(before);
  // Another station: nothing is touched.
  const other = await newComputer();
  await mkdir(join(other, 'ledger'), { recursive: true });
  const refused = aRestore(other);
  await refused.find(places.volume);
  expect(await refused.start('1', openBy, false)).toEqual(err({ kind: 'backupOfOtherStation' }));
  expect(await readdir(other)).toEqual(['ledger']);
});

it('is finished at the next start when the power went between the last two steps', async () => {
  const service = aService();
  const ids = [await addCase(open)];
  await service.open(open);
  await service.choose(places.volume);
  await lock(service);
  const folder = await newComputer();
  const restores = aRestore(folder);
  await restores.find(places.volume);
  await restores.start('1', openBy, false);
  await rename(folder, `${folder}.restoring`);
  aRestore(folder);
  expect(await readFile(join(folder, 'restored.json'), 'utf8')).toContain('restoreId');
  await everyCaseOpens(folder, ids);
  // What was copied only in part is never put in place.
  await rename(folder, `${folder}.restoring`);
  await rm(join(`${folder}.restoring`, 'restored.json'));
  aRestore(folder);
  await expect(stat(folder)).rejects.toThrow();
});

it('leaves nothing behind after a wrong passphrase, and says which it was', async () => {
  const service = await aChosenService();
  await lock(service);
  const folder = await newComputer();
  const restores = aRestore(folder);
  await restores.find(places.volume);
  const wrong = err({ kind: 'wrongPassphrase' as const, waitSeconds: 0 });
  expect(await restores.start('1', async () => wrong, false)).toEqual(wrong);
  await expect(stat(folder)).rejects.toThrow();
  expect(await restores.find(scratchFolder('empty'))).toEqual(err({ kind: 'backupNone' }));
  expect(await restores.find(join(folder, 'nowhere'))).toEqual(err({ kind: 'backupUnreadable' }));
});

it('stays shut when the station is locked before it had finished opening', async () => {
  const service = aService();
  const opening = service.open(open);
  await service.close();
  await open.close();
  await opening;
  expect(await service.backUpNow()).toEqual(err({ kind: 'stationLocked' }));
});

it('drops the key and the pictures of a destroyed case from the mirror, at once or at the lock', async () => {
  const service = aService();
  const [gone, next, stays] = [await addCase(open), await addCase(open), await addCase(open)];
  await service.open(open);
  await service.choose(places.volume);
  const [name = ''] = await readdir(places.volume);
  const copies = async () =>
    [...(await filesOf(join(places.volume, name))).keys()].filter((path) =>
      /^(keys|blobs)\//.test(path),
    );
  expect(await copies()).toHaveLength(15);
  expect(await open.destroyCase(gone, open.actor)).toMatchObject({ ok: true });
  expect(await service.backUpNow()).toMatchObject({ ok: true });
  expect(await copies()).toHaveLength(10);
  expect((await copies()).some((path) => path.includes(gone))).toBe(false);
  expect(await open.destroyCase(next, open.actor)).toMatchObject({ ok: true });
  await lock(service);
  const kept = await copies();
  expect(kept).toHaveLength(5);
  const own = [...(await filesOf(places.station)).keys()];
  expect(own).toEqual(expect.arrayContaining(kept));
  const folder = await newComputer();
  const restores = aRestore(folder);
  await restores.find(places.volume);
  expect(await restores.start('1', openBy, false)).toMatchObject({ ok: true });
  await everyCaseOpens(folder, [stays]);
  const restored = await openStationAt(folder, stationKey);
  for (const caseId of [gone, next]) {
    expect(await restored.desk.find(caseId)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  }
  await restored.close();
});
