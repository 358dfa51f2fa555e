/** A destroyed case leaves every back-up there ever was: at once where it can be reached, and as soon as it can be elsewhere. */
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { BackupService } from '../../electron/backup/backup-service';
import { createBackupService } from '../../electron/backup/backup-service';
import { placeIn } from '../../electron/backup/backup-place';
import { createJobs } from '../../electron/backup/job-client';
import { manifestKeyPurpose, manifestName } from '../../electron/backup/manifest';
import { restoreCopy } from '../../electron/backup/restore-copy';
import { readState } from '../../electron/backup/stored-backup';
import type { Station } from '../../electron/desk/station';
import { caseKeyPath } from '../../electron/vault/case-keys';
import type { StationEvent } from '../../shared/ledger/station-event';
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
let former: string;
let elapsedMs = 0;

beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});
beforeEach(async () => {
  places = await newPlaces();
  former = scratchFolder('former-disk');
  open = await openStationAt(places.station, stationKey);
  service = createBackupService({
    dataFolder: places.folder,
    stationFolder: places.station,
    jobs: createJobs(script),
    monotonicMs: () => performance.now() + elapsedMs,
    now: () => new Date().toISOString(),
    log: () => undefined,
    onStatus: () => undefined,
    hasRoom: () => true,
  });
  await service.open(open);
});
afterEach(async () => {
  await service.close();
  await open.close();
  await service.settle(20_000);
});

/** Two cases, backed up into a folder that is no longer used and into the one that is. */
async function backedUpTwice() {
  const [gone, stays] = [await addCase(open), await addCase(open)];
  expect(await service.choose(former)).toMatchObject({ ok: true });
  expect(await service.choose(places.volume)).toMatchObject({ ok: true });
  return { gone, stays };
}

const targetIn = (folder: string) => placeIn(folder, open.facts(), places.folder).target;

/** Files below a back-up that are a file the case had at the station. */
async function leftOf(files: ReadonlySet<string>, folder: string): Promise<string[]> {
  const there = await filesOf(targetIn(folder));
  return [...there].filter(([, bytes]) => files.has(bytes)).map(([path]) => path);
}

/** Key and pictures of the case as they lie on the disk. */
async function filesOfCase(caseId: string): Promise<Set<string>> {
  const key = await readFile(caseKeyPath(join(places.station, 'keys'), caseId));
  const found = await open.desk.find(caseId);
  const pages = found.ok ? (found.value?.documents ?? []).flatMap((each) => each.pages) : [];
  const names = pages.map(({ original }) => open.blobs.nameOf(caseId, original.sha256));
  const all = await filesOf(join(places.station, 'blobs'));
  const pictures = [...all].filter(([path]) => names.some((name) => path.endsWith(name)));
  expect(pictures).toHaveLength(2);
  return new Set([key.toString('base64'), ...pictures.map(([, bytes]) => bytes)]);
}

type Cleared = Extract<StationEvent, { type: 'backupCleared' | 'backupNotCleared' }>;

async function told(): Promise<Cleared[]> {
  return (await stationEventsOf(open)).filter(
    (event): event is Cleared =>
      event.type === 'backupCleared' || event.type === 'backupNotCleared',
  );
}

async function destroy(caseId: string): Promise<number> {
  const done = await open.destroyCase(caseId, open.actor);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value.seq;
}

it('it leaves the back-up in use and the former one at once, and both stay restorable', async () => {
  const { gone, stays } = await backedUpTwice();
  const files = await filesOfCase(gone);
  expect(await leftOf(files, former)).toHaveLength(3);
  expect(await leftOf(files, places.volume)).toHaveLength(3);
  const upTo = await destroy(gone);
  service.clearDestroyed();
  await vi.waitFor(async () => expect(await told()).toHaveLength(3), 20_000);
  expect(await told()).toMatchObject([
    { type: 'backupCleared', folder: '', upTo, files: 0 },
    { type: 'backupCleared', folder: former, upTo },
    { type: 'backupCleared', folder: places.volume, upTo },
  ]);
  expect(service.status().uncleared).toEqual([]);
  for (const [at, folder] of [former, places.volume].entries()) {
    expect(await leftOf(files, folder)).toEqual([]);
    const key = open.derive(manifestKeyPurpose);
    const restored = join(places.folder, `restored-${String(at)}`);
    const request = { backup: targetIn(folder), target: restored, key, partial: false };
    const copied = await restoreCopy({ kind: 'restore', ...request }, () => undefined);
    expect(copied).toMatchObject({ ok: true, value: { lost: [] } });
    await everyCaseOpens(restored, [stays]);
  }
  // The one in use is made anew at once, so that it knows of the destruction and not only lacks a key.
  await service.settle(20_000);
  expect(service.status().isBehind).toBe(false);
  expect(await service.rehearse()).toMatchObject({ ok: true });
});

it('it is told once that a former back-up cannot be reached, which is cleared as soon as it is there', async () => {
  const { gone } = await backedUpTwice();
  const files = await filesOfCase(gone);
  const target = targetIn(former);
  await rename(former, `${former}-away`);
  const upTo = await destroy(gone);
  service.clearDestroyed();
  await vi.waitFor(async () => expect(await told()).toHaveLength(3), 20_000);
  const reason = 'backupFolderMissing';
  expect(await told()).toContainEqual({ type: 'backupNotCleared', folder: former, upTo, reason });
  await vi.waitFor(() => expect(service.status().uncleared).toEqual([target]));
  await service.settle(20_000);
  // Neither the next back-up nor the next unlock tells it again.
  expect(await service.backUpNow()).toMatchObject({ ok: true });
  await service.close();
  await open.close();
  await service.settle(20_000);
  open = await openStationAt(places.station, stationKey);
  await service.open(open);
  await service.settle(20_000);
  expect(await told()).toHaveLength(3);
  expect(service.status().uncleared).toEqual([target]);
  await rename(`${former}-away`, former);
  expect(await leftOf(files, former)).toHaveLength(3);
  // A minute later the desk looks again by itself.
  elapsedMs += 61_000;
  service.clearDestroyed();
  await vi.waitFor(async () => expect(await told()).toHaveLength(4), 20_000);
  expect((await told()).at(-1)).toMatchObject({ type: 'backupCleared', folder: former, upTo });
  expect(await leftOf(files, former)).toEqual([]);
  await vi.waitFor(() => expect(service.status().uncleared).toEqual([]));
});

it('nothing is taken out of a folder that this station does not vouch for', async () => {
  const { gone } = await backedUpTwice();
  const target = targetIn(former);
  const key = open.derive(manifestKeyPurpose);
  expect(await readState(target, manifestName, key)).toMatchObject({ ok: true });
  const other = { kind: 'clear' as const, target, key: Buffer.alloc(32), destroyed: [] };
  const before = await filesOf(target);
  expect(await createJobs(script).clear(other)).toEqual({
    ok: false,
    error: { kind: 'backupFolderForeign' },
  });
  const path = `keys/${gone.slice(-2)}/${gone}.key`;
  await createJobs(script).clear({ ...other, destroyed: [path] });
  expect(await filesOf(target)).toEqual(before);
});
