/** A case whose number a restored platform gave to another family: the new one takes its place, and somebody tells the family. */
import { expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { deadlineOf } from '../../shared/domain/deadline';
import type { Receipt } from '../../shared/domain/delivery';
import { evolve, evolveAll } from '../../shared/domain/evolve';
import { newNumberOf, recordReceipt } from '../../shared/domain/matter-receipt';
import { caseChecks } from '../../shared/policy/case-checks';
import { admin, shippedPack } from '../support/case-builders';
import { aReceipt, eventsInto } from '../support/case-scenarios';

const caseId = '01890000-0000-7000-8000-0000000000c1';
const entryId = '01890000-0000-7000-8000-0000000000e1';
const under = (matterNumber: string, more: Partial<Receipt> = {}): Receipt => ({
  ...aReceipt(caseId, 1),
  matterNumber,
  ...more,
});

function theCase(state: 'received' | 'decided' | 'archived' | 'correctionAsked'): Case {
  const found = evolveAll(undefined, caseId, eventsInto(caseId, { state, by: admin }));
  if (found?.receipt === undefined) throw new Error('Not received');
  return found;
}

const answerTo = (current: Case, receipt: Receipt) =>
  recordReceipt(current, { name: 'recordReceipt', caseId, entryId, receipt });

const given = (current: Case, receipt: Receipt): Case => {
  const events = answerTo(current, receipt);
  if (!events.ok) throw new Error(events.error.kind);
  return events.value.reduce((next, event) => evolve(next, caseId, event), current);
};

it.each(['received', 'decided', 'archived', 'correctionAsked'] as const)(
  'a case that is %s keeps its state, takes the new receipt, and is to be told of',
  (state) => {
    const before = theCase(state);
    const was = before.receipt?.matterNumber;
    const receipt = under('BJ-2', { receivedAt: '2026-08-02T01:00:00.000Z' });
    const after = given(before, receipt);
    const { outbox } = before;
    expect(after).toEqual({
      ...before,
      receipt,
      formerNumbers: [was],
      ...(outbox === undefined ? {} : { outbox: { ...outbox, state: 'delivered', receipt } }),
    });
    expect(caseChecks(after, shippedPack.pack)[0]).toMatchObject({
      ...{ kind: 'numberChanged', key: 'BJ-2', settled: undefined },
      check: { before: was, now: 'BJ-2' },
    });
    const { letters, ...rest } = after;
    expect(letters).toEqual(before.letters);
    expect(deadlineOf({ ...rest, letters: [] })).toEqual({ kind: 'newNumber', day: '2026-08-02' });
    const told = evolve(after, caseId, {
      type: 'findingSettled',
      finding: {
        ...{ kind: 'numberChanged', key: 'BJ-2', outcome: 'evidence', reason: '已电话告知家长' },
        ...{ at: '2026-08-02T02:00:00.000Z', by: admin.name, byId: admin.id },
      },
    });
    expect(deadlineOf(told)?.kind).not.toBe('newNumber');
    expect(caseChecks(told, shippedPack.pack)[0]).toMatchObject({
      ...{ kind: 'numberChanged', settled: { reason: '已电话告知家长' } },
    });
    // A second change is to be told as well.
    const again = given(told, under('BJ-3', { receivedAt: receipt.receivedAt }));
    expect(newNumberOf(again)).toMatchObject({ before: 'BJ-2', now: 'BJ-3' });
    expect(deadlineOf({ ...again, letters: [] })?.kind).toBe('newNumber');
  },
);

it('the same number again, another content, or another platform’s word changes nothing', () => {
  const before = theCase('received');
  const { matterNumber = '' } = before.receipt ?? {};
  for (const receipt of [
    under(matterNumber, { signature: 'b3RoZXI=' }),
    under('BJ-2', { manifestSha256: 'f'.repeat(64) }),
    under('BJ-2', { keyId: 'other' }),
  ]) {
    expect(given(before, receipt)).toBe(before);
  }
  const error = { kind: 'receiptForOtherRevision' };
  expect(answerTo(before, under('BJ-2', { revision: 2 }))).toEqual({ ok: false, error });
  expect(answerTo(before, { ...under('BJ-2'), caseId: entryId })).toEqual({ ok: false, error });
});

it('what was submitted since stays on its way, and arrives under the number that holds', () => {
  const first = theCase('received');
  const submission = { sha256: 'a'.repeat(64), bytes: 1 };
  const facts = { caseId, revision: 2, submission, queuedAt: '2026-08-10T01:00:00.000Z' };
  const outbox = { state: 'queued', id: entryId, ...facts } as const;
  const second: Case = { ...first, revision: 2, state: 'queued', outbox };
  const renumbered = given(second, under('BJ-2'));
  expect(renumbered).toMatchObject({ state: 'queued', outbox, receipt: { revision: 1 } });
  const delivered = given(renumbered, under('BJ-2', { revision: 2 }));
  expect(delivered).toMatchObject({ state: 'received', outbox: { state: 'delivered' } });
  expect(delivered.formerNumbers).toHaveLength(1);
});
