/** Outlines proposed by straight lines: two that run alike, two across them. */
import type { Line, Point } from './geometry';
import { between, distance } from './geometry';
import { quadOfLines } from './hull-quad';
import type { Look } from './look';
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import { weighSide } from './side-evidence';
import type { Candidate } from './shape-candidates';

const mostLines = 8;
const mostSegments = 500;
/** Degrees that opposite sides of a paper may differ by under a camera that looks aslant. */
const mostAslant = 14;
const degrees = 180 / Math.PI;

type Bundle = { theta: number; rho: number; weight: number };

/** A straight edge between two colours, as found. */
export type Segment = { readonly from: Point; readonly to: Point; readonly apart: number };

/** Pairs of lines across pairs of lines, strongest lines only; `edges` is the map of all edges. */
export function proposeLines(cv: Cv, look: Look, edges: Mat) {
  const { bundles, segments } = findBundles(cv, look, edges);
  return { candidates: combine(look, bundles), segments };
}

function combine(look: Look, bundles: readonly Bundle[]): Candidate[] {
  const strongest = bundles[0];
  if (strongest === undefined) return [];
  const along = bundles.filter((b) => gapOf(b.theta, strongest.theta) <= 20).slice(0, mostLines);
  const across = bundles
    .filter((b) => Math.abs(gapOf(b.theta, strongest.theta) - 90) <= 20)
    .slice(0, mostLines);
  const least = Math.min(look.width, look.height) * 0.12;
  const found: Candidate[] = [];
  for (const [p, q] of pairs(along, least, look)) {
    for (const [r, s] of pairs(across, least, look)) {
      const quad = quadOfLines(lineOf(p), lineOf(r), lineOf(q), lineOf(s));
      if (quad !== undefined) found.push({ quad, from: 'lines' });
    }
  }
  return found;
}

function findBundles(cv: Cv, look: Look, edges: Mat) {
  const { width, height } = look;
  return withMats((keep) => {
    const segments = keep(new cv.Mat());
    const shortest = Math.min(width, height) * 0.1;
    cv.HoughLinesP(edges, segments, 1, Math.PI / 180, 45, shortest, 6);
    const bundles: Bundle[] = [];
    const parting: Segment[] = [];
    for (const { from, to } of longest(segments.data32S)) {
      const { apart, steady } = weighSide(look, from, to, 16);
      if (apart > 6 && steady > 0.85) parting.push({ from, to, apart });
      // A line with the same colour on both sides is ink and counts for little.
      addSegment(
        bundles,
        { from, to },
        distance(from, to) * steady * (0.1 + Math.min(1, apart / 5)),
      );
    }
    bundles.sort((one, other) => other.weight - one.weight);
    return { bundles, segments: parting };
  });
}

/** Ends of the longest segments; noise makes thousands of short ones. */
function longest(flat: Int32Array) {
  const found: { readonly from: Point; readonly to: Point }[] = [];
  for (let i = 0; i + 3 < flat.length; i += 4) {
    found.push({
      from: { x: (flat[i] ?? 0) + 0.5, y: (flat[i + 1] ?? 0) + 0.5 },
      to: { x: (flat[i + 2] ?? 0) + 0.5, y: (flat[i + 3] ?? 0) + 0.5 },
    });
  }
  if (found.length <= mostSegments) return found;
  return found
    .sort((one, other) => distance(other.from, other.to) - distance(one.from, one.to))
    .slice(0, mostSegments);
}

/** Joins the bundle that it continues, or begins one. */
function addSegment(
  bundles: Bundle[],
  { from, to }: { readonly from: Point; readonly to: Point },
  weight: number,
) {
  let theta = Math.atan2(to.x - from.x, from.y - to.y);
  if (theta < 0) theta += Math.PI;
  const middle = between(from, to, 0.5);
  for (const bundle of bundles) {
    if (gapOf(bundle.theta, theta) > 3) continue;
    const { a, b, c } = lineOf(bundle);
    if (Math.abs(a * middle.x + b * middle.y - c) > 5) continue;
    bundle.weight += weight;
    return;
  }
  const rho = Math.cos(theta) * middle.x + Math.sin(theta) * middle.y;
  bundles.push({ theta, rho, weight });
}

function lineOf({ theta, rho }: Bundle): Line {
  return { a: Math.cos(theta), b: Math.sin(theta), c: rho };
}

/** Degrees between two directions of lines, 0 to 90. */
function gapOf(one: number, other: number): number {
  const gap = (Math.abs(one - other) * degrees) % 180;
  return Math.min(gap, 180 - gap);
}

function* pairs(bundles: readonly Bundle[], least: number, { width, height }: Look) {
  const middle = { x: width / 2, y: height / 2 };
  const offset = (bundle: Bundle) => {
    const { a, b, c } = lineOf(bundle);
    return c - a * middle.x - b * middle.y;
  };
  for (const [i, one] of bundles.entries()) {
    for (const other of bundles.slice(i + 1)) {
      if (gapOf(one.theta, other.theta) > mostAslant) continue;
      const flipped = Math.abs(one.theta - other.theta) > Math.PI / 2;
      const apart = Math.abs(offset(one) - (flipped ? -offset(other) : offset(other)));
      if (apart >= least) yield [one, other] as const;
    }
  }
}
