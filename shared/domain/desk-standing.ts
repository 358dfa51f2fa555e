/** Where a case stands with what its desk decided by itself. */
import type { Case } from './case';
import type { DeskDecision, KeptReport } from './desk-decision';

/** The desk's decision on the revision that was sent last, unless it was taken back. */
export function deskDecisionOf({ deskDecisions, revision }: Case): DeskDecision | undefined {
  const last = deskDecisions?.at(-1);
  return last?.revision === revision && last.standing !== 'yielded' ? last : undefined;
}

/** Whether the platform decided otherwise than the desk and nobody settled it yet. */
export function isDisputed(current: Case): boolean {
  return deskDecisionOf(current)?.standing === 'disputed';
}

/** Reports that the platform does not have yet. */
export function openReports({ deskReports = [] }: Case): readonly KeptReport[] {
  return deskReports.filter(({ delivered }) => delivered !== true);
}
