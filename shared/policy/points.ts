/** Points 积分 of a family: of each of the four items the best row that holds. */
import type { PointsTable } from './pack-papers';

export type PointsLine = {
  readonly item: PointsTable['items'][number]['item'];
  readonly title: string;
  /** The row that counted; nothing held where it is absent. */
  readonly row?: string;
  readonly points: number;
};

export type Points = { readonly total: number; readonly lines: readonly PointsLine[] };

/** Adds up a table; `holds` answers a row's condition for the family. */
export function pointsOf({ items }: PointsTable, holds: (when: string) => boolean): Points {
  const lines = items.map(({ item, title, rows }): PointsLine => {
    const best = rows
      .filter(({ when }) => holds(when))
      .toSorted((a, b) => b.points - a.points)
      .at(0);
    return best === undefined
      ? { item, title, points: 0 }
      : { item, title, row: best.title, points: best.points };
  });
  return { total: lines.reduce((sum, { points }) => sum + points, 0), lines };
}
