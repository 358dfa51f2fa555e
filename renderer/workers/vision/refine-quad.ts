/** Moves each side of an outline onto the edge that is really there; a bowed side gets a line at each end. */
import type { Line, Point, Quad } from './geometry';
import { between, cornerAt, crossing, distance, isConvex, quadSides } from './geometry';
import type { Look } from './look';
import { solveRows } from './numbers';
import { isAtBorder, slopeAt } from './side-evidence';

/** Points found along a side, as distance along it (0 to 1) and outwards offset. */
type Trace = { readonly t: number; readonly offset: number; readonly strength: number };

/**
 * Looks for edges within `reach` pixels of each side. A side along the border of the picture is left
 * there when `keepCut`: there the picture ends, and not the paper.
 */
export function refineQuad(look: Look, quad: Quad, reach: number, keepCut = true): Quad {
  const sides = quadSides.map((side) =>
    fitSide(look, cornerAt(quad, side), cornerAt(quad, side + 1), reach, keepCut),
  );
  const corner = (index: number): Point => {
    const before = sides[(index + 3) % 4];
    const after = sides[index % 4];
    if (before === undefined || after === undefined) return cornerAt(quad, index);
    const found = crossing(before.atEnd, after.atStart);
    if (found === undefined || distance(found, cornerAt(quad, index)) > reach * 3)
      return cornerAt(quad, index);
    return found;
  };
  const refined: Quad = [corner(0), corner(1), corner(2), corner(3)];
  return isConvex(refined) ? refined : quad;
}

function fitSide(look: Look, from: Point, to: Point, reach: number, keepCut: boolean) {
  const length = distance(from, to) || 1;
  const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const cut = keepCut && [0.2, 0.5, 0.8].every((t) => isAtBorder(look, between(from, to, t)));
  const curve = cut ? flat : fitCurve(trace(look, from, to, normal, reach), reach);
  const lineAt = (t: number): Line => {
    const offset = curve.k0 + curve.k1 * t + curve.k2 * t * t;
    const slope = (curve.k1 + 2 * curve.k2 * t) / length;
    const at = between(from, to, t);
    const point = { x: at.x + normal.x * offset, y: at.y + normal.y * offset };
    const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
    const direction = { x: along.x + normal.x * slope, y: along.y + normal.y * slope };
    const norm = Math.hypot(direction.x, direction.y);
    const a = direction.y / norm;
    const b = -direction.x / norm;
    return { a, b, c: a * point.x + b * point.y };
  };
  return { atStart: lineAt(0), atEnd: lineAt(1) };
}

/** The strongest change of colour at each step along the side, between its pixels by a parabola. */
function trace(look: Look, from: Point, to: Point, normal: Point, reach: number): Trace[] {
  const count = Math.max(16, Math.min(90, Math.round(distance(from, to) / 5)));
  const traces: Trace[] = [];
  for (let i = 0; i < count; i += 1) {
    const t = 0.05 + (0.9 * (i + 0.5)) / count;
    const at = between(from, to, t);
    let best = 0;
    let offset = 0;
    for (let d = -reach; d <= reach; d += 1) {
      if (isAtBorder(look, { x: at.x + normal.x * d, y: at.y + normal.y * d })) continue;
      const slope = slopeAt(look, at, normal, d) * (1 - 0.3 * (Math.abs(d) / reach));
      if (slope > best) [best, offset] = [slope, d];
    }
    if (best < 3) continue;
    const before = slopeAt(look, at, normal, offset - 1);
    const here = slopeAt(look, at, normal, offset);
    const after = slopeAt(look, at, normal, offset + 1);
    const bend = before - 2 * here + after;
    const shift = bend < -1e-6 ? (0.5 * (before - after)) / bend : 0;
    traces.push({ t, offset: offset + Math.max(-0.5, Math.min(0.5, shift)), strength: best });
  }
  return traces;
}

const flat = { k0: 0, k1: 0, k2: 0 };

/** A parabola through most of the traces: a line first, bent only where the traces ask for it. */
function fitCurve(traces: readonly Trace[], reach: number) {
  if (traces.length < 8) return flat;
  const line = reweigh(traces, 2, Math.max(1.5, reach / 2), 6);
  const curve = reweigh(traces, 3, Math.max(1.5, reach / 2), 6);
  if (line === undefined) return flat;
  if (curve === undefined) return line;
  return costOf(traces, curve) < costOf(traces, line) * 0.75 ? curve : line;
}

type Curve = { readonly k0: number; readonly k1: number; readonly k2: number };

function costOf(traces: readonly Trace[], curve: Curve): number {
  let cost = 0;
  for (const { t, offset } of traces) {
    cost += Math.min(3, Math.abs(offset - curve.k0 - curve.k1 * t - curve.k2 * t * t));
  }
  return cost;
}

function reweigh(traces: readonly Trace[], terms: 2 | 3, start: number, rounds: number) {
  let curve: Curve | undefined;
  let reach = start;
  for (let round = 0; round < rounds; round += 1) {
    const rows = Array.from({ length: terms }, () => new Float64Array(terms + 1));
    for (const { t, offset } of traces) {
      const off = curve === undefined ? 0 : offset - curve.k0 - curve.k1 * t - curve.k2 * t * t;
      const weight = 1 / (1 + (off / reach) ** 2) ** 2;
      const basis = [1, t, t * t];
      for (let i = 0; i < terms; i += 1) {
        const row = rows[i];
        if (row === undefined) continue;
        for (let j = 0; j < terms; j += 1)
          row[j] = (row[j] ?? 0) + weight * (basis[i] ?? 0) * (basis[j] ?? 0);
        row[terms] = (row[terms] ?? 0) + weight * (basis[i] ?? 0) * offset;
      }
    }
    const solved = solveRows(rows);
    if (solved === undefined) return curve;
    curve = { k0: solved[0] ?? 0, k1: solved[1] ?? 0, k2: solved[2] ?? 0 };
    reach = Math.max(0.7, reach * 0.7);
  }
  return curve;
}
