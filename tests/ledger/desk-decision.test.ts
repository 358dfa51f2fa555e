/** A desk that decides by itself, with its real record and the real platform: offline, confirmed, disputed, restored. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { markRestored, settleRestore } from '../../electron/backup/settle-restore';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { CaseCommand } from '../../shared/domain/command';
import { openReports } from '../../shared/domain/desk-standing';
import { err } from '../../shared/domain/result';
import { aQuota, aSchool } from '../support/case-builders';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { deskDecidesHere } from '../support/shipped-packs';
import { online } from '../support/quiet-sync-host';

const root = scratchFolder('desk-decision');
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

/** A paired station whose pack lets the desk decide, with `places` places at one school. */
async function aDesk(places: number) {
  const key = newKey();
  const folder = join(root, uuidv7());
  const station = await openStationAs(folder, key);
  await station.appendStation([deskDecidesHere(station.actor)]);
  await online(station, async (host) => {
    const paired = await host.pair(platform.url, await platform.official.newPairingCode());
    expect(paired.ok).toBe(true);
    await givePlaces(station, places);
    host.wake();
  });
  await online(station, () => untilHeld(station, 1));
  return { key, folder, station };
}

async function givePlaces(station: Station, places: number): Promise<void> {
  const stationId = station.facts().pairing?.stationId ?? '';
  await platform.official.givePlaces(stationId, aQuota({ id: uuidv7(), places }));
}

const untilHeld = (station: Station, quotas: number) =>
  expect.poll(() => station.facts().quotas.length, { timeout: 20_000 }).toBe(quotas);

const usesOf = (station: Station) =>
  platform.official.placesOf(station.facts().pairing?.stationId ?? '');

const decide = (station: Station, caseId: string) => {
  const verdict = { outcome: 'accepted' as const, school: 'S1' };
  const command: CaseCommand = { name: 'decideAtDesk', caseId, decisionId: uuidv7(), verdict };
  return station.desk.execute(command, people.reviewer);
};

const lastOf = async (station: Station, caseId: string) =>
  (await caseOf(station, caseId)).deskDecisions?.at(-1);

const untilReported = (station: Station, caseId: string) =>
  expect
    .poll(async () => openReports(await caseOf(station, caseId)).length, { timeout: 20_000 })
    .toBe(0);
const untilStanding = (station: Station, caseId: string, standing: string) =>
  expect
    .poll(async () => (await lastOf(station, caseId))?.standing, { timeout: 20_000 })
    .toBe(standing);

describe('a desk that decides by itself', () => {
  it('promises a place without a line, tells the platform once, and is confirmed', async () => {
    const { key, folder, station } = await aDesk(2);
    const caseId = await submittedAt(station);
    expect(await decide(station, caseId)).toMatchObject({ ok: true });
    expect(await station.numbers.places()).toMatchObject([{ places: 2, used: 1, left: 1 }]);
    const letter = { letterId: uuidv7(), kind: 'placeNotice' as const };
    const issue: CaseCommand = { name: 'issueLetter', caseId, ...letter };
    expect(await station.desk.execute(issue, people.reviewer)).toMatchObject({ ok: true });
    expect(await usesOf(station)).toEqual([[2, 0, 0]]);
    await station.close();
    // What was promised and has to be told is in the record, not in the program.
    const again = await openStationAs(folder, key);
    expect(again.queue.store.queuedReports()).toEqual([]);
    await online(again, () => untilReported(again, caseId));
    expect(await usesOf(again)).toEqual([[2, 1, 0]]);
    expect(again.ledger.cases.get(caseId)?.unsent).toBe(false);
    await platform.official.acceptCase(caseId, aSchool);
    await online(again, () => untilStanding(again, caseId, 'confirmed'));
    expect(await caseOf(again, caseId)).toMatchObject({ state: 'decided' });
    expect(await usesOf(again)).toEqual([[2, 1, 0]]);
    await again.close();
  });

  it('is contradicted, and what a person settles goes back to the platform', async () => {
    const { station } = await aDesk(2);
    const caseId = await submittedAt(station);
    await decide(station, caseId);
    await online(station, async () => {
      await untilReported(station, caseId);
      await platform.official.refuseCase(caseId, '已有学籍');
      await untilStanding(station, caseId, 'disputed');
    });
    const before = await caseOf(station, caseId);
    expect(before).toMatchObject({ state: 'conflicted', decision: { outcome: 'accepted' } });
    const decisionId = before.deskDecisions?.[0]?.id ?? '';
    const settle: CaseCommand = {
      name: 'settleDisagreement',
      caseId,
      decisionId,
      choice: 'accept',
      reason: '核对过学籍',
    };
    expect(await station.desk.execute(settle, people.reviewer)).toMatchObject({ ok: true });
    await online(station, () => untilReported(station, caseId));
    expect(await usesOf(station)).toEqual([[2, 0, 1]]);
    // The place is the platform's again: it is not promised here a second time.
    expect(await station.numbers.places()).toMatchObject([{ used: 1, givenBack: 1, left: 1 }]);
    await station.close();
  });

  it('promises no more than it holds, two asking at once', async () => {
    const { station } = await aDesk(1);
    const cases = [await submittedAt(station), await submittedAt(station)];
    const answers = await Promise.all(cases.map((caseId) => decide(station, caseId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(err({ kind: 'noPlaceLeft' }));
    await station.close();
  });

  it('uses no place twice after a restore: the old places are closed, new ones come', async () => {
    const { key, folder, station } = await aDesk(5);
    const first = await submittedAt(station);
    await decide(station, first);
    const copy = join(root, uuidv7());
    await cp(folder, copy, { recursive: true });
    // After the back-up was made the old computer promised another place, and then it broke.
    const second = await submittedAt(station);
    await decide(station, second);
    await online(station, () => untilReported(station, second));
    await station.close();
    const at = new Date().toISOString();
    const mark = { format: 1, fromHeadSeq: 0, madeAt: at, restoredAt: at, lost: 0 } as const;
    await markRestored(copy, { ...mark, restoreId: uuidv7() });
    const settled = await settleRestore(copy, await openStationAs(copy, key));
    if (!settled.ok) throw new Error(settled.error.kind);
    const restored = settled.value;
    expect(await restored.numbers.places()).toMatchObject([{ used: 1, left: 0, closed: true }]);
    const third = await submittedAt(restored);
    expect(await decide(restored, third)).toEqual(err({ kind: 'noPlaceLeft' }));
    await givePlaces(restored, 1);
    await online(restored, () => untilHeld(restored, 2));
    expect(await decide(restored, third)).toMatchObject({ ok: true });
    await online(restored, () => untilReported(restored, third));
    expect(await usesOf(restored)).toEqual([
      [5, 2, 0],
      [1, 1, 0],
    ]);
    await restored.close();
  });

  it('leaves a case alone that was opened under a pack of the platform', async () => {
    const key = newKey();
    const station = await openStationAs(join(root, uuidv7()), key);
    const caseId = await submittedAt(station);
    expect(await decide(station, caseId)).toEqual(err({ kind: 'deskDoesNotDecide' }));
    await station.close();
  });
});
