/** States in which a case has ended for good: put away with its archive, or withdrawn as a draft. */
import type { CaseState } from './case';

export const endedStates = ['archived', 'withdrawn'] as const satisfies readonly CaseState[];

/** Whether nothing happens in a case any more; of one that is not known nothing is said. */
export function isEnded(state: CaseState | undefined): boolean {
  return (endedStates as readonly (CaseState | undefined)[]).includes(state);
}
