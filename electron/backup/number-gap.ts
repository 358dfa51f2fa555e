/** How many serials to pass over after a restore: those that the computer before may have drawn since the back-up. */
import type { NumberBlock } from '../../shared/domain/numbering';

/** More than a desk draws in a day. */
const perDay = 200;
const dayMs = 86_400_000;

export type Voided = { readonly blockId: string; readonly from: number; readonly to: number };

/** Serials to void in each block: a day's worth, and another for every day since the back-up. */
export function numbersToVoid(
  blocks: readonly NumberBlock[],
  lastDrawn: ReadonlyMap<string, number>,
  sinceBackupMs: number,
): Voided[] {
  // A clock set back says nothing; one day's worth is always left.
  const days = Math.max(0, Math.ceil(sinceBackupMs / dayMs));
  const gap = perDay * (1 + days);
  return blocks.flatMap(({ id, from, to }) => {
    const first = (lastDrawn.get(id) ?? from - 1) + 1;
    return first > to ? [] : [{ blockId: id, from: first, to: Math.min(to, first + gap - 1) }];
  });
}
