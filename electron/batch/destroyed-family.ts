/** Families of a batch whose cases were destroyed: their lines stay, and say nothing of anybody. */
import type { Station } from '../desk/station';

/** Whether the case was destroyed for good. */
export function isDestroyed({ ledger }: Pick<Station, 'ledger'>, caseId: string): boolean {
  return (ledger.cases.get(caseId)?.destroyed ?? 0) > 0;
}
