/** A power cut during a restore or its rehearsal leaves a whole second station: gone at the next start, its keys overwritten. */
import { cp, link, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createJobs } from '../../electron/backup/job-client';
import { createRestoreService } from '../../electron/backup/restore-service';
import type { Places } from '../support/backed-up-station';
import { addCase, filesOf, newPlaces, stationKey } from '../support/backed-up-station';
import { triesIn } from '../support/counted-tries';
import { openStationAt } from '../support/station-on-disk';

let places: Places;
let caseId: string;
let logged: string[];
beforeEach(async () => {
  places = await newPlaces();
  logged = [];
  const open = await openStationAt(places.station, stationKey);
  caseId = await addCase(open, 1);
  await open.close();
});

/** The program starts. */
async function start(): Promise<void> {
  const service = createRestoreService({
    stationFolder: places.station,
    jobs: createJobs('no thread is needed'),
    monotonicMs: () => 0,
    now: () => new Date().toISOString(),
    log: (event) => logged.push(event),
    isOpen: () => false,
    alone: (work) => work(),
    onInstalled: () => undefined,
    onProgress: () => undefined,
    tries: { station: triesIn(places.folder), own: triesIn(places.folder) },
  });
  await service.swept;
}

const copied = (name: string) => cp(places.station, join(places.folder, name), { recursive: true });
const keyIn = (name: string) =>
  join(places.folder, name, 'keys', caseId.slice(-2), `${caseId}.key`);

it.each(['rehearsal-0a1b2c3d', 'station.restoring', 'station.opening', 'station.left-0a1b2c3d'])(
  'as %s it is removed, and what opened it can be found nowhere',
  async (name) => {
    const before = await filesOf(places.station);
    await copied(name);
    await mkdir(join(places.folder, name, 'batches'));
    await writeFile(join(places.folder, name, 'batches', 'one.plan'), 'a family');
    // Another name of the same bytes: what a tool would bring back.
    const seen = join(places.volume, 'seen');
    await mkdir(seen);
    const opens = ['vault.json', 'tries.json', 'batches/one.plan'].map((file) =>
      join(places.folder, name, file),
    );
    for (const [i, path] of [keyIn(name), ...opens].entries()) await link(path, join(seen, `${i}`));
    const sealed = await filesOf(seen);
    await start();
    expect(await readdir(places.folder)).toEqual(['station']);
    for (const [file, bytes] of await filesOf(seen)) expect(bytes).not.toEqual(sealed.get(file));
    expect(await filesOf(places.station)).toEqual(before);
    expect(logged).toEqual(['leftCopyRemoved']);
  },
);

it('takes nothing else for one: not what a restore replaced, nor what has a name of its own', async () => {
  const others = ['station.replaced-1', 'rehearsal-notes', 'rehearsal-0a1b2c3d.txt', 'drill'];
  for (const name of others) await copied(name);
  const before = await filesOf(places.folder);
  await start();
  expect(await filesOf(places.folder)).toEqual(before);
  expect(logged).toEqual([]);
  await readFile(keyIn('station.replaced-1'));
});

it('goes on at the start after one that the power ended as well', async () => {
  await copied('station.left-0a1b2c3d');
  await copied('rehearsal-0a1b2c3d');
  await start();
  expect(await readdir(places.folder)).toEqual(['station']);
  expect(logged).toEqual(['leftCopyRemoved', 'leftCopyRemoved']);
  await start();
  expect(logged).toHaveLength(2);
});
