/** Which new entries may be shown before the rows have caught up: those whose case is whole up to them. */
import type { Batch } from '../../shared/ipc/contract';

/**
 * Of the entries told but not reached yet, those that continue their case without a gap: the first entry of a new
 * case, and every one whose predecessor the row has. An entry that does not name its predecessor waits its turn.
 */
export function aheadOf(
  told: readonly Batch[],
  rowSeq: (caseId: string) => number | undefined,
): readonly Batch[] {
  const reached = new Map<string, number>();
  return told
    .toSorted((a, b) => a.seq - b.seq)
    .filter(({ caseId, seq, previous }) => {
      if (previous === undefined) return false;
      const known = reached.get(caseId) ?? rowSeq(caseId) ?? 0;
      if (previous !== known) return false;
      reached.set(caseId, seq);
      return true;
    });
}
