/** A platform that somebody paused: nothing of a case leaves for it, whatever it lost; what it says is heard all the same. */
import { expect, test } from 'vitest';
import type { SignedDigest } from '../../shared/protocol/day-digest';
import { CalmStation } from './sim/calm-station';
import { simId } from './sim/fixtures';

/** A case that the platform has with its words, and has said everything of. */
async function delivered() {
  const station = new CalmStation();
  const { store, platform } = station;
  const sent = station.makeCase(1);
  store.add(sent);
  store.report(sent);
  store.rate(sent);
  store.ask(sent, simId(8, 1));
  const engine = station.boot();
  await station.pass(20);
  expect([store.queued(), store.openReports(), store.openRatings()]).toEqual([[], [], []]);
  expect(store.cursor).toBe(platform.changes.length);
  await engine.stop();
  return { station, store, platform };
}

/** What the platform has of cases and of words about them. */
const heldBy = ({ platform }: CalmStation) =>
  [platform.receipts, platform.reports, platform.ratings, platform.questions].map(
    ({ size }) => size,
  );

test('what waits goes when it may leave again, by itself', async () => {
  const station = new CalmStation();
  const { store } = station;
  store.paused = true;
  const waiting = station.makeCase(1);
  store.add(waiting);
  store.report(waiting);
  store.rate(waiting);
  store.ask(waiting, simId(8, 1));
  const engine = station.boot();
  await station.pass(60);
  engine.wake('sendNow');
  await station.pass(60);
  expect([station.line.requests, heldBy(station)]).toEqual([0, [0, 0, 0, 0]]);
  store.paused = false;
  engine.wake('sendNow');
  await station.pass(20);
  expect(heldBy(station)).toEqual([1, 2, 1, 1]);
});

test('what a restored platform lost is owed over a restart, and brought when it may leave again', async () => {
  const { station, store, platform } = await delivered();
  const before = heldBy(station);
  store.paused = true;
  platform.restoreAll(0);
  // Nothing at all is left: it is told by its count, as the station asks for news.
  expect(heldBy(station)).toEqual([0, 0, 0, 0]);
  const { requests } = station.line;
  let engine = station.boot();
  await station.pass(30);
  expect([station.line.requests, heldBy(station)]).toEqual([requests, [0, 0, 0, 0]]);
  expect(store.taken.owed).toBe(true);
  // The news of others is heard meanwhile.
  platform.say(simId(2, 1), 1, 'reviewStep');
  await station.pass(30);
  expect(store.cursor).toBe(platform.changes.length);
  await engine.stop();
  engine = station.boot();
  await station.pass(30);
  expect(station.line.requests).toBe(requests);
  store.paused = false;
  engine.wake('sendNow');
  await station.pass(20);
  expect([heldBy(station), store.taken.owed]).toEqual([before, false]);
});

test('what a platform lost that tells no count is owed as well, and brought when it may leave again', async () => {
  const { station, store, platform } = await delivered();
  const before = heldBy(station);
  store.paused = true;
  platform.counts = false;
  store.taken = { count: 0, owed: false };
  platform.restoreAll(0);
  const { requests } = station.line;
  let engine = station.boot();
  await station.pass(30);
  expect([station.line.requests, store.cursor, store.taken.owed]).toEqual([requests, 0, true]);
  await engine.stop();
  store.paused = false;
  engine = station.boot();
  await station.pass(20);
  expect([heldBy(station), store.taken.owed]).toEqual([before, false]);
  await engine.stop();
});

test('digests of the trail wait, and are looked for at once when they may leave again', async () => {
  const station = new CalmStation();
  const { store } = station;
  let looked = 0;
  const readDigests = async (): Promise<SignedDigest[]> => {
    looked += 1;
    return [];
  };
  store.paused = true;
  station.boot(() => ({ readDigests }));
  await station.pass(120);
  expect(looked).toBe(0);
  store.paused = false;
  await station.pass(5);
  expect(looked).toBe(1);
});
