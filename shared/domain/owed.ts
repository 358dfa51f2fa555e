/** What a platform still owes, and is still owed: cases that it has not taken, or not answered. */
import type { CaseState } from './case';

export const owedStates = [
  'queued',
  'received',
  'underReview',
  'held',
  'conflicted',
] as const satisfies readonly CaseState[];

/** Whether a case is open between the desk and its platform. */
export function isOwed(state: CaseState): boolean {
  return (owedStates as readonly CaseState[]).includes(state);
}
