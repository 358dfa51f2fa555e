/**
 * A department denies what was submitted already: the case comes back to the desk as something to put right, and goes on
 * where it was when the same is confirmed, or proven with papers, before anything was changed.
 */
import { beijingDate } from './beijing-time';
import type { Case, CaseEvent } from './case';
import type { DecideContext } from './decide-context';
import { deskDecisionOf } from './desk-standing';
import type { Mismatch } from './fact-standing';
import { openMismatches } from './fact-standing';
import type { FieldKey } from './form';
import type { Checklist } from './requirement';
import { without } from './without';
import { addWorkingDays } from './working-days';

/** With these the answer of a department may be of a case that the platform has. */
const mayReveal: readonly CaseEvent['type'][] = [
  'verificationAnswered',
  'receiptRecorded',
  'reviewAdvanced',
];

/** What changes what was submitted. */
export const changesOfSubmission: readonly CaseEvent['type'][] = [
  'groupChosen',
  'formEdited',
  'pageAdded',
  'pageRemoved',
  'pageAdjusted',
  'pageMoved',
  'pageKept',
  'pagesReordered',
  'documentInspected',
];

/** What somebody says of a denial, beside changing what was submitted. */
const answers: readonly CaseEvent['type'][] = ['verificationAnswered', 'findingSettled'];

/**
 * What follows from `events` for a case that is `next` after them; nothing when it is no matter of a late denial, and no
 * events when the denial stands and the case stays where it is.
 */
export function lateDenial(
  next: Case,
  events: readonly CaseEvent[],
  { at, deskRules }: Pick<DecideContext, 'at' | 'deskRules'>,
): readonly CaseEvent[] | undefined {
  const { denied, receipt, revision, state } = next;
  if (denied === undefined) {
    const isThere = state === 'received' || state === 'underReview';
    if (!isThere || receipt?.revision !== revision) return undefined;
    // Whoever decided here has issued a letter on it: it is put right with the platform's word, not under it.
    if (deskDecisionOf(next) !== undefined) return undefined;
    if (!events.some(({ type }) => mayReveal.includes(type))) return undefined;
    const facts = openMismatches(next).map(({ fact }) => fact);
    if (facts.length === 0) return undefined;
    const days = deskRules.reviewWorkingDays;
    const until =
      days === undefined
        ? {}
        : { deadline: addWorkingDays(beijingDate(receipt.receivedAt), days).day };
    return [{ type: 'deniedAfterwards', at, facts, ...until }];
  }
  if (state !== 'correctionAsked' || denied.touched === true) return undefined;
  if (!events.some(({ type }) => answers.includes(type))) return undefined;
  return openMismatches(next).length > 0 ? [] : [{ type: 'denialLifted', at }];
}

/** The fold: what each event means for a denial that is open. */
export function withLateDenial(next: Case, event: CaseEvent): Case {
  if (event.type === 'deniedAfterwards') {
    const { at, deadline: until } = event;
    const from = next.state === 'underReview' ? 'underReview' : 'received';
    const denied = { at, from, ...(until === undefined ? {} : { deadline: until }) } as const;
    return { ...next, state: 'correctionAsked', denied };
  }
  const { denied } = next;
  if (denied === undefined) return next;
  switch (event.type) {
    case 'denialLifted':
      return { ...without(next, 'denied'), state: denied.from };
    case 'reviewAdvanced':
      return { ...next, denied: { ...denied, from: 'underReview' } };
    case 'caseSubmitted':
    case 'decisionRecorded':
    case 'decisionChanged':
      return without(next, 'denied');
    default:
      return changesOfSubmission.includes(event.type)
        ? { ...next, denied: { ...denied, touched: true } }
        : next;
  }
}

/** What a department denies, field by field: those it named, or whom it was asked about where it knows nobody. */
export function deniedFields({ verification, answer }: Mismatch): readonly FieldKey[] {
  const apart = answer.fields.filter(({ verdict }) => verdict === 'mismatch');
  if (apart.length > 0) return apart.map(({ key }) => key);
  return (Object.keys(verification.asked) as FieldKey[]).slice(0, 2);
}

/** The papers of a checklist that show what is denied. */
export function deniedPapers({ fact }: Mismatch, { requirements }: Checklist): readonly string[] {
  return requirements.flatMap(({ id, waivableBy = [] }) => (waivableBy.includes(fact) ? [id] : []));
}
