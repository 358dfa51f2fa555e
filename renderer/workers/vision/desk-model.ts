/** What the desk looks like, learnt from the frame of the picture; how far each pixel is from it. */
import type { Look } from './look';
import { medianOf, solveRows } from './numbers';

/** Terms of the surface that follows the light: 1, x, y, x², xy, y². */
const terms = 6;
const rounds = 5;
/** Colour counts for more: shadows and lamps change lightness. */
const weights = [1, 1.6, 1.6] as const;
const leastSpread = [3, 1.5, 1.5] as const;
/** Every so many pixels across and down are enough to learn from. */
const stride = 4;

export type DeskModel = {
  /** Distance of each pixel from the desk in spreads of the desk, times 16, at most 255. */
  readonly distance: Uint8Array;
  /** Spread of each channel about the surface, robustly. */
  readonly spreads: readonly [number, number, number];
  /** Share of the frame that fits the model. */
  readonly fits: number;
};

type Frame = { readonly at: Int32Array; readonly basis: Float64Array };
type Surface = { readonly factors: Float64Array; readonly spread: number; readonly raw: number };

/** Fits the surface to the outermost `ring` share of the picture, ignoring what does not belong. */
export function modelDesk(look: Look, ring = 0.035): DeskModel {
  const { channels } = look;
  const frame = frameOf(look, ring);
  const light = fitSurface(channels[0], frame, leastSpread[0]);
  const red = fitSurface(channels[1], frame, leastSpread[1]);
  const yellow = fitSurface(channels[2], frame, leastSpread[2]);
  const surfaces = [light, red, yellow] as const;
  return {
    distance: distanceFrom(look, surfaces),
    spreads: [light.raw, red.raw, yellow.raw],
    fits: shareThatFits(look, frame, surfaces),
  };
}

function frameOf({ width, height }: Look, ring: number): Frame {
  const depth = Math.max(2, Math.round(Math.min(width, height) * ring));
  const at: number[] = [];
  const basis: number[] = [];
  for (let y = 1; y < height; y += stride) {
    const edgeRow = y < depth || y >= height - depth;
    for (let x = 1; x < width; x += stride) {
      if (!edgeRow && x >= depth && x < width - depth) continue;
      const u = (x / width) * 2 - 1;
      const v = (y / height) * 2 - 1;
      at.push(y * width + x);
      basis.push(1, u, v, u * u, u * v, v * v);
    }
  }
  return { at: Int32Array.from(at), basis: Float64Array.from(basis) };
}

/** Least squares over and over, with less weight for what is off (Tukey's biweight). */
function fitSurface(channel: Uint8Array, { at, basis }: Frame, least: number): Surface {
  const values = Float64Array.from(at, (index) => channel[index] ?? 0);
  let factors = new Float64Array(terms);
  factors[0] = medianOf(values);
  const offs = new Float64Array(values.length);
  const weight = new Float64Array(values.length);
  let spread = least;
  let raw = least;
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < values.length; i += 1) {
      let expected = 0;
      for (let k = 0; k < terms; k += 1)
        expected += (factors[k] ?? 0) * (basis[i * terms + k] ?? 0);
      offs[i] = Math.abs((values[i] ?? 0) - expected);
    }
    raw = 1.4826 * medianOf(offs);
    spread = Math.max(least, raw);
    for (let i = 0; i < values.length; i += 1) {
      const off = (offs[i] ?? 0) / (spread * 4);
      weight[i] = off < 1 ? (1 - off * off) ** 2 : 0;
    }
    factors = solve(values, basis, weight) ?? factors;
  }
  return { factors, spread, raw };
}

/** Weighted normal equations with a little damping of all but the mean. */
function solve(values: Float64Array, basis: Float64Array, weight: Float64Array) {
  const rows = Array.from({ length: terms }, () => new Float64Array(terms + 1));
  for (let i = 0; i < values.length; i += 1) {
    const w = weight[i] ?? 0;
    if (w === 0) continue;
    const value = values[i] ?? 0;
    for (let r = 0; r < terms; r += 1) {
      const row = rows[r];
      if (row === undefined) continue;
      const scaled = w * (basis[i * terms + r] ?? 0);
      for (let k = r; k < terms; k += 1)
        row[k] = (row[k] ?? 0) + scaled * (basis[i * terms + k] ?? 0);
      row[terms] = (row[terms] ?? 0) + scaled * value;
    }
  }
  for (const [r, row] of rows.entries()) {
    for (let k = 0; k < r; k += 1) row[k] = rows[k]?.[r] ?? 0;
    if (r > 0) row[r] = (row[r] ?? 0) + 1;
  }
  const solved = solveRows(rows);
  return solved === undefined ? undefined : Float64Array.from(solved);
}

function shareThatFits({ channels }: Look, frame: Frame, surfaces: readonly Surface[]): number {
  let inliers = 0;
  for (let i = 0; i < frame.at.length; i += 1) {
    let squares = 0;
    for (const [c, { factors, spread }] of surfaces.entries()) {
      let expected = 0;
      for (let k = 0; k < terms; k += 1)
        expected += (factors[k] ?? 0) * (frame.basis[i * terms + k] ?? 0);
      squares += (((channels[c]?.[frame.at[i] ?? 0] ?? 0) - expected) / spread) ** 2;
    }
    if (squares < 12) inliers += 1;
  }
  return frame.at.length === 0 ? 0 : inliers / frame.at.length;
}

function distanceFrom(look: Look, surfaces: readonly [Surface, Surface, Surface]): Uint8Array {
  const { width, height, channels } = look;
  const [light, red, yellow] = channels;
  const distance = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [p, q, r] = [
      expectedAlong(surfaces, 0, (y / height) * 2 - 1),
      expectedAlong(surfaces, 1, (y / height) * 2 - 1),
      expectedAlong(surfaces, 2, (y / height) * 2 - 1),
    ];
    const start = y * width;
    for (let x = 0; x < width; x += 1) {
      const u = (x / width) * 2 - 1;
      const offLight = ((light[start + x] ?? 0) - p.k0 - u * (p.k1 + p.k2 * u)) * p.scale;
      const offRed = ((red[start + x] ?? 0) - q.k0 - u * (q.k1 + q.k2 * u)) * q.scale;
      const offYellow = ((yellow[start + x] ?? 0) - r.k0 - u * (r.k1 + r.k2 * u)) * r.scale;
      const squares = offLight * offLight + offRed * offRed + offYellow * offYellow;
      distance[start + x] = Math.min(255, Math.sqrt(squares));
    }
  }
  return distance;
}

/** What a channel's surface expects along the row at `v`: a parabola. */
function expectedAlong(
  surfaces: readonly [Surface, Surface, Surface],
  channel: 0 | 1 | 2,
  v: number,
) {
  const { factors, spread } = surfaces[channel];
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0, k4 = 0, k5 = 0] = factors;
  return {
    k0: k0 + k2 * v + k5 * v * v,
    k1: k1 + k4 * v,
    k2: k3,
    scale: (weights[channel] * 16) / spread,
  };
}
