/** How far a back-up goes, and whose files are none of it any more. */
import type { Station } from '../desk/station';
import type { DestroyedFiles } from './destroyed-files';
import type { MirrorRequest } from './job';

export type Cut = Pick<MirrorRequest, 'head' | 'destroyed'>;

/** The newest entry of this moment, and the files of cases that were destroyed after entry `after`. */
export async function cutOf(
  from: Station,
  after: number,
  destroyedFiles: DestroyedFiles,
): Promise<Cut | undefined> {
  const seq = from.ledger.durableHead();
  const entry = await from.cases.entry(seq);
  if (!entry.ok) return undefined;
  // A destruction behind the head is not told by this back-up: in it the case is still there.
  const destroyed = await destroyedFiles.between(from, after, seq);
  return { head: { seq, hash: entry.value.hash }, destroyed };
}
