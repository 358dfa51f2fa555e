/** What happens at the door while a restore runs: nobody gets in, and whoever is in all the same loses nothing. */
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Jobs } from '../../electron/backup/job-client';
import { createJobs } from '../../electron/backup/job-client';
import { err } from '../../shared/domain/result';
import { addCase } from '../support/backed-up-station';
import { bundleBackupThread } from '../support/backup-thread';
import { aNewStation, backUpAndLock, openCopyBy, restoresAt } from '../support/restorable-station';
import { scratchFolder } from '../support/scratch-folder';
import { founder, openStation, startProgram, valueOf } from '../support/station-people';

let script: string;
let old: string;
let volume: string;
let backedUp: string;

beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});
/** A station with one case, backed up and locked. */
beforeEach(async () => {
  const made = await aNewStation();
  ({ station: old, volume, caseId: backedUp } = made);
  await backUpAndLock(made, script);
});

const openBy = openCopyBy({ passphrase: founder.passphrase });

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give, given };
}

/** A program and its restore as main puts them together; the copy is whole, but does not say so before `release`. */
async function aRestoringProgram(station: string, isGuarded = true) {
  await mkdir(dirname(station), { recursive: true });
  const copying = signal();
  const release = signal();
  const jobs = createJobs(script);
  const heldBack: Jobs = {
    ...jobs,
    restore: (...asked) => {
      const job = jobs.restore(...asked);
      copying.give();
      return { ...job, done: job.done.then((end) => release.given.then(() => end)) };
    },
  };
  const program = startProgram(station, {
    isRestoring: () => isGuarded && restores.isRunning(),
  });
  const restores = restoresAt(station, program, heldBack);
  valueOf(await restores.find(volume));
  const agree = () => program.lifecycle.agree({ passphrase: founder.passphrase });
  return { program, restores, copying: copying.given, release: release.give, agree };
}

const running = err({ kind: 'restoreRunning' });
const overtaken = err({ kind: 'restoreOvertaken' });
const newStation = () => join(scratchFolder('new-computer'), 'station');
const besides = async (station: string) =>
  (await readdir(dirname(station))).filter((name) => /replaced|restoring/.test(name));

it('keeps a new station from being set up while one is restored', async () => {
  const { program, restores, copying, release } = await aRestoringProgram(newStation());
  const done = restores.start('1', openBy, false);
  await copying;
  expect(await program.lifecycle.create({ ...founder, school: '另一小学' })).toEqual(running);
  expect(await restores.start('1', openBy, false)).toEqual(running);
  release();
  expect(await done).toMatchObject({ ok: true });
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  expect(await openStation(program).desk.find(backedUp)).toMatchObject({ ok: true });
  await program.lifecycle.lock('asked');
});

it('keeps the station that it will replace from being opened', async () => {
  const { program, restores, copying, release, agree } = await aRestoringProgram(old);
  const done = restores.start('1', openBy, false, agree);
  await copying;
  expect(await program.lifecycle.unlock(founder.passphrase)).toEqual(running);
  expect(await program.lifecycle.recover(['one', 'two'], founder.passphrase)).toEqual(running);
  release();
  expect(await done).toMatchObject({ ok: true });
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  await program.lifecycle.lock('asked');
});

it('does not begin when somebody is just coming in', async () => {
  const { program, restores } = await aRestoringProgram(old);
  const unlocking = program.lifecycle.unlock(founder.passphrase);
  await new Promise((resolve) => setImmediate(resolve));
  expect(program.lifecycle.current()).toBeUndefined();
  expect(await restores.start('1', openBy, false)).toEqual(err({ kind: 'stationExists' }));
  expect(await unlocking).toMatchObject({ ok: true });
  await program.lifecycle.lock('asked');
});

it('replaces no station that was set up meanwhile, open or locked again', async () => {
  for (const isLockedAgain of [false, true]) {
    const station = newStation();
    const { program, restores, copying, release } = await aRestoringProgram(station, false);
    const done = restores.start('1', openBy, false);
    await copying;
    valueOf(await program.lifecycle.create({ ...founder, school: '另一小学' }));
    const worked = await addCase(openStation(program));
    if (isLockedAgain) await program.lifecycle.lock('asked');
    release();
    expect(await done).toEqual(overtaken);
    expect(await besides(station)).toEqual([]);
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(founder.passphrase));
    expect(openStation(program).facts().school).toBe('另一小学');
    expect(await openStation(program).desk.find(worked)).toMatchObject({ ok: true });
    await program.lifecycle.lock('asked');
  }
});

it('replaces no station that was opened meanwhile', async () => {
  const { program, restores, copying, release, agree } = await aRestoringProgram(old, false);
  const done = restores.start('1', openBy, false, agree);
  await copying;
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  const worked = await addCase(openStation(program));
  release();
  expect(await done).toEqual(overtaken);
  expect(await besides(old)).toEqual([]);
  await program.lifecycle.lock('asked');
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  expect(await openStation(program).desk.find(worked)).toMatchObject({ ok: true });
  await program.lifecycle.lock('asked');
});

it('changes nothing when it is cancelled, even when all is copied already', async () => {
  const station = newStation();
  const { program, restores, copying, release } = await aRestoringProgram(station);
  const done = restores.start('1', openBy, false);
  await copying;
  restores.cancel();
  release();
  expect(await done).toEqual(err({ kind: 'restoreCancelled' }));
  expect(await besides(station)).toEqual([]);
  expect(await program.lifecycle.create({ ...founder, school: '另一小学' })).toMatchObject({
    ok: true,
  });
  await program.lifecycle.lock('asked');
});
