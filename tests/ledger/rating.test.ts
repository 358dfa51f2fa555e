/** 好差评 with the real record and the real platform: given without a line, told once, never in a drill. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import type { Ratings } from '../../platform/ratings/rating-queries';
import type { CaseCommand } from '../../shared/domain/command';
import { openRatings } from '../../shared/domain/rating-standing';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { online } from '../support/quiet-sync-host';

const root = scratchFolder('rating');
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

const ratingsAt = async () =>
  (await platform.official.ask<Ratings>('GET', '/v1/review/ratings?season=2026')).body;

it('is given without a line, kept over a restart, told once after its case, and unchanged', async () => {
  const key = newKey();
  const folder = join(root, uuidv7());
  const station = await openStationAs(folder, key);
  await online(station, async (host) => {
    const paired = await host.pair(platform.url, await platform.official.newPairingCode());
    expect(paired.ok).toBe(true);
  });
  const caseId = await submittedAt(station);
  const said = { level: 'dissatisfied', reasons: ['waitedLong'], note: '等了很久' } as const;
  const rate: CaseCommand = { name: 'rateService', caseId, ...said, reasons: [...said.reasons] };
  expect(await station.desk.execute(rate, people.reviewer)).toMatchObject({
    error: { kind: 'notAllowedForRole' },
  });
  expect(await station.desk.execute(rate, station.actor)).toMatchObject({ ok: true });
  expect(await station.desk.execute(rate, station.actor)).toEqual({
    ok: false,
    error: { kind: 'ratedAlready' },
  });
  // The platform has nothing yet that it could be about.
  expect(station.queue.store.queuedRatings()).toEqual([]);
  expect(station.ledger.cases.get(caseId)?.unsent).toBe(true);
  await station.close();

  const again = await openStationAs(folder, key);
  const untilTold = () =>
    expect
      .poll(async () => openRatings(await caseOf(again, caseId)).length, { timeout: 20_000 })
      .toBe(0);
  await online(again, untilTold);
  const { counts, poor } = await ratingsAt();
  expect(counts.map(({ level, count }) => [level, count])).toEqual([['dissatisfied', 1]]);
  expect(poor).toMatchObject([{ caseId, revision: 1, ...said }]);
  expect(again.ledger.cases.get(caseId)?.unsent).toBe(false);
  const { entries } = again.ledger.cases.get(caseId) ?? {};
  await online(again, async (host) => host.wake());
  expect(again.ledger.cases.get(caseId)?.entries).toBe(entries);
  expect((await ratingsAt()).counts).toEqual(counts);
  await again.close();
});

it('that was told and whose answer was lost is told in the same words', async () => {
  const key = newKey();
  const folder = join(root, uuidv7());
  const station = await openStationAs(folder, key);
  await online(station, async (host) => {
    await host.pair(platform.url, await platform.official.newPairingCode());
  });
  const caseId = await submittedAt(station);
  const untilReceived = async () =>
    expect
      .poll(async () => (await caseOf(station, caseId)).receipt?.revision, { timeout: 20_000 })
      .toBe(1);
  await online(station, untilReceived);
  const rate: CaseCommand = {
    name: 'rateService',
    caseId,
    level: 'verySatisfied',
    reasons: [],
    note: '',
  };
  await station.desk.execute(rate, station.actor);
  const [waiting] = station.queue.store.queuedRatings();
  if (waiting === undefined) throw new Error('Nothing waits');
  // What a station said whose program ended before the answer came.
  const { token = '' } = station.facts().pairing ?? {};
  const signature = await station.queue.store.signSubmission(waiting.text);
  const response = await fetch(`${platform.url}/v1/ratings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ rating: waiting.text, signature }),
  });
  expect(response.status).toBe(200);
  await station.close();
  const again = await openStationAs(folder, key);
  expect(again.queue.store.queuedRatings()).toEqual([waiting]);
  await online(again, () =>
    expect
      .poll(async () => openRatings(await caseOf(again, caseId)).length, { timeout: 20_000 })
      .toBe(0),
  );
  expect((await caseOf(again, caseId)).ratings).toMatchObject([{ delivered: true }]);
  expect((await caseOf(again, caseId)).ratings?.[0]).not.toHaveProperty('refusal');
  await again.close();
});

it('that a platform restored from before it lost is told again, with what it took before', async () => {
  const key = newKey();
  const station = await openStationAs(join(root, uuidv7()), key);
  await online(station, async (host) => {
    await host.pair(platform.url, await platform.official.newPairingCode());
  });
  const caseId = await submittedAt(station);
  const rate: CaseCommand = {
    name: 'rateService',
    caseId,
    level: 'satisfied',
    reasons: [],
    note: '',
  };
  await station.desk.execute(rate, station.actor);
  await online(station, () =>
    expect
      .poll(async () => openRatings(await caseOf(station, caseId)).length, { timeout: 20_000 })
      .toBe(0),
  );
  const { stationId } = station.facts().pairing ?? {};
  expect(station.queue.store.takenCount()).toEqual({ count: 2, owed: false });
  await platform.database.query('delete from ratings where case_id = $1', [caseId]);
  await platform.database.query('update stations set taken = 1 where id = $1', [stationId]);
  const isThere = async () =>
    (await platform.database.query('select 1 from ratings where case_id = $1', [caseId])).length;
  await online(station, async () => {
    await expect.poll(isThere, { timeout: 20_000 }).toBe(1);
    const { store } = station.queue;
    await expect
      .poll(() => store.takenCount(), { timeout: 20_000 })
      .toEqual({
        count: 2,
        owed: false,
      });
  });
  await station.close();
});
