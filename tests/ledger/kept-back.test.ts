/** One submission is kept back, let go and put first, while the others go as ever. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Case, CaseEvent } from '../../shared/domain/case';
import { evolve } from '../../shared/domain/evolve';
import { err } from '../../shared/domain/result';
import { freshEntry } from '../../shared/sync/outbox';
import { roundOf } from '../../shared/sync/round';
import { aReceipt } from '../support/case-scenarios';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

const folder = scratchFolder('kept-back');
const key = newKey();
let station: Station;
let woken = 0;
const open = () =>
  openStationAs(folder, Buffer.from(key), people.clerk, { onQueued: () => (woken += 1) });
beforeAll(async () => {
  station = await open();
});
afterAll(() => station.close());

const submitted = async () => found(await submittedAt(station));
const found = (id: string) => caseOf(station, id);

const entryOf = ({ outbox }: Case) => {
  if (outbox?.state !== 'queued') throw new Error('Not queued');
  return outbox;
};
const ask = (current: Case, name: 'letGo' | 'sendFirst') =>
  station.desk.execute({ name, caseId: current.id, entryId: entryOf(current).id }, people.clerk);
const keepBack = ({ id: caseId, outbox }: Case, entryId = outbox?.id ?? '') =>
  station.desk.execute(
    { name: 'keepBack', caseId, entryId, reason: '家长要求等一等' },
    people.clerk,
  );
const waiting = () => station.queue.store.queuedEntries().map(({ caseId }) => caseId);

it('leaves for nobody until it is let go, also after the station was closed', async () => {
  const [kept, other] = [await submitted(), await submitted()];
  const before = woken;
  expect(await keepBack(kept)).toMatchObject({ ok: true });
  expect(woken).toBe(before + 1);
  expect(waiting()).toEqual([other.id]);
  expect(station.queue.keptBack()).toBe(1);
  await station.close();
  station = await open();
  expect(waiting()).toEqual([other.id]);
  expect(station.queue.keptBack()).toBe(1);
  const { keptBack } = entryOf(await found(kept.id));
  expect(keptBack).toMatchObject({ by: people.clerk.name, reason: '家长要求等一等' });
  expect(await ask(kept, 'letGo')).toMatchObject({ ok: true });
  expect(waiting().toSorted()).toEqual([kept.id, other.id].toSorted());
  expect(station.queue.keptBack()).toBe(0);
});

it('is told in the traces, and the same again is no news', async () => {
  const kept = await submitted();
  const { value: first } = (await keepBack(kept)) as { value: { seq: number } };
  const { value: again } = (await keepBack(kept)) as { value: { seq: number } };
  expect(again).toEqual(first);
  await ask(kept, 'letGo');
  const now = await found(kept.id);
  expect(await ask(now, 'letGo')).toMatchObject({ ok: true });
  expect(entryOf(now).keptBack).toBeUndefined();
});

it('is refused for another entry, and for one that went already', async () => {
  const kept = await submitted();
  expect(await keepBack(kept, uuidv7())).toEqual(err({ kind: 'receiptForOtherRevision' }));
  const entry = entryOf(kept);
  await station.queue.store.recordReceipt(entry, aReceipt(kept.id, 1));
  expect(await keepBack(kept)).toMatchObject({
    ok: false,
    error: { kind: 'notAllowedInState', state: 'received' },
  });
});

it('takes what the platform said all the same, and asks for its receipt', async () => {
  const kept = await submitted();
  await keepBack(kept);
  const step = { step: 'systemCheck', passed: true, note: '', at: '2026-08-05T00:00:00.000Z' };
  const told: CaseEvent = { type: 'reviewAdvanced', changeId: uuidv7(), step } as CaseEvent;
  await station.queue.store.applyChange({
    ...{ id: uuidv7(), cursor: 1, caseId: kept.id, revision: 1, type: 'reviewStep' },
    step: (told as Extract<CaseEvent, { type: 'reviewAdvanced' }>).step,
  });
  expect(waiting()).toContain(kept.id);
  const entry = entryOf(await found(kept.id));
  await station.queue.store.recordReceipt(entry, aReceipt(kept.id, 1));
  expect((await found(kept.id)).outbox).toMatchObject({ state: 'delivered' });
});

it('is held and conflicted without what was wished of it', async () => {
  const kept = await submitted();
  await ask(kept, 'sendFirst');
  const entry = entryOf(await found(kept.id));
  expect(entry.first).toBeDefined();
  const held = await station.queue.store.recordHeld(entry, 'refusedByPlatform', 'x', []);
  expect(held).toMatchObject({ ok: true });
  const { outbox } = await found(kept.id);
  expect(outbox).not.toHaveProperty('first');
});

it('goes before the others, and who was put first last before who was put first earlier', async () => {
  const cases = [await submitted(), await submitted(), await submitted()];
  const [, second, third] = cases as [Case, Case, Case];
  await ask(second, 'sendFirst');
  await keepBack(third);
  await ask(await found(third.id), 'sendFirst');
  const entries = station.queue.store
    .queuedEntries()
    .filter(({ caseId }) => cases.some(({ id }) => id === caseId))
    // A clock that stands still would make them equal.
    .map((entry) =>
      entry.caseId === third.id ? { ...entry, first: '2100-01-01T00:00:00.000Z' } : entry,
    );
  const round = roundOf(
    entries,
    () => freshEntry,
    () => undefined,
    0,
  );
  expect(round.map(({ caseId }) => caseId).slice(0, 2)).toEqual([third.id, second.id]);
});

it('changes nothing of a case that has no such entry', async () => {
  const kept = await submitted();
  const event: CaseEvent = {
    ...{ type: 'sendingLetGo', entryId: uuidv7(), at: '2026-08-05T00:00:00.000Z' },
    ...{ by: '安以宁', byId: people.clerk.id },
  };
  expect(evolve(kept, kept.id, event)).toEqual(kept);
});
