/** Batches under way are in the back-up: another computer goes on with them, and what was destroyed stays in no copy. */
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { BackupService } from '../../electron/backup/backup-service';
import { createBackupService } from '../../electron/backup/backup-service';
import { placeIn } from '../../electron/backup/backup-place';
import { createJobs } from '../../electron/backup/job-client';
import { manifestKeyPurpose } from '../../electron/backup/manifest';
import { restoreCopy } from '../../electron/backup/restore-copy';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { createBatchDesk } from '../../electron/batch/batch-desk';
import type { Station } from '../../electron/desk/station';
import { openPacked } from '../../electron/vault/seal';
import type { BatchStatus } from '../../shared/ipc/calls/batch';
import { bundleBackupThread } from '../support/backup-thread';
import type { Places } from '../support/backed-up-station';
import { filesOf, newPlaces, stationKey } from '../support/backed-up-station';
import {
  checked,
  childName,
  childNumber,
  familyTable,
  started,
  takeInFamily,
  writePictures,
} from '../support/batch-folder';
import { unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt, stationEventsOf } from '../support/station-on-disk';
import { valueOf } from '../support/value-of';

let script: string;
let places: Places;
let open: Station;
let desk: BatchDesk;
let service: BackupService;
let pictures: string;
let batch: BatchStatus;

const now = () => new Date().toISOString();
const silent = () => undefined;
const deskOf = (station: Station) => createBatchDesk(station, station.batches, now);

beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});
beforeEach(async () => {
  places = await newPlaces();
  open = await openStationAt(places.station, stationKey);
  desk = deskOf(open);
  service = createBackupService({
    dataFolder: places.folder,
    stationFolder: places.station,
    jobs: createJobs(script),
    monotonicMs: () => performance.now(),
    now,
    log: silent,
    onStatus: silent,
    hasRoom: () => true,
  });
  await service.open(open);
  pictures = join(places.folder, 'pictures');
  await writePictures(pictures, 3, ['户口簿-首页.jpg', '合影.jpg'], unlikePages());
  valueOf(await desk.takePictures({ form: 'folder', place: pictures }));
  await checked(desk, familyTable(3));
  batch = await started(desk);
  await takeInFamily(open, desk, batch, 2);
});
afterEach(async () => {
  await service.close();
  await desk.close();
  await open.close();
  await service.settle(20_000);
});

const targetIn = (folder: string) => placeIn(folder, open.facts(), places.folder).target;

/** The newest back-up on a drive, copied as another computer would. */
async function restored(name: string, folder = places.volume): Promise<string> {
  const target = join(scratchFolder('new-computer'), name);
  const key = open.derive(manifestKeyPurpose);
  const request = { backup: targetIn(folder), target, key, partial: false };
  valueOf(await restoreCopy({ kind: 'restore', ...request }, silent));
  return target;
}

/** Works at the copy and puts it away again. */
async function at(folder: string, work: (station: Station, its: BatchDesk) => Promise<void>) {
  const station = await openStationAt(folder, stationKey);
  const its = deskOf(station);
  await work(station, its);
  await its.close();
  await station.close();
}

it('another computer goes on with a batch where this one was, and takes in nothing twice', async () => {
  valueOf(await service.choose(places.volume));
  const copy = await restored('one');
  await at(copy, async (station, its) => {
    expect(valueOf(await its.list())).toMatchObject([
      { id: batch.id, families: 3, done: 1, open: [3, 4], source: 'there' },
    ]);
    await rename(pictures, `${pictures}-away`);
    expect(valueOf(await its.list())).toMatchObject([{ source: 'gone' }]);
    await rename(`${pictures}-away`, pictures);
    for (const line of [3, 4]) await takeInFamily(station, its, batch, line);
    const lines = valueOf(await its.result(batch.id));
    expect(lines.map(({ name, outcome }) => [name, outcome?.pages])).toEqual(
      [0, 1, 2].map((index) => [childName(index), 1]),
    );
    expect(station.ledger.cases.size).toBe(3);
  });
});

it('a family that is through while the back-up begins is gone on with after a restore', async () => {
  let isBeginning = false;
  const { entry } = open.cases;
  const cases = {
    ...open.cases,
    entry: async (...of: Parameters<typeof entry>) => {
      const read = await entry(...of);
      if (isBeginning) {
        isBeginning = false;
        await takeInFamily(open, desk, batch, 3);
      }
      return read;
    },
  };
  await service.open({ ...open, cases });
  valueOf(await service.choose(places.volume));
  isBeginning = true;
  valueOf(await service.backUpNow());
  expect(valueOf(await desk.list())).toMatchObject([{ done: 2 }]);
  const copy = await restored('one');
  await at(copy, async (station, its) => {
    const [there] = valueOf(await its.list());
    expect(there).toMatchObject({ done: 1, open: [3, 4] });
    expect(station.ledger.cases.size).toBe(1);
    await takeInFamily(station, its, batch, 3);
    expect(station.ledger.cases.size).toBe(2);
  });
});

it('one that was put away leaves the back-up, which stays restorable', async () => {
  valueOf(await service.choose(places.volume));
  const before = [...(await filesOf(targetIn(places.volume))).keys()];
  expect(before.filter((path) => path.includes(batch.id))).toHaveLength(2);
  valueOf(await desk.end(batch.id));
  valueOf(await service.backUpNow());
  const after = [...(await filesOf(targetIn(places.volume))).keys()];
  expect(after.filter((path) => path.includes(batch.id))).toEqual([]);
  await at(await restored('one'), async (station, its) => {
    expect(valueOf(await its.list())).toEqual([]);
    expect(station.ledger.cases.size).toBe(1);
  });
  expect(await service.rehearse()).toMatchObject({ ok: true });
});

it('the family of a destroyed case is in no back-up any more, and the batch goes on without it', async () => {
  const former = join(places.volume, '..', 'former');
  await mkdir(former);
  valueOf(await service.choose(former));
  valueOf(await service.choose(places.volume));
  await takeInFamily(open, desk, batch, 3);
  valueOf(await service.backUpNow());
  /** Whatever in a back-up opens by the station's key for batches, under whatever name. */
  const told = async (folder: string) => {
    const key = open.derive('batches');
    const files = await filesOf(targetIn(folder));
    return [...files.values()].flatMap((bytes) =>
      ['plan', 'done'].flatMap((part) => {
        const bound = Buffer.from(`batch/1/${batch.id}.${part}`);
        return openPacked(key, bound, Buffer.from(bytes, 'base64'))?.toString('utf8') ?? [];
      }),
    );
  };
  const speaksOf = async (index: number, folder: string) =>
    (await told(folder)).some(
      (text) => text.includes(childName(index)) || text.includes(childNumber(index)),
    );
  for (const folder of [former, places.volume]) expect(await speaksOf(0, folder)).toBe(true);
  const [gone] = valueOf(await desk.result(batch.id));
  valueOf(await open.destroyCase(gone?.caseId ?? '', open.actor));
  service.clearDestroyed();
  const cleared = async () =>
    (await stationEventsOf(open)).filter(({ type }) => type === 'backupCleared').length;
  // The folder beside the data, the drive of before and the one in use, which is made anew at once.
  await vi.waitFor(async () => {
    expect(await cleared()).toBe(3);
    expect(service.status()).toMatchObject({ isBehind: false, running: undefined });
  }, 20_000);
  expect([await speaksOf(0, former), await speaksOf(1, former)]).toEqual([false, false]);
  expect([await speaksOf(0, places.volume), await speaksOf(1, places.volume)]).toEqual([
    false,
    true,
  ]);
  await at(await restored('one'), async (_station, its) => {
    expect(valueOf(await its.list())).toMatchObject([{ done: 2, open: [4] }]);
    const lines = valueOf(await its.result(batch.id));
    expect(lines.map(({ name }) => name)).toEqual(['', childName(1), childName(2)]);
  });
  await at(await restored('two', former), async (_station, its) => {
    expect(valueOf(await its.list())).toEqual([]);
  });
});

it('what the newest state lost, the state before it gives back without its batches', async () => {
  valueOf(await service.choose(places.volume));
  await takeInFamily(open, desk, batch, 3);
  valueOf(await service.backUpNow());
  const manifest = join(targetIn(places.volume), 'manifest.json');
  const bytes = await readFile(manifest);
  await rename(manifest, `${manifest}-away`);
  expect(bytes.length).toBeGreaterThan(0);
  await at(await restored('one'), async (station) => {
    expect(station.ledger.cases.size).toBe(1);
  });
});
