/** The blocks and quotas that a station holds, and in which order it draws from them. */
import type { NumberBlock } from '../../shared/domain/numbering';
import { isOwnBlock, ownBlockId } from '../../shared/domain/numbering';
import type { HeldQuota, PlaceQuota } from '../../shared/domain/place-quota';
import { countOf } from '../../shared/domain/place-quota';

/**
 * A block as the station holds it. `of`: the platforms that gave it, by the ids of their keys, the one that was paired
 * first under an empty name; absent: that one alone, or the station itself.
 */
export type HeldBlock = NumberBlock & { readonly of?: readonly string[] };

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
  held: readonly HeldBlock[],
  by = '',
): HeldBlock[] {
  const fresh = freshOf(given, held, by);
  const known = alsoGiven(given, held, by);
  return [...known.filter((block) => !isOwnBlock(block)), ...fresh, ...known.filter(isOwnBlock)];
}

/** Quotas that were not held yet come last; platforms do not ask each other how they name theirs. */
export function withQuotas(
  given: readonly PlaceQuota[],
  held: readonly HeldQuota[],
  platform?: string,
): readonly HeldQuota[] {
  const all = [...held];
  for (const quota of given) {
    if (all.some((one) => one.id === quota.id && one.platform === platform)) continue;
    const countedAs = freeName(quota.id, all);
    all.push({
      ...quota,
      ...(platform === undefined ? {} : { platform }),
      ...(countedAs === quota.id ? {} : { countedAs }),
    });
  }
  return all;
}

/** A name that no quota is counted under: the id, or the id with a number behind it. */
function freeName(id: string, held: readonly HeldQuota[]): string {
  const taken = new Set(held.map(countOf));
  let name = id;
  for (let n = 2; taken.has(name); n += 1) name = `${id.slice(0, 52)}#${String(n)}`;
  return name;
}

/** None of them may be drawn from any more. */
export const closed = (quotas: readonly HeldQuota[]): readonly HeldQuota[] =>
  quotas.map((quota) => ({ ...quota, closed: true }));

/** Blocks the platform gave come first; a block already held keeps its place. */
export function mergeBlocks(
  given: readonly NumberBlock[],
  held: readonly HeldBlock[],
  by = '',
): HeldBlock[] {
  return [...freshOf(given, held, by), ...alsoGiven(given, held, by)];
}

function freshOf(given: readonly NumberBlock[], held: readonly HeldBlock[], by: string) {
  const fresh = given.filter((block) => held.every(({ id }) => id !== block.id));
  return by === '' ? fresh : fresh.map((block): HeldBlock => ({ ...block, of: [by] }));
}

/** Two platforms that know the station by one code may give it blocks of one name: its serials are still drawn once. */
function alsoGiven(given: readonly NumberBlock[], held: readonly HeldBlock[], by: string) {
  return held.map((block): HeldBlock => {
    const { of = [''] } = block;
    const isNews = given.some(({ id }) => id === block.id) && !of.includes(by);
    return isNews && !isOwnBlock(block) ? { ...block, of: [...of, by] } : block;
  });
}
