/** Four straight sides around a shape. */
import type { Line, Point, Quad } from './geometry';
import { crossing, distance, isConvex, lineThrough, orderQuad, signedArea } from './geometry';

/**
 * The quadrilateral around a convex outline: the side whose removal adds the least area goes first,
 * until four are left. Rounded corners of cards come out where their straight edges would meet.
 */
export function quadAround(hull: readonly Point[]): Quad | undefined {
  let corners = signedArea(hull) >= 0 ? [...hull] : [...hull].reverse();
  while (corners.length > 4) {
    let best:
      | { readonly index: number; readonly corner: Point; readonly added: number }
      | undefined;
    for (let index = 0; index < corners.length; index += 1) {
      const removed = removeSide(corners, index);
      if (removed !== undefined && (best === undefined || removed.added < best.added)) {
        best = { index, ...removed };
      }
    }
    if (best === undefined) return undefined;
    const { index, corner } = best;
    const next = (index + 1) % corners.length;
    const kept = corners.map((point, i) => (i === index ? corner : point));
    kept.splice(next, 1);
    corners = kept;
  }
  const [p, q, r, s] = corners;
  if (p === undefined || q === undefined || r === undefined || s === undefined) return undefined;
  const quad = orderQuad([p, q, r, s]);
  return isConvex(quad) ? quad : undefined;
}

/** What the outline becomes without the side from `index` to the next corner. */
function removeSide(corners: readonly Point[], index: number) {
  const at = (i: number) => corners[(i + corners.length) % corners.length];
  const before = at(index - 1);
  const p = at(index);
  const q = at(index + 1);
  const after = at(index + 2);
  if (before === undefined || p === undefined || q === undefined || after === undefined)
    return undefined;
  const corner = crossing(lineThrough(before, p), lineThrough(q, after));
  if (corner === undefined) return undefined;
  // The two sides must meet outside the one that goes, not on their far ends.
  const outward = (corner.x - p.x) * (q.y - p.y) - (corner.y - p.y) * (q.x - p.x);
  if (outward < 0) return undefined;
  const added = Math.abs(signedArea([p, corner, q]));
  return { corner, added };
}

/** The convex outline around points, clockwise as seen (Andrew's monotone chain, 1979). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const half = (inOrder: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of inOrder) {
      for (;;) {
        const [before, last] = [chain.at(-2), chain.at(-1)];
        if (before === undefined || last === undefined) break;
        const turn =
          (last.x - before.x) * (point.y - before.y) - (last.y - before.y) * (point.x - before.x);
        if (turn > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Hull points nearer together than `least` pixels become one. */
export function thinHull(hull: readonly Point[], least: number): Point[] {
  const kept: Point[] = [];
  for (const point of hull) {
    const last = kept.at(-1);
    if (last === undefined || distance(last, point) >= least) kept.push(point);
  }
  const first = kept[0];
  const last = kept.at(-1);
  if (kept.length > 4 && first !== undefined && last !== undefined && distance(first, last) < least)
    kept.pop();
  return kept;
}

/** Where four lines, two by two across each other, meet. */
export function quadOfLines(top: Line, right: Line, bottom: Line, left: Line): Quad | undefined {
  const p = crossing(left, top);
  const q = crossing(top, right);
  const r = crossing(right, bottom);
  const s = crossing(bottom, left);
  if (p === undefined || q === undefined || r === undefined || s === undefined) return undefined;
  const quad = orderQuad([p, q, r, s]);
  return isConvex(quad) ? quad : undefined;
}
