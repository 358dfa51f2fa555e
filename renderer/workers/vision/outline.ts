/** Finds the paper: several detectors propose outlines, the one with the best evidence wins. */
import type { DeskModel } from './desk-model';
import { modelDesk } from './desk-model';
import type { Quad } from './geometry';
import { angleAt, between, cornerAt, distance, quadGap, quadSides, signedArea } from './geometry';
import type { Segment } from './line-candidates';
import { proposeLines } from './line-candidates';
import type { Look } from './look';
import type { Cv } from './open-cv';
import { withMats } from './open-cv';
import { refineQuad } from './refine-quad';
import type { Candidate, Detector } from './shape-candidates';
import { proposeShapes } from './shape-candidates';
import type { SideEvidence } from './side-evidence';
import { isAtBorder, weighSides } from './side-evidence';
import type { Silhouette } from './silhouette';
import { coverOf, notDeskAt, silhouetteOf } from './silhouette';

export type Scored = {
  readonly quad: Quad;
  readonly from: Detector;
  readonly score: number;
  readonly sides: readonly SideEvidence[];
  readonly cover: { readonly filled: number; readonly held: number; readonly area: number };
};

export type Outline = {
  /** In pixels of the look. */
  readonly best: Scored | undefined;
  readonly others: readonly Scored[];
  /** Straight edges between two colours, anywhere in the picture. */
  readonly segments: readonly Segment[];
  readonly desk: DeskModel;
  readonly silhouette: Silhouette;
};

/** Weights of the vote. */
const weight = { sides: 0.56, cover: 0.3, shape: 0.08, weakest: 0.14, size: 0.1 } as const;
const kept = 10;
/** The best of each detector are looked at closely as well, however well another does. */
const keptOfEach = 4;
const detectors: readonly Detector[] = ['desk', 'otsu', 'edge', 'lines'];
/** Places per side that are looked at before the best are looked at closely. */
const glance = 14;
const leastArea = 0.0008;

export function findOutline(cv: Cv, look: Look): Outline {
  const desk = modelDesk(look);
  const silhouette = silhouetteOf(look, desk);
  const { proposed, segments } = withMats((keep) => {
    const edges = keep(cv.Mat.zeros(look.height, look.width, cv.CV_8UC1));
    const shapes = proposeShapes(cv, look, desk, edges);
    const lines = proposeLines(cv, look, edges);
    return { proposed: [...shapes, ...lines.candidates], segments: lines.segments };
  });
  const rated = proposed
    .filter(({ quad }) => isPlausible(look, quad))
    .map((candidate) => rate(look, silhouette, candidate, glance))
    .sort((one, other) => other.score - one.score);
  const chosen = choose(rated);
  const refined = chosen
    .flatMap((candidate) => settle(look, silhouette, candidate))
    .sort((one, other) => other.score - one.score);
  return { best: refined[0], others: refined.slice(1), segments, desk, silhouette };
}

/** The best proposals, no two alike, with some from every detector. */
function choose(rated: readonly Scored[]): Scored[] {
  const chosen: Scored[] = [];
  const take = (candidates: readonly Scored[], most: number) => {
    let taken = 0;
    for (const candidate of candidates) {
      if (taken >= most) break;
      if (chosen.some(({ quad }) => quadGap(quad, candidate.quad) < 6)) continue;
      chosen.push(candidate);
      taken += 1;
    }
  };
  take(rated, kept);
  for (const detector of detectors) {
    const own = rated.filter(({ from }) => from === detector);
    take(own, keptOfEach);
  }
  return chosen;
}

/** Onto the edges that are there; both ways where the paper may be cut, or end just before the border. */
function settle(look: Look, silhouette: Silhouette, { quad, from }: Candidate): Scored[] {
  const ways = quadSides.some((side) =>
    isAtBorder(look, between(cornerAt(quad, side), cornerAt(quad, side + 1), 0.5)),
  )
    ? [true, false]
    : [true];
  return ways.map((keepCut) => {
    const near = refineQuad(look, refineQuad(look, quad, 9, keepCut), 3);
    return rate(look, silhouette, { quad: near, from });
  });
}

/** Convex, not tiny, with corners that a rectangle can have under a camera, mostly in the picture. */
function isPlausible({ width, height }: Look, quad: Quad): boolean {
  const area = signedArea(quad);
  if (area < leastArea * width * height || area > 1.02 * width * height) return false;
  for (const side of quadSides) {
    const { x, y } = cornerAt(quad, side);
    if (x < -width * 0.35 || y < -height * 0.35 || x > width * 1.35 || y > height * 1.35)
      return false;
    const angle = angleAt(quad, side);
    if (angle < 62 || angle > 118) return false;
  }
  const lengths = quadSides.map((side) => distance(cornerAt(quad, side), cornerAt(quad, side + 1)));
  const [top = 1, right = 1, bottom = 1, left = 1] = lengths;
  const across = Math.max(top, bottom) / Math.min(top, bottom);
  const along = Math.max(right, left) / Math.min(right, left);
  if (across > 1.45 || along > 1.45) return false;
  const aspect = (top + bottom) / (right + left);
  return aspect > 0.25 && aspect < 4;
}

function rate(
  look: Look,
  silhouette: Silhouette,
  { quad, from }: Candidate,
  places?: number,
): Scored {
  const sides = weighSides(look, quad, places);
  const cover = coverOf(silhouette, quad);
  const each = sides.map((side, i) =>
    sideScore(side, side.visible === 1 ? 0 : paperAlong(look, silhouette, quad, i)),
  );
  const lengths = quadSides.map((i) => distance(cornerAt(quad, i), cornerAt(quad, i + 1)));
  const around = lengths.reduce((sum, length) => sum + length, 0);
  const mean = each.reduce((sum, one, i) => sum + (one * (lengths[i] ?? 0)) / around, 0);
  const worst = Math.min(...each);
  const both = cover.filled + cover.held;
  const overlap = both === 0 ? 0 : (2 * cover.filled * cover.held) / both;
  const square = quadSides.reduce<number>((sum, i) => sum + Math.abs(angleAt(quad, i) - 90), 0) / 4;
  const shape = Math.max(0, 1 - square / 12);
  // A box around a word is as sharp as a card; the larger of two good outlines is the paper.
  const size = Math.min(1, Math.max(0, Math.log10(cover.area / leastArea) / 2.4));
  const score =
    weight.size * size +
    weight.sides * mean +
    weight.weakest * worst +
    weight.cover * overlap +
    weight.shape * shape;
  return { quad, from, score, sides, cover };
}

/** A side along the border of the picture: the paper may go on, or the desk. */
const unseenSide = { desk: 0.15, paper: 0.7 } as const;

function sideScore({ visible, edge, steady, step, apart }: SideEvidence, paper: number): number {
  const height = Math.min(1, 0.7 + step / 40) * (0.6 + 0.4 * Math.min(1, apart / 5));
  const seen = edge * (0.35 + 0.65 * steady) * height;
  const unseen = unseenSide.desk + (unseenSide.paper - unseenSide.desk) * paper;
  return visible * seen + (1 - visible) * unseen;
}

/** Share of the unseen part of a side with paper up to the border. */
function paperAlong(look: Look, silhouette: Silhouette, quad: Quad, side: number): number {
  const [from, to] = [cornerAt(quad, side), cornerAt(quad, side + 1)];
  let unseen = 0;
  let paper = 0;
  for (let i = 0; i < 24; i += 1) {
    const at = between(from, to, (i + 0.5) / 24);
    if (!isAtBorder(look, at)) continue;
    unseen += 1;
    paper += notDeskAt(silhouette, at.x, at.y);
  }
  return unseen === 0 ? 0 : paper / unseen;
}
