/** What a restored platform lost is brought as the operator allows files to leave, case by case, and holds up nobody. */
import { expect, test } from 'vitest';
import type { SyncStatus } from '../../shared/ipc/contract';
import { LineMeter } from '../../shared/sync/line-meter';
import { CalmStation } from './sim/calm-station';
import { simId } from './sim/fixtures';

/** From two hours after the world begins, for an hour. */
const filesBetween = { from: 10 * 60, to: 11 * 60 };

/** Cases that a platform took in and lost. */
async function lost(count: number) {
  const station = new CalmStation();
  const { store, platform } = station;
  const cases = Array.from({ length: count }, (_, index) => station.makeCase(index + 1));
  for (const one of cases) store.add(one);
  const engine = station.boot();
  await station.pass(20);
  expect(platform.receipts.size).toBe(count);
  await engine.stop();
  platform.restoreAll(0);
  platform.held.files.clear();
  platform.held.partials.clear();
  const commits = () => cases.map(({ entry }) => platform.commits.get(keyOf(entry)) ?? 0);
  return { station, store, platform, cases, commits };
}

const keyOf = ({ caseId, revision }: { readonly caseId: string; readonly revision: number }) =>
  `${caseId}/${String(revision)}`;

test('its files wait for their hours, news is heard meanwhile, and a program that dies in between goes on', async () => {
  const { station, store, platform, commits } = await lost(4);
  station.allow({ filesBetween });
  station.boot();
  await station.pass(30);
  expect([platform.held.files.size, store.taken.owed]).toEqual([0, true]);
  platform.say(simId(2, 1), 1, 'reviewStep');
  await station.pass(10);
  expect(store.cursor).toBe(platform.changes.length);
  station.allow({ filesBetween, bytesPerSecond: 4 });
  // Dies while the first of them are on their way.
  await station.pass(65);
  expect(commits()).toContain(0);
  station.boot();
  await station.pass(70);
  expect([commits(), store.taken.owed]).toEqual([[1, 1, 1, 1], false]);
  expect([...store.broughtAgain.values()].filter((how) => how !== 'taken')).toEqual([]);
});

test('what is new goes meanwhile, and a word about a lost case not before it is there', async () => {
  const { station, store, platform, cases, commits } = await lost(12);
  const [first] = cases;
  station.allow({ bytesPerSecond: 6 });
  const engine = station.boot();
  await station.pass(1);
  const added = station.makeCase(99);
  store.add(added);
  if (first !== undefined) store.report(first);
  engine.wake('enqueued');
  while (!platform.receipts.has(keyOf(added.entry))) await station.pass(1);
  expect(commits().filter((times) => times === 0).length).toBeGreaterThan(2);
  const told = () => platform.reports.has(`${first?.entry.caseId ?? ''}/1`);
  while (store.taken.owed) {
    expect(!told() || commits()[0] === 1).toBe(true);
    await station.pass(1);
  }
  await station.pass(2);
  expect([new Set(commits()), told()]).toEqual([new Set([1]), true]);
  expect(store.broughtAgain.has(keyOf(added.entry))).toBe(false);
});

test('a later submission of a case waits for the lost one before it, and says why', async () => {
  const station = new CalmStation();
  const { store, platform } = station;
  const [first, second] = [station.makeCase(1), station.makeCase(2)];
  for (const one of [first, second]) store.add(one);
  const before = station.boot();
  await station.pass(20);
  await before.stop();
  platform.restoreAll(0);
  platform.held.files.clear();
  const { entry } = first;
  const later = { ...first, entry: { ...entry, id: simId(3, 77), revision: entry.revision + 1 } };
  store.add(later);
  // So little may leave that what was lost takes a while.
  station.allow({ bytesPerSecond: 4 });
  let status: SyncStatus | undefined;
  station.boot(undefined, undefined, (now) => (status = now));
  await station.pass(1);
  expect(platform.commits.get(keyOf(entry))).toBeUndefined();
  expect(status?.progress.find(({ entryId }) => entryId === later.entry.id)).toMatchObject({
    phase: 'waiting',
    reason: 'earlierFirst',
  });
  while (!platform.receipts.has(keyOf(later.entry))) {
    const isFirstThere = platform.commits.has(keyOf(entry));
    expect(isFirstThere || !platform.revisions.has(keyOf(later.entry))).toBe(true);
    await station.pass(1);
  }
  expect(platform.commits.get(keyOf(entry))).toBe(1);
  expect(status?.progress).toEqual([]);
});

test('all platforms of a station share what may leave in a second', async () => {
  const county = new CalmStation();
  const city = new CalmStation(county);
  const meter = new LineMeter();
  for (const station of [county, city]) {
    for (const number of [1, 2, 3]) station.store.add(station.makeCase(number));
    station.allow({ bytesPerSecond: 8 });
    station.boot(undefined, meter);
  }
  await county.pass(30);
  expect([county.platform.receipts.size, city.platform.receipts.size]).toEqual([3, 3]);
});
