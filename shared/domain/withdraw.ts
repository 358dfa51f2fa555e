/**
 * 撤回: a draft that nobody goes on with ends for good (domain.md "States of a case"). What was drawn for it stays
 * accounted for: its letters stand, and no number comes back.
 */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { openCustodies } from './custodies';
import type { DecideContext } from './decide-context';
import type { Result } from './result';
import { err, ok } from './result';

/** Ends a draft that was never sent; what was sent is the platform's to end. */
export function withdraw(
  current: Case,
  { name: command, reason }: Asked<'withdrawCase'>,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const { revision, state } = current;
  if (revision > 0) return err({ kind: 'notAllowedInState', command, state });
  // Nobody would look for papers of a family in a case that has ended.
  const kept = openCustodies(current).length;
  if (kept > 0) return err({ kind: 'originalsKept', count: kept });
  return ok([{ type: 'caseWithdrawn', at, by: actor.name, byId: actor.id, reason }]);
}
