/** The ledger as the window follows it: entries of cases in order, over what was lost or destroyed. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { Station } from './station';

type Answer = {
  readonly batches: Batch[];
  readonly head: number;
  /** Chain hash of entry `head`; empty when there is none. */
  readonly hash: string;
  readonly done: boolean;
};

/** Entries of cases after `after`; entries of the station itself are not for the window. */
export async function readBatches(
  station: Pick<Station, 'ledger' | 'cases'>,
  after: number,
  limit: number,
): Promise<Result<Answer, AppError>> {
  const { ledger } = station;
  const batches: Batch[] = [];
  const head = ledger.durableHead();
  let seq = after;
  while (seq < head && batches.length < limit) {
    seq += 1;
    const caseId = ledger.caseOf(seq);
    if (caseId === undefined || (ledger.cases.get(caseId)?.destroyed ?? 0) > 0) continue;
    const batch = await batchOf(station, seq, caseId);
    if (!batch.ok) return batch;
    if (batch.value !== undefined) batches.push(batch.value);
  }
  const hash = (await ledger.hashAt(head)) ?? '';
  return ok({ batches, head, hash, done: seq >= head });
}

async function batchOf(
  { ledger, cases }: Pick<Station, 'ledger' | 'cases'>,
  seq: number,
  caseId: string,
): Promise<Result<Batch | undefined, AppError>> {
  const entry = await cases.entry(seq);
  if (!entry.ok) {
    // Its case answers for itself; what comes after must not wait for it.
    const isHurt = ['fileDamaged', 'fileMissing'].includes(entry.error.kind);
    return isHurt ? ok(undefined) : entry;
  }
  const { at, actor, events = [], snapshot } = entry.value.body;
  const batch = { seq, hash: entry.value.hash, caseId, at, by: actor.name };
  const loss = ledger.lossOf(caseId);
  if (loss === undefined || seq < loss.first || isWholeAgain(ledger, seq, loss.last)) {
    return ok({ ...batch, events });
  }
  // After a loss nothing can be folded until an entry keeps the whole case.
  return snapshot === undefined ? ok(undefined) : ok({ ...batch, events: [], snapshot });
}

/** Whether an entry between the loss and this one keeps the whole case. */
function isWholeAgain(ledger: Station['ledger'], seq: number, lost: number): boolean {
  for (let before = ledger.earlier(seq); before > lost; before = ledger.earlier(before)) {
    if (ledger.hasSnapshot(before)) return true;
  }
  return false;
}
