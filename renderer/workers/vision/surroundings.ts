/** What the picture shows besides the page: more paper, and whether the page runs out of the picture. */
import type { Point, Quad } from './geometry';
import { between, cornerAt, insideOf, quadSides, signedArea } from './geometry';
import type { Look } from './look';
import type { Cv } from './open-cv';
import { medianOf } from './numbers';
import type { Outline, Scored } from './outline';
import { blobsOf } from './paper-light';
import { refineQuad } from './refine-quad';
import { proposeBeside } from './shape-candidates';
import { spanOfQuad } from './sheet';
import { weighSide, weighSides } from './side-evidence';
import { silhouetteCell } from './silhouette';

export type Surroundings = {
  /** Largest other paper beside the page, as a share of the page's area. */
  readonly beside: number;
  /** Longest straight edge on the page that runs askew to it, as a share of its shorter side. */
  readonly oblique: number;
  /** Share of the outline that is desk and reaches its side. */
  readonly gap: number;
  /** Share of the longest stretch of the page's sides that lies on the border of the picture. */
  readonly cut: number;
  /** Pixels of the look from the border to the corner nearest to it; less than 0 for one outside. */
  readonly margin: number;
  /** How many of the four sides lie there. */
  readonly cutSides: number;
};

export function measureSurroundings(
  cv: Cv,
  look: Look,
  outline: Outline,
  best: Scored,
): Surroundings {
  const invisible = best.sides.map(({ visible }) => 1 - visible);
  return {
    beside: besideOf(cv, look, outline, best.quad),
    oblique: obliqueOf(look, outline, best.quad),
    gap: gapOf(outline, best.quad),
    cut: Math.max(...invisible),
    margin: marginOf(look, best.quad),
    cutSides: invisible.filter((share) => share > 0.5).length,
  };
}

/** Pixels of the look between the border of the picture and the corner nearest to it. */
function marginOf({ width, height }: Look, quad: Quad): number {
  return Math.min(...quad.map(({ x, y }) => Math.min(x, y, width - x, height - y)));
}

/** A second paper smaller than this share of the page is a stamp or a clip. */
const leastSecond = 0.04;

/** The largest other outline with the edges of a paper, lying beside the page. */
function besideOf(cv: Cv, look: Look, outline: Outline, page: Quad): number {
  const allowed = new Uint8Array(look.width * look.height).fill(1);
  // The shadow beside the page belongs to it.
  const nearPage = insideOf(page, -6);
  for (let y = 0; y < look.height; y += 1) {
    const row = allowed.subarray(y * look.width, (y + 1) * look.width);
    let from = 0;
    while (from < look.width && !nearPage(from, y)) from += 1;
    let to = look.width;
    while (to > from && !nearPage(to - 1, y)) to -= 1;
    row.fill(0, from, to);
  }
  const area = signedArea(page);
  let largest = 0;
  for (const near of proposeBeside(cv, look, outline.desk, allowed)) {
    if (signedArea(near) < leastSecond * area) continue;
    const quad = refineQuad(look, refineQuad(look, near, 6), 3);
    const solid = weighSides(look, quad).filter(
      ({ visible, edge, steady, apart }) =>
        visible < 0.3 || (edge > 0.7 && steady > 0.85 && apart > 5),
    );
    const seen = weighSides(look, quad).filter(({ visible }) => visible > 0.5).length;
    if (solid.length === 4 && seen >= 2) largest = Math.max(largest, signedArea(quad) / area);
  }
  return largest;
}

/** Degrees off the page's own directions from which an edge on it is another paper's. */
const leastOblique = 2.5;

/**
 * Length of the longest straight edge on the page that runs askew to it, as a share of the page's
 * shorter side: what is printed on a page runs along it, the edge of another paper need not.
 */
function obliqueOf(look: Look, { segments }: Outline, page: Quad): number {
  const sides = quadSides.map((side) =>
    directionOf(cornerAt(page, side), cornerAt(page, side + 1)),
  );
  const inner = insideOf(page, 7);
  const bundles: { readonly theta: number; readonly middle: Point; readonly spans: Span[] }[] = [];
  for (const { from, to } of segments) {
    const middle = between(from, to, 0.5);
    if (!inner(from.x, from.y) || !inner(to.x, to.y)) continue;
    const theta = directionOf(from, to);
    // Under a camera that looks aslant, what is printed runs between the directions of two sides.
    const runsAlong = [0, 1].some((side) => {
      const [one, other] = [sides[side] ?? 0, sides[side + 2] ?? 0];
      const room = angleBetween(one, other) + leastOblique;
      return angleBetween(one, theta) < room && angleBetween(other, theta) < room;
    });
    if (runsAlong) continue;
    let bundle = bundles.find(
      (one) => angleBetween(one.theta, theta) < 2 && Math.abs(placeOn(one, middle).off) < 3,
    );
    if (bundle === undefined) bundles.push((bundle = { theta, middle, spans: [] }));
    const [start, end] = [placeOn(bundle, from).along, placeOn(bundle, to).along];
    bundle.spans.push({ start: Math.min(start, end), end: Math.max(start, end) });
  }
  const { across, down } = spanOfQuad(page);
  const lengths = bundles.map(({ theta, middle, spans }) => {
    const { start, end } = longestRun(spans);
    const at = (along: number) => ({
      x: middle.x + Math.cos(theta) * along,
      y: middle.y + Math.sin(theta) * along,
    });
    const { edge, steady, apart } = weighSide(look, at(start), at(end));
    return edge > 0.8 && steady > 0.9 && apart > 5 ? end - start : 0;
  });
  return Math.max(0, ...lengths) / Math.min(across, down);
}

type Span = { readonly start: number; readonly end: number };

function placeOn(line: { readonly theta: number; readonly middle: Point }, point: Point) {
  const [dx, dy] = [point.x - line.middle.x, point.y - line.middle.y];
  const [cos, sin] = [Math.cos(line.theta), Math.sin(line.theta)];
  return { along: dx * cos + dy * sin, off: dy * cos - dx * sin };
}

/** Strokes of writing that happen to lie in a row have gaps; an edge has none. */
function longestRun(spans: readonly Span[]): Span {
  const sorted = [...spans].sort((one, other) => one.start - other.start);
  let longest: Span = { start: 0, end: 0 };
  let run: Span | undefined;
  for (const span of sorted) {
    run =
      run !== undefined && span.start <= run.end + 4
        ? { start: run.start, end: Math.max(run.end, span.end) }
        : span;
    if (run.end - run.start > longest.end - longest.start) longest = run;
  }
  return longest;
}

/** A cell that is desk for certain, where the page is not. */
const deskCell = 0.3;
const pageCell = 0.9;

/**
 * Share of the outline that is desk and reaches its side: the outline runs around more than one
 * paper. Nothing is said where page and desk look alike.
 */
function gapOf({ silhouette }: Outline, page: Quad): number {
  const { columns, rows, cells } = silhouette;
  const desk = new Uint8Array(cells.length);
  const inner = insideOf(page, silhouetteCell);
  const deep = insideOf(page, silhouetteCell * 2.2);
  const inside: number[] = [];
  for (let i = 0; i < cells.length; i += 1) {
    const x = ((i % columns) + 0.5) * silhouetteCell;
    const y = (Math.floor(i / columns) + 0.5) * silhouetteCell;
    if (!inner(x, y)) continue;
    inside.push(cells[i] ?? 0);
    if ((cells[i] ?? 0) < deskCell) desk[i] = 1;
  }
  if (medianOf(inside) < pageCell) return 0;
  let largest = 0;
  for (const blob of blobsOf(desk, columns, rows)) {
    const reaches = blob.some((i) => {
      const x = ((i % columns) + 0.5) * silhouetteCell;
      const y = (Math.floor(i / columns) + 0.5) * silhouetteCell;
      return !deep(x, y);
    });
    if (reaches) largest = Math.max(largest, blob.length);
  }
  return largest / Math.max(1, inside.length);
}

function directionOf(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x);
}

/** Degrees between two directions of lines, 0 to 90. */
function angleBetween(one: number, other: number): number {
  const gap = (Math.abs(one - other) * (180 / Math.PI)) % 180;
  return Math.min(gap, 180 - gap);
}
