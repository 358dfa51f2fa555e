/** What the window reads of the ledger: entry by entry near the head, whole cases as they stand from far behind. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { Station } from './station';

export type ReadRequest = {
  readonly after: number;
  readonly limit: number;
  /** One batch for each case that changed, with the case in it, instead of one for each entry. */
  readonly whole?: boolean | undefined;
};

type Source = Pick<Station, 'ledger' | 'cases'>;
type Read = { batches: Batch[]; head: number; done: boolean };

/** Entries of cases after `after`, oldest first; entries of the station itself are not for the window. */
export async function readBatches(
  source: Source,
  request: ReadRequest,
): Promise<Result<Read, AppError>> {
  return request.whole === true ? readWhole(source, request) : readEntries(source, request);
}

async function readEntries(
  { ledger, cases }: Source,
  { after, limit }: ReadRequest,
): Promise<Result<Read, AppError>> {
  const batches: Batch[] = [];
  const head = ledger.durableHead();
  let seq = after;
  while (seq < head && batches.length < limit) {
    seq += 1;
    const entry = await cases.entry(seq);
    if (!entry.ok) return entry;
    const { header, body } = entry.value;
    if (header.caseId === undefined) continue;
    const { at, actor, events = [] } = body;
    batches.push({ seq, caseId: header.caseId, at, by: actor.name, events });
  }
  return ok({ batches, head, done: seq >= head });
}

/** Each case stands where its last entry up to the head is, and may already hold entries beyond: `whole.seq` says so. */
async function readWhole(
  { ledger, cases }: Source,
  { after, limit }: ReadRequest,
): Promise<Result<Read, AppError>> {
  const head = ledger.durableHead();
  const changed: { caseId: string; seq: number }[] = [];
  for (const [caseId, { seqs }] of ledger.cases) {
    const seq = seqs.findLast((one) => one <= head) ?? 0;
    if (seq > after) changed.push({ caseId, seq });
  }
  changed.sort((a, b) => a.seq - b.seq);
  const batches: Batch[] = [];
  for (const { caseId, seq } of changed.slice(0, limit)) {
    // In this order and without a wait between: the case that is loaded is the one after this entry.
    const newest = ledger.cases.get(caseId)?.seqs.at(-1) ?? seq;
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    const entry = await cases.entry(newest);
    if (!entry.ok) return entry;
    if (loaded.value === undefined) continue;
    const { at, actor } = entry.value.body;
    const whole = { current: loaded.value, seq: newest };
    batches.push({ seq, caseId, at, by: actor.name, events: [], whole });
  }
  return ok({ batches, head, done: changed.length <= limit });
}
