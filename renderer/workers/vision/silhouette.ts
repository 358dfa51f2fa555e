/** How well an outline covers what is not desk, counted on a coarse grid. */
import type { DeskModel } from './desk-model';
import type { Quad } from './geometry';
import { cornerAt, quadSides } from './geometry';
import type { Look } from './look';

/** Side of a cell in pixels of the look. */
export const silhouetteCell = 5;
const cell = silhouetteCell;
/** Spreads from the desk (times 16) that a cell must be away on average to be paper for certain. */
const certain = 90;

export type Silhouette = {
  readonly columns: number;
  readonly rows: number;
  /** How much of each cell is not desk, 0 to 1. */
  readonly cells: Float32Array;
  readonly total: number;
};

export function silhouetteOf({ width, height }: Look, { distance }: DeskModel): Silhouette {
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const cells = new Float32Array(columns * rows);
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      for (let y = 0; y < cell; y += 1) {
        const start = (row * cell + y) * width + column * cell;
        for (let x = 0; x < cell; x += 1) sum += Math.min(certain, distance[start + x] ?? 0);
      }
      const share = sum / (cell * cell * certain);
      const value = share < 0.35 ? 0 : share;
      cells[row * columns + column] = value;
      total += value;
    }
  }
  return { columns, rows, cells, total };
}

/** Share of the outline that is not desk, and share of what is not desk that the outline holds. */
export function coverOf({ columns, rows, cells, total }: Silhouette, quad: Quad) {
  let inside = 0;
  let area = 0;
  for (let row = 0; row < rows; row += 1) {
    const span = spanAt(quad, (row + 0.5) * cell);
    if (span === undefined) continue;
    const first = Math.max(0, Math.ceil(span[0] / cell - 0.5));
    const last = Math.min(columns - 1, Math.floor(span[1] / cell - 0.5));
    for (let column = first; column <= last; column += 1) {
      inside += cells[row * columns + column] ?? 0;
      area += 1;
    }
  }
  return {
    filled: area === 0 ? 0 : inside / area,
    held: total === 0 ? 0 : inside / total,
    area: area / (columns * rows),
  };
}

/** How much of the cell at a point of the look is not desk, 0 to 1; at the border, the cell next to it. */
export function notDeskAt({ columns, rows, cells }: Silhouette, x: number, y: number): number {
  const column = Math.min(columns - 1, Math.max(0, Math.floor(x / cell)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(y / cell)));
  return cells[row * columns + column] ?? 0;
}

/** From where to where a row of the picture lies in the outline. */
function spanAt(quad: Quad, y: number): [number, number] | undefined {
  let from = Infinity;
  let to = -Infinity;
  for (const side of quadSides) {
    const p = cornerAt(quad, side);
    const q = cornerAt(quad, side + 1);
    if (p.y < y === q.y < y) continue;
    const x = p.x + ((q.x - p.x) * (y - p.y)) / (q.y - p.y);
    from = Math.min(from, x);
    to = Math.max(to, x);
  }
  return from <= to ? [from, to] : undefined;
}
