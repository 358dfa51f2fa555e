/** How many numbers a station can still draw without its platform, and when to ask for more. */
import type { NumberBlock, NumberSeries } from './numbering';
import { blockSize, isOwnBlock, lastSerial, numberSeries } from './numbering';

export const stockLevels = ['enough', 'own', 'low', 'out'] as const;

/** What is left of one series. */
export type NumberStock = {
  readonly series: NumberSeries;
  /** Left of what the platform reserved. */
  readonly reserved: number;
  /** Left of what the station gave itself before it was paired; drawn when nothing is reserved any more. */
  readonly own: number;
  /**
   * `own`: nothing is reserved, the own range is drawn from; `low`: less than a quarter of a block is left of what is
   * drawn from now; `out`: nothing at all.
   */
  readonly level: (typeof stockLevels)[number];
};

/** What to ask of the platform: more serials of a series, beyond the highest one held. */
export type NumberWant = { readonly series: NumberSeries; readonly after: number };

type MayDraw = (block: NumberBlock) => boolean;
const any: MayDraw = () => true;

/**
 * The stock of every series for whoever draws from the blocks of which `mayDraw` holds; an unpaired station has none of
 * the series that only a platform gives, and lacks nothing.
 */
export function numberStock(
  blocks: readonly NumberBlock[],
  lastDrawn: ReadonlyMap<string, number>,
  isPaired: boolean,
  mayDraw = any,
): readonly NumberStock[] {
  return numberSeries.flatMap((series) => {
    const ofSeries = blocks.filter((block) => block.series === series);
    if (ofSeries.length === 0 && !isPaired) return [];
    const reserved = leftOf(ofSeries, (block) => !isOwnBlock(block) && mayDraw(block), lastDrawn);
    const own = leftOf(ofSeries, isOwnBlock, lastDrawn);
    const level = levelOf(reserved, own, isPaired);
    return [{ series, reserved, own, level }];
  });
}

function levelOf(reserved: number, own: number, isPaired: boolean): NumberStock['level'] {
  const few = blockSize / 4;
  if (reserved + own === 0) return 'out';
  if (reserved === 0 && own >= few) return isPaired ? 'own' : 'enough';
  const drawnFrom = reserved > 0 ? reserved : own;
  return drawnFrom < few ? 'low' : 'enough';
}

/** The series of which half a block or less is left of what a platform reserved under this station code. */
export function wantedNumbers(
  blocks: readonly NumberBlock[],
  lastDrawn: ReadonlyMap<string, number>,
  stationCode: string,
  mayDraw = any,
): readonly NumberWant[] {
  return numberSeries.flatMap((series) => {
    const ofSeries = blocks.filter(
      (block) => block.series === series && block.stationCode === stationCode && !isOwnBlock(block),
    );
    const given = ofSeries.filter(mayDraw);
    const after = given.reduce((highest, { to }) => Math.max(highest, to), 0);
    // Serials that another platform's block has used up are passed over in this one's.
    const left = leftOf(ofSeries, mayDraw, lastDrawn);
    return left > blockSize / 2 || after >= lastSerial ? [] : [{ series, after }];
  });
}

type Range = readonly [from: number, to: number];

/** Serials of the counted blocks that no block has drawn or passed over yet; one in two blocks counts once. */
function leftOf(
  blocks: readonly NumberBlock[],
  isCounted: (block: NumberBlock) => boolean,
  lastDrawn: ReadonlyMap<string, number>,
): number {
  let left = 0;
  for (const code of new Set(blocks.map(({ stationCode }) => stationCode))) {
    const ofCode = blocks.filter(({ stationCode }) => stationCode === code);
    const gone: Range[] = ofCode.map(({ id, from }) => [from, lastDrawn.get(id) ?? from - 1]);
    const there: Range[] = ofCode.filter(isCounted).map(({ from, to }) => [from, to]);
    left += sizeOf([...there, ...gone]) - sizeOf(gone);
  }
  return left;
}

/** How many whole numbers lie in at least one of the ranges. */
function sizeOf(ranges: readonly Range[]): number {
  let size = 0;
  let reached = 0;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const first = Math.max(from, reached + 1);
    if (to < first) continue;
    size += to - first + 1;
    reached = to;
  }
  return size;
}
