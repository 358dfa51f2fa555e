/** A submission that differs at the platform: settled once, by its own entry, and sent under a number that is free. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { readConflict } from '../../electron/desk/conflict-desk';
import { newKey } from '../../electron/vault/seal';
import type { Case } from '../../shared/domain/case';
import { err, ok } from '../../shared/domain/result';
import { seedCase } from '../support/case-scenarios';
import { caseOf } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

let station: Station;
beforeAll(async () => {
  station = await openStationAs(scratchFolder('conflict'), newKey());
});
afterAll(() => station.close());

const seed = (state: 'conflicted' | 'held') => seedCase(station, { state, by: people.clerk });
const settle = (
  { id: caseId, outbox }: Case,
  more: { entryId?: string; latest?: number; adopted?: object } = {},
) =>
  station.desk.execute(
    {
      name: 'settleConflict',
      caseId,
      entryId: outbox?.id ?? uuidv7(),
      latest: 3,
      adopted: { 'residence.address': '临河路12号' },
      ...more,
    },
    people.clerk,
  );
const found = (id: string) => caseOf(station, id);

it('opens the case at the desk with what was taken, and nothing of it waits any more', async () => {
  const before = await seed('conflicted');
  expect(await settle(before)).toMatchObject({ ok: true });
  const now = await found(before.id);
  expect(now).toMatchObject({ state: 'ready', revision: 3, caseNumber: before.caseNumber });
  expect(now.form).toEqual({ ...before.form, 'residence.address': '临河路12号' });
  expect(now.outbox).toBeUndefined();
  const again = await settle(before);
  expect(again).toMatchObject({ ok: false, error: { kind: 'notAllowedInState' } });
  expect((await found(before.id)).documents).toEqual(before.documents);
});

it('never goes back behind a number that was used here', async () => {
  const before = await seed('conflicted');
  await settle(before, { latest: 1, adopted: {} });
  expect(await found(before.id)).toMatchObject({ revision: 1, form: before.form });
});

it('is refused for another entry and for a case that waits for another reason', async () => {
  const before = await seed('conflicted');
  const other = await settle(before, { entryId: uuidv7() });
  expect(other).toEqual(err({ kind: 'receiptForOtherRevision' }));
  const held = await settle(await seed('held'));
  expect(held).toMatchObject({ ok: false, error: { kind: 'notAllowedInState' } });
});

it('shows nothing of another case, and nothing that is no submission', async () => {
  const before = await seed('conflicted');
  const held = await seed('held');
  const at = '2026-08-05T00:00:00.000Z';
  const asked: unknown[] = [];
  const ask = (submission: string) => async (of: { caseId: string; revision: number }) => {
    asked.push(of);
    return ok({ ...of, latest: 1, submission, receivedAt: at });
  };
  expect(await readConflict(station, held.id, ask('{}'))).toMatchObject({
    error: { kind: 'notAllowedInState', state: 'held' },
  });
  expect(asked).toEqual([]);
  // What was sent is in the store no more: that is said before anybody is asked.
  expect(await readConflict(station, before.id, ask('{}'))).toMatchObject({
    error: { kind: 'fileMissing' },
  });
  expect(asked).toEqual([]);
});
