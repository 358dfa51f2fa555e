/** The blocks and quotas that a station holds, and in which order it draws from them. */
import type { NumberBlock } from '../../shared/domain/numbering';
import { isOwnBlock, ownBlockId } from '../../shared/domain/numbering';
import type { HeldQuota, PlaceQuota } from '../../shared/domain/place-quota';

const laterSeries = ['custody', 'supplementNotice'] as const;

/** A station from before some series were there gives itself a block of them by the rule of its other ones. */
export function withLaterSeries(blocks: readonly NumberBlock[]): readonly NumberBlock[] {
  const [first] = blocks;
  if (first === undefined) return blocks;
  const { stationCode, from, to } = first;
  const lacking = laterSeries.filter((series) => blocks.every((block) => block.series !== series));
  return [
    ...blocks,
    ...lacking.map((series) => ({
      id: ownBlockId(stationCode, series),
      series,
      stationCode,
      from,
      to,
    })),
  ];
}

/** Further blocks are drawn from after the platform's others and before the station's own. */
export function withReserved(
  given: readonly NumberBlock[],
  held: readonly NumberBlock[],
): NumberBlock[] {
  const fresh = given.filter((block) => held.every(({ id }) => id !== block.id));
  return [...held.filter((block) => !isOwnBlock(block)), ...fresh, ...held.filter(isOwnBlock)];
}

/** Quotas that were not held yet come last. */
export function withQuotas(
  given: readonly PlaceQuota[],
  held: readonly HeldQuota[],
): readonly HeldQuota[] {
  return [...held, ...given.filter((quota) => held.every(({ id }) => id !== quota.id))];
}

/** None of them may be drawn from any more. */
export const closed = (quotas: readonly HeldQuota[]): readonly HeldQuota[] =>
  quotas.map((quota) => ({ ...quota, closed: true }));

/** Blocks the platform gave come first; a block already held keeps its place. */
export function mergeBlocks(
  given: readonly NumberBlock[],
  held: readonly NumberBlock[],
): NumberBlock[] {
  const fresh = given.filter((block) => held.every(({ id }) => id !== block.id));
  return [...fresh, ...held];
}
