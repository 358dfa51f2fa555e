/** How much a proposed side looks like the edge of a paper: a step in colour that keeps its sign all along. */
import type { Point, Quad } from './geometry';
import { between, cornerAt, distance, quadSides } from './geometry';
import type { Look } from './look';
import { medianOf } from './numbers';

/** Colour counts more than lightness, which grain and shadows also change. */
const weights = [1, 1.5, 1.5] as const;
/** The step across an edge is taken between these distances from it, in pixels of the look. */
const near = [2, 3, 4.5] as const;
/** Beyond the ink of a printed frame, which has paper on both sides. */
const far = [5, 6.5, 8] as const;
const mostOff = 3;
/** Pixels of the look along the border of the picture where no edge can be seen. */
const blindPx = 1.6;
const leastPeak = 3.5;

export type SideEvidence = {
  /** Share of the side that lies in the picture, and not along its border. */
  readonly visible: number;
  /** Share of the visible side with an edge where it should be. */
  readonly edge: number;
  /** 1 when the step from desk to paper is the same all along. */
  readonly steady: number;
  /** Mean height of the step, in levels. */
  readonly step: number;
  /** How much the two sides differ farther off: next to nothing for a printed line. */
  readonly apart: number;
};

export const unseen: SideEvidence = { visible: 0, edge: 0, steady: 0, step: 0, apart: 0 };

/** Where the pixel at a point is kept, by rounding; outside the picture that of its border. */
function placeAt({ width, height }: Look, x: number, y: number): number {
  const column = x < 0 ? 0 : x >= width ? width - 1 : Math.round(x - 0.5);
  const row = y < 0 ? 0 : y >= height ? height - 1 : Math.round(y - 0.5);
  return row * width + column;
}

/** Evidence along the side from `from` to `to` of a clockwise outline, at up to `most` places. */
export function weighSide(look: Look, from: Point, to: Point, most = 56): SideEvidence {
  const length = distance(from, to);
  if (length < 6) return unseen;
  const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const count = Math.max(12, Math.min(most, Math.round(length / 6)));
  let visible = 0;
  let edges = 0;
  let magnitude = 0;
  const total: [number, number, number] = [0, 0, 0];
  const farther: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < count; i += 1) {
    const at = between(from, to, 0.04 + (0.92 * (i + 0.5)) / count);
    if (isAtBorder(look, at)) continue;
    visible += 1;
    const step = stepAt(look, at, normal, near);
    const beyond = stepAt(look, at, normal, far);
    for (const k of [0, 1, 2] as const) {
      farther[k].push(beyond[k]);
      total[k] += step[k];
    }
    magnitude += lengthOf(step);
    if (hasPeak(look, at, normal)) edges += 1;
  }
  if (visible === 0) return unseen;
  return {
    visible: visible / count,
    edge: edges / visible,
    steady: lengthOf(total) / (magnitude + 1e-6),
    step: magnitude / visible,
    apart: Math.hypot(...farther.map(medianOf)),
  };
}

function lengthOf([light, red, yellow]: readonly [number, number, number]): number {
  return Math.sqrt(light * light + red * red + yellow * yellow);
}

export function weighSides(look: Look, quad: Quad, most?: number): readonly SideEvidence[] {
  return quadSides.map((side) =>
    weighSide(look, cornerAt(quad, side), cornerAt(quad, side + 1), most),
  );
}

export function isAtBorder({ width, height }: Look, { x, y }: Point): boolean {
  return x < blindPx || y < blindPx || x > width - blindPx || y > height - blindPx;
}

/** Colour inside less colour outside. */
function stepAt(
  look: Look,
  at: Point,
  normal: Point,
  reach: readonly number[],
): [number, number, number] {
  const [light, red, yellow] = look.channels;
  const step: [number, number, number] = [0, 0, 0];
  for (const d of reach) {
    const inside = placeAt(look, at.x - normal.x * d, at.y - normal.y * d);
    const outside = placeAt(look, at.x + normal.x * d, at.y + normal.y * d);
    step[0] += (light[inside] ?? 0) - (light[outside] ?? 0);
    step[1] += (red[inside] ?? 0) - (red[outside] ?? 0);
    step[2] += (yellow[inside] ?? 0) - (yellow[outside] ?? 0);
  }
  for (let k = 0; k < 3; k += 1) step[k as 0 | 1 | 2] *= weights[k as 0 | 1 | 2] / reach.length;
  return step;
}

/** Change of colour across the normal at `offset` pixels outwards from the point. */
export function slopeAt(look: Look, at: Point, normal: Point, offset: number): number {
  const [light, red, yellow] = look.channels;
  const x = at.x + normal.x * offset;
  const y = at.y + normal.y * offset;
  const ahead = placeAt(look, x + normal.x, y + normal.y);
  const behind = placeAt(look, x - normal.x, y - normal.y);
  const byLight = ((light[ahead] ?? 0) - (light[behind] ?? 0)) * weights[0];
  const byRed = ((red[ahead] ?? 0) - (red[behind] ?? 0)) * weights[1];
  const byYellow = ((yellow[ahead] ?? 0) - (yellow[behind] ?? 0)) * weights[2];
  return Math.sqrt(byLight * byLight + byRed * byRed + byYellow * byYellow);
}

/** Whether the change is strongest here, and clearly above what lies around. */
function hasPeak(look: Look, at: Point, normal: Point): boolean {
  let peak = 0;
  for (let offset = -mostOff; offset <= mostOff; offset += 1) {
    peak = Math.max(peak, slopeAt(look, at, normal, offset));
  }
  if (peak < leastPeak) return false;
  let around = 0;
  for (const offset of [-9, -7.5, -6, 6, 7.5, 9]) around += slopeAt(look, at, normal, offset);
  return peak > (around / 6) * 1.8;
}
