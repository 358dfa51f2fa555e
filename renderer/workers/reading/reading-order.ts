/** Lines in the order in which a person reads them: row by row, and in a row from the left. */
import type { Rectangle } from './rectangle';

type Placed = { readonly place: Rectangle };

/** Lines whose middles lie within this part of the lower one's height stand in one row. */
const sameRow = 0.5;

/** Rows from the top; a table's cells follow each other as they stand in their row. */
export function inReadingOrder<Line extends Placed>(lines: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  const byHeight = [...lines].sort((one, other) => one.place.y - other.place.y);
  for (const line of byHeight) {
    const row = rows.findLast((one) => one.some((other) => isBeside(other.place, line.place)));
    if (row === undefined) rows.push([line]);
    else row.push(line);
  }
  return rows.flatMap((row) => row.sort((one, other) => leftOf(one.place) - leftOf(other.place)));
}

function isBeside(one: Rectangle, other: Rectangle): boolean {
  const apart = Math.abs(one.y - other.y);
  if (apart > Math.min(one.height, other.height) * sameRow) return false;
  // One above the other is no row, however small the step between them.
  const overlap = Math.min(rightOf(one), rightOf(other)) - Math.max(leftOf(one), leftOf(other));
  return overlap <= Math.min(one.width, other.width) * 0.3;
}

const leftOf = ({ x, width }: Rectangle) => x - width / 2;
const rightOf = ({ x, width }: Rectangle) => x + width / 2;
