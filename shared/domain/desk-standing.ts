/** Where a case stands with what its desk decided by itself. */
import type { Case } from './case';
import type { DeskDecision, KeptReport } from './desk-decision';
import { openRedecision } from './redecision';

/**
 * The desk's decision on the revision that was sent last, unless it was taken back. It stands for the one that takes
 * the place of a submission that was held, too: the platform did not have that one to decide on.
 */
export function deskDecisionOf(current: Case): DeskDecision | undefined {
  const last = current.deskDecisions?.at(-1);
  if (last === undefined || last.standing === 'yielded') return undefined;
  return last.revision > followedRevision(current) ? last : undefined;
}

/** The newest submission before this one that was not given up; 0 where there is none. */
export function followedRevision({ revision, givenUp = [] }: Case): number {
  let before = revision - 1;
  while (givenUp.includes(before)) before -= 1;
  return before;
}

/** Whether the decision speaks of what is at the platform now: an old request for correction does not. */
export function isDecisionCurrent(current: Case): boolean {
  const { decision, state } = current;
  if (deskDecisionOf(current) !== undefined) return true;
  return decision !== undefined && ['decided', 'archived', 'correctionAsked'].includes(state);
}

/** Whether the platform decided otherwise than the desk, or than it had before, and nobody settled it yet. */
export function isDisputed(current: Case): boolean {
  return openRedecision(current) !== undefined || deskDecisionOf(current)?.standing === 'disputed';
}

/** Reports that the platform does not have yet. */
export function openReports({ deskReports = [] }: Case): readonly KeptReport[] {
  return deskReports.filter(({ delivered }) => delivered !== true);
}

/** A case whose decision is disputed is at the platform, whatever its receipt says. */
export function isOnTheWay(current: Case): boolean {
  const { state } = current;
  if (isDisputed(current)) return false;
  return state === 'queued' || state === 'held' || state === 'conflicted';
}
