/**
 * 回执: what the platform said it took, and what becomes of a number on it. A platform that was restored from an older
 * back-up may have given a number to another family before it heard of what it lost; the case then has another one, and
 * the family is told.
 */
import { beijingDate } from './beijing-time';
import type { Case, CaseEvent, EventOf } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { entryFacts } from './delivery';
import { isOnTheWay } from './desk-standing';
import type { Day } from './ids';
import type { Result } from './result';
import { err, ok } from './result';

/** A receipt of the newest revision, or once more of the one that was confirmed last, under another number. */
export function recordReceipt(
  current: Case,
  { entryId, receipt }: Asked<'recordReceipt'>,
): Result<CaseEvent[], CaseError> {
  const { id, revision, receipt: before } = current;
  if (receipt.caseId !== id) return err({ kind: 'receiptForOtherRevision' });
  const told: CaseEvent[] = [{ type: 'receiptRecorded', entryId, receipt }];
  if (before?.revision === receipt.revision) {
    const isOfSame =
      before.keyId === receipt.keyId && before.manifestSha256 === receipt.manifestSha256;
    return ok(isOfSame && before.matterNumber !== receipt.matterNumber ? told : []);
  }
  return receipt.revision === revision ? ok(told) : err({ kind: 'receiptForOtherRevision' });
}

/** The fold: what was submitted since goes on as it was. */
export function withReceipt(current: Case, { receipt }: EventOf<'receiptRecorded'>): Case {
  const { outbox, receipt: before, revision, formerNumbers = [], state } = current;
  const isNewest = receipt.revision === revision;
  const isRenumbered =
    before?.keyId === receipt.keyId && before.matterNumber !== receipt.matterNumber;
  return {
    ...current,
    // The feed may be quicker than a lost reply: what it said stands.
    state: isNewest && isOnTheWay(current) ? 'received' : state,
    receipt,
    ...(isRenumbered ? { formerNumbers: [...formerNumbers, before.matterNumber] } : {}),
    ...(outbox === undefined || !isNewest
      ? {}
      : { outbox: { ...entryFacts(outbox), state: 'delivered', receipt } }),
  };
}

/** A number that a family may still have on paper, and the one that holds instead. */
export type NewNumber = { readonly before: string; readonly now: string; readonly since: Day };

/** The change of number that this case has met; nothing where its first number holds. */
export function newNumberOf({ formerNumbers, receipt }: Case): NewNumber | undefined {
  const before = formerNumbers?.at(-1);
  if (before === undefined || receipt === undefined) return undefined;
  return { before, now: receipt.matterNumber, since: beijingDate(receipt.receivedAt) };
}

/** How somebody told the family, by the number that holds. */
export function numberToldOf({ findings }: Case, { now }: Pick<NewNumber, 'now'>) {
  return findings?.find(({ kind, key }) => kind === 'numberChanged' && key === now);
}
