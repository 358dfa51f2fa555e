/** What became of every family of a batch. */
import type { BatchPlan, FamilyOutcome } from '../../shared/batch/batch-plan';
import { rowName } from '../../shared/batch/batch-rows';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { BatchResultLine } from '../../shared/ipc/calls/batch';
import type { Station } from '../desk/station';
import { leftFamily } from './batch-family';
import type { BatchStore } from './batch-store';
import { isDestroyed } from '../ledger/entry-index';
import { hasLeft } from './gone-family';

/** Files are named as people name them. */
const bare = (outcome: FamilyOutcome): FamilyOutcome => ({ ...outcome, refused: [] });

/** A line for every family, in the order of the table. */
export async function batchResult(
  station: Station,
  store: Pick<BatchStore, 'progress'>,
  { id, byId, families }: BatchPlan,
): Promise<Result<BatchResultLine[], AppError>> {
  const progress = await store.progress(id);
  if (!progress.ok) return progress;
  const outcomes = new Map(progress.value.done.map((one) => [one.line, one]));
  for (const family of families) {
    const { line, caseId } = family;
    if (outcomes.has(line) || !hasLeft(station, caseId, byId)) continue;
    const left = await leftFamily(station, family);
    // A case that cannot be read holds up none of the others.
    if (!left.ok) continue;
    const { already: pages, waiting, refused } = left.value;
    outcomes.set(line, { line, pages, waiting, refused });
  }
  return ok(
    families.map(({ line, caseId, form }) => {
      const state = station.ledger.cases.get(caseId)?.state;
      const outcome = outcomes.get(line);
      const destroyed = isDestroyed(station.ledger, caseId);
      return {
        line,
        name: destroyed ? '' : rowName({ form }),
        caseId,
        ...(destroyed ? { destroyed } : {}),
        ...(state === undefined ? {} : { state }),
        ...(outcome === undefined ? {} : { outcome: destroyed ? bare(outcome) : outcome }),
      };
    }),
  );
}
