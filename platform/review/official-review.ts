/** The officials' part: 人工初审, 人工复审 and the decision, each once per revision and in order. */
import type { Decision, ReviewStep } from '../../shared/domain/delivery';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import type { CaseUnderReview, ReviewState } from './review-record';
import { findDecision, findStep, lockForReview, recordDecision, recordStep } from './review-record';

/** The revision that was looked at, where the request names it: what is said of it is not said of a later one. */
export type LookedAt = number | undefined;

type OfficialStep = ReviewStep & { readonly step: 'firstReview' | 'secondReview' };

/**
 * Records a human step; the same step with the same words again is no second one.
 * @throws Problem `not-found` or `review-not-possible` when it is not this step's turn, it was judged otherwise, or
 * another revision than `lookedAt` is under review.
 */
export async function reviewCase(
  { database, changes }: PlatformContext,
  caseId: string,
  step: OfficialStep,
  lookedAt?: LookedAt,
): Promise<CaseUnderReview> {
  return database.transaction(async (transaction) => {
    const current = await lockForReview(transaction, caseId);
    if (current === undefined) throw new Problem('not-found');
    refuseOtherRevision(current, lookedAt);
    const before = await findStep(transaction, current, step.step);
    if (before !== undefined) {
      if (isSame(before, step)) return current;
      throw notPossible(current.state);
    }
    if (current.state !== step.step) throw notPossible(current.state);
    const next = step.passed && step.step === 'firstReview' ? 'secondReview' : 'decision';
    await recordStep({ transaction, changes }, current, step, next);
    return { ...current, state: next };
  });
}

/**
 * Decides a case; `accepted` needs every step passed, every other outcome may come as soon as officials have the case.
 * @throws Problem `not-found`, `review-not-possible` (as with `reviewCase`), or `invalid-request` when the outcome lacks what it must carry.
 */
export async function decideCase(
  { database, changes }: PlatformContext,
  caseId: string,
  decision: Decision,
  lookedAt?: LookedAt,
): Promise<CaseUnderReview> {
  const lacking = lackingParts(decision);
  if (lacking.length > 0) throw new Problem('invalid-request', { pointers: lacking });
  return database.transaction(async (transaction) => {
    const current = await lockForReview(transaction, caseId);
    if (current === undefined) throw new Problem('not-found');
    refuseOtherRevision(current, lookedAt);
    const before = await findDecision(transaction, current);
    if (before !== undefined) {
      if (isSame(before, decision)) return current;
      throw notPossible(current.state);
    }
    const last = await findStep(transaction, current, 'secondReview');
    const isPossible =
      decision.outcome === 'accepted'
        ? current.state === 'decision' && last?.passed === true
        : current.state !== 'systemCheck';
    if (!isPossible) throw notPossible(current.state);
    await recordDecision({ transaction, changes }, current, decision);
    return { ...current, state: 'decided' };
  });
}

/** Pointers to what this outcome must say: domain.md "Every refusal has a reason code … and the way to appeal". */
function lackingParts(decision: Decision): string[] {
  if (decision.outcome === 'accepted') return decision.school === undefined ? ['/school'] : [];
  const words = (['reasonCode', 'reason', 'remedy'] as const).filter(
    (part) => decision[part].trim() === '',
  );
  const correction =
    decision.outcome === 'correction' && decision.correction === undefined ? ['correction'] : [];
  return [...words, ...correction].map((part) => `/${part}`);
}

/** A request that comes once more, when the family has corrected its case meanwhile, judges nothing that nobody saw. */
function refuseOtherRevision({ revision }: CaseUnderReview, lookedAt: LookedAt): void {
  if (lookedAt === undefined || lookedAt === revision) return;
  throw new Problem('review-not-possible', { detail: `revision: ${revision}` });
}

/** Whether two facts say the same, whenever they were said. */
function isSame(before: { readonly at: string }, now: { readonly at: string }): boolean {
  return canonicalJson({ ...before, at: '' }) === canonicalJson({ ...now, at: '' });
}

function notPossible(state: ReviewState): Problem {
  return new Problem('review-not-possible', { detail: `state: ${state}` });
}
