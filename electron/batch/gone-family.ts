/** Families that are no longer their batch's to work on: their lines stay, and say what became of them. */
import { isGone } from '../../shared/batch/batch-standing';
import type { Station } from '../desk/station';

/**
 * Whether somebody submitted or withdrew the case, or gave it to a colleague, since it was opened: nothing of the batch
 * goes into it any more, be it back for a correction or not. `byId` is whose batch it is.
 */
export function hasLeft(
  { ledger }: Pick<Station, 'ledger'>,
  caseId: string,
  byId: string,
): boolean {
  const known = ledger.cases.get(caseId);
  if (known === undefined) return false;
  const { owner = byId, shared = false } = ledger.access.at(caseId, Infinity) ?? {};
  return isGone(known) || shared || owner !== byId;
}
