/** Which serials to pass over after a restore: those that the computer before may have drawn since the back-up. */
import { mostBatchRows } from '../../shared/batch/batch-rows';
import type { NumberBlock } from '../../shared/domain/numbering';
import { isOwnBlock, ownBlockId, ownBlockSize } from '../../shared/domain/numbering';

/** What may be drawn at once: every family of four agents whose spreadsheets are as long as one may be. */
const mostAtOnce = 4 * mostBatchRows;
/** Further ones in every hour that a desk is open: more than a spreadsheet in two hours. */
const mostPerHour = 3_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type Voided = { readonly blockId: string; readonly from: number; readonly to: number };

export type NumbersAfterRestore = {
  /** Serials never to be drawn any more, in one range for each block. */
  readonly voided: readonly Voided[];
  /** Blocks that the station gives itself where nothing is left of its own. */
  readonly begun: readonly NumberBlock[];
};

/**
 * A block of the platform is passed over whole: it is small, and there are more. Of an own block, what may have been
 * drawn since a back-up of the last day; all of it where the back-up is older or, by this clock, was made later than
 * now: how much was drawn then, nobody knows. Where that leaves nothing, the serials begin anew under `freshCode`, a
 * code that was drawn for this restore, so that their numbers are nobody's.
 */
export function numbersAfterRestore(
  blocks: readonly NumberBlock[],
  lastDrawn: ReadonlyMap<string, number>,
  { sinceBackupMs, freshCode }: { readonly sinceBackupMs: number; readonly freshCode: string },
): NumbersAfterRestore {
  const isOfLastDay = sinceBackupMs >= 0 && sinceBackupMs <= dayMs;
  const most = mostAtOnce + mostPerHour * Math.ceil(sinceBackupMs / hourMs);
  const voided = blocks.flatMap((block): Voided[] => {
    const { id, from, to } = block;
    const first = (lastDrawn.get(id) ?? from - 1) + 1;
    if (first > to) return [];
    const isPart = isOwnBlock(block) && isOfLastDay;
    return [{ blockId: id, from: first, to: isPart ? Math.min(to, first + most - 1) : to }];
  });
  const reached = new Map([
    ...lastDrawn,
    ...voided.map(({ blockId, to }) => [blockId, to] as const),
  ]);
  const own = blocks.filter(isOwnBlock);
  const begun = [...new Set(own.map(({ series }) => series))]
    .filter((series) =>
      own.every((block) => block.series !== series || (reached.get(block.id) ?? 0) >= block.to),
    )
    .map((series) => {
      const id = ownBlockId(freshCode, series);
      return { id, series, stationCode: freshCode, from: 1, to: ownBlockSize };
    });
  return { voided, begun };
}
