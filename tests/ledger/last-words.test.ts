/** What was typed or photographed before a lock and comes when the screen is dark already: taken, and nothing else with it. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, expect, it, vi } from 'vitest';
import { createSettling, type Settling } from '../../electron/desk/settling';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { mainOf } from '../support/main-around';
import { seedCase } from '../support/case-scenarios';
import { scratchFolder } from '../support/scratch-folder';
import { founder, newProgram, openStation, valueOf, type Program } from '../support/station-people';
import { jpeg } from '../unit/image-samples';

// No window here: printing and saving end where they would need one.
vi.mock('electron', () => import('../support/no-window'));

let folder: string;
let settling: Settling;
let program: Program;
let main: ReturnType<typeof mainOf>;
let caseId: string;

beforeEach(async () => {
  folder = scratchFolder('last-words');
  settling = createSettling(() => true);
  program = await newProgram(join(folder, 'station'), { onLocking: settling.ask });
  main = mainOf(program, folder, { settling });
  const station = openStation(program);
  ({ id: caseId } = await seedCase(station, { state: 'incomplete', by: station.operator }));
});

const type = (name: string) =>
  main.ask('desk.execute', {
    name: 'editForm',
    caseId,
    changes: { 'guardian1.name': name },
  });
const nothingLeft = { allSaved: true, pictures: { lost: 0, unsure: 0 }, last: true };
const lockedAnswer = { ok: false, error: { kind: 'stationLocked' } };

/** A lock whose window has not answered when the screen has to go dark; `ended` when the keys are wiped. */
async function slowLock(): Promise<{ readonly ended: Promise<void> }> {
  const ended = program.lifecycle.lock('suspend');
  await vi.waitUntil(() => program.lifecycle.lastWords() !== undefined);
  return { ended };
}

async function nameOnDisk(): Promise<string | undefined> {
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  const found = valueOf(await openStation(program).desk.find(caseId));
  return found?.form['guardian1.name'];
}

it('is on the disk when the window was too slow for the moment it was given, and is told so', async () => {
  const { ended } = await slowLock();
  expect(program.lifecycle.current()).toBeUndefined();
  expect(await program.lifecycle.status()).toMatchObject({ state: 'locked', allSaved: false });
  expect(await type('尉迟望舒')).toMatchObject({ ok: true });
  expect(await main.ask('station.settled', nothingLeft)).toMatchObject({ ok: true });
  await ended;
  expect(await program.lifecycle.status()).toMatchObject({ lockedBy: 'suspend', allSaved: true });
  expect(await nameOnDisk()).toBe('尉迟望舒');
});

it('may be a photo that is nowhere else: it waits for the next unlocking', async () => {
  const { ended } = await slowLock();
  const photo = {
    caseId,
    id: uuidv7(),
    requirementId: 'register',
    kind: 'hukou',
    source: 'camera',
    device: '高拍仪',
    picture: jpeg({ width: 40, height: 30 }),
  };
  expect(await main.ask('scanners.keep', photo)).toEqual({ ok: true, value: undefined });
  await main.ask('station.settled', nothingLeft);
  await ended;
  valueOf(await program.lifecycle.unlock(founder.passphrase));
  const waiting = valueOf(
    (await main.ask('scanners.kept', { caseId })) as Result<{ id: string }[], AppError>,
  );
  expect(waiting.map(({ id }) => id)).toEqual([photo.id]);
});

it('comes alone: nothing is read and nothing else is done behind the dark screen', async () => {
  const { ended } = await slowLock();
  expect(await main.ask('ledger.read', { after: 0, limit: 10 })).toEqual(lockedAnswer);
  expect(await main.ask('desk.kin', { caseId })).toEqual(lockedAnswer);
  expect(await main.ask('desk.execute', { name: 'removePage', caseId, pageId: caseId })).toEqual(
    lockedAnswer,
  );
  expect(await main.ask('operators.list')).toEqual(lockedAnswer);
  // Bad in itself, and still nothing that a lock opens a way to.
  expect(
    await main.ask('desk.execute', { name: 'editForm', caseId, changes: { 'no.such': 'x' } }),
  ).toEqual({ ok: false, error: { kind: 'invalidRequest' } });
  expect(await main.ask('station.settled', nothingLeft)).toMatchObject({ ok: true });
  await ended;
});

it('is over with the last word: what comes after it is refused, and so is the last word', async () => {
  const { ended } = await slowLock();
  await main.ask('station.settled', nothingLeft);
  await ended;
  expect(await type('尉迟望潮')).toEqual(lockedAnswer);
  expect(await main.ask('station.settled', nothingLeft)).toEqual(lockedAnswer);
  expect(await nameOnDisk()).not.toBe('尉迟望潮');
});

it('is not waited for once the window has cleared up', async () => {
  const { ended } = await slowLock();
  await main.ask('station.cleared');
  await ended;
  expect(await program.lifecycle.status()).toMatchObject({ allSaved: false });
});
