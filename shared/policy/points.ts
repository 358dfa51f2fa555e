/** Points 积分 of a family: of each of the four items the best row that holds. */
import type { FactRoot } from './facts';
import type { PointsTable } from './pack-papers';

export type PointsLine = {
  readonly item: PointsTable['items'][number]['item'];
  readonly title: string;
  /** The row that counted; nothing held where it is absent. */
  readonly row?: string;
  readonly points: number;
  /** The answers that the item looks at. */
  readonly looksAt: readonly FactRoot[];
};

export type Points = { readonly total: number; readonly lines: readonly PointsLine[] };

/** Adds up a table for a family: whose rows hold, and the answers that the conditions of each item look at. */
export function pointsOf(
  { items }: PointsTable,
  holds: (when: string) => boolean,
  looksAt: readonly (readonly FactRoot[])[],
): Points {
  const lines = items.map(({ item, title, rows }, at): PointsLine => {
    const best = rows
      .filter(({ when }) => holds(when))
      .toSorted((a, b) => b.points - a.points)
      .at(0);
    const asks = looksAt[at] ?? [];
    return best === undefined
      ? { item, title, points: 0, looksAt: asks }
      : { item, title, row: best.title, points: best.points, looksAt: asks };
  });
  return { total: lines.reduce((sum, { points }) => sum + points, 0), lines };
}
