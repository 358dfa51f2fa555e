/** How far a back-up goes, and whose files are none of it any more. */
import type { Station } from '../desk/station';
import { readBatchProgress } from './batch-copies';
import type { DestroyedFiles } from './destroyed-files';
import type { MirrorRequest } from './job';

export type Cut = Pick<MirrorRequest, 'head' | 'cases' | 'destroyed' | 'batches'>;

/** The newest entry of this moment with the cases there are then, and the files of those destroyed after entry `after`. */
export async function cutOf(
  from: Station,
  after: number,
  destroyedFiles: DestroyedFiles,
): Promise<Cut | undefined> {
  const batches = await readBatchProgress(from.folder).catch(() => undefined);
  if (batches === undefined) return undefined;
  const seq = from.ledger.durableHead();
  // In the same moment: a case that is opened while the entry is read is none of this back-up.
  const cases = from.ledger.cases.size;
  const entry = await from.cases.entry(seq);
  if (!entry.ok) return undefined;
  // A destruction behind the head is not told by this back-up: in it the case is still there.
  const destroyed = await destroyedFiles.between(from, after, seq);
  return { head: { seq, hash: entry.value.hash }, cases, destroyed, batches };
}
