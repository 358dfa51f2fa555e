/** How sharp the writing is: the steepest changes of lightness on the page, across and down. */
import type { Quad } from './geometry';
import { cornerAt, quadSides } from './geometry';

/** Lightness of the picture, row by row. */
export type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number };

export type Sharpness = {
  /** Steepest change per pixel across and down, as a share of the paper's own lightness. */
  readonly across: number;
  readonly down: number;
  /** Width in pixels of the edges of the writing, across and down: the median. */
  readonly widthAcross: number;
  readonly widthDown: number;
  /** Share of the page's pixels that are edges of writing: next to nothing on an empty sheet. */
  readonly ink: number;
};

const steepest = 0.995;
/** Lightness steps below this share of the paper's lightness are noise, folds and tints. */
const leastStep = 0.16;

/** Measures inside the outline (pixels of `grey`), away from its sides; `white` is the paper's lightness. */
export function measureSharpness(grey: Grey, quad: Quad, white: number): Sharpness {
  const across = new Run();
  const down = new Run();
  const scale = 1 / Math.max(8, white);
  const box = boxOf(grey, quad);
  const rows = Math.max(1, Math.floor((box.bottom - box.top) / 220));
  for (let y = box.top; y < box.bottom; y += rows) {
    const span = spanOf(quad, y, 'row', 0.03);
    if (span === undefined) continue;
    const from = Math.max(1, Math.ceil(span[0]));
    const to = Math.min(grey.width - 2, Math.floor(span[1]));
    across.follow(grey.data, y * grey.width + from, 1, to - from, scale);
  }
  const columns = Math.max(1, Math.floor((box.right - box.left) / 220));
  for (let x = box.left; x < box.right; x += columns) {
    const span = spanOf(quad, x, 'column', 0.03);
    if (span === undefined) continue;
    const from = Math.max(1, Math.ceil(span[0]));
    const to = Math.min(grey.height - 2, Math.floor(span[1]));
    down.follow(grey.data, from * grey.width + x, grey.width, to - from, scale);
  }
  return {
    across: across.steepness(),
    down: down.steepness(),
    widthAcross: across.width(),
    widthDown: down.width(),
    ink: (across.edges + down.edges) / Math.max(1, across.total + down.total),
  };
}

/** Walks along rows or columns and gathers how steep and how wide each rise and fall is. */
class Run {
  readonly #slopes = new Uint32Array(256);
  readonly #widths = new Uint32Array(64);
  total = 0;
  edges = 0;

  follow(data: Uint8Array, start: number, stride: number, count: number, scale: number): void {
    let turn = start;
    let rising = 0;
    for (let i = 1; i < count; i += 1) {
      const at = start + i * stride;
      const here = data[at] ?? 0;
      const before = data[at - stride] ?? 0;
      const slope = Math.abs((data[at + stride] ?? 0) - before) * 0.5 * scale;
      const bin = Math.min(255, Math.floor(slope * 512));
      this.#slopes[bin] = (this.#slopes[bin] ?? 0) + 1;
      this.total += 1;
      const direction = Math.sign(here - before);
      if (direction === 0 || direction === rising) continue;
      this.#close(data, turn, at - stride, stride, scale);
      turn = at - stride;
      rising = direction;
    }
  }

  #close(data: Uint8Array, from: number, to: number, stride: number, scale: number): void {
    const first = data[from] ?? 0;
    const last = data[to] ?? 0;
    const height = Math.abs(last - first);
    if (height * scale < leastStep) return;
    this.edges += 1;
    // From a tenth to nine tenths of the step, so that slow ends do not count.
    const low = Math.min(first, last) + height * 0.1;
    const high = Math.max(first, last) - height * 0.1;
    let width = 0;
    for (let at = from; at <= to; at += stride) {
      const level = data[at] ?? 0;
      if (level > low && level < high) width += 1;
    }
    const bin = Math.min(63, width + 1);
    this.#widths[bin] = (this.#widths[bin] ?? 0) + 1;
  }

  steepness(): number {
    return percentile(this.#slopes, steepest) / 512;
  }

  width(): number {
    return this.edges === 0 ? 0 : percentile(this.#widths, 0.5);
  }
}

function percentile(counts: Uint32Array, share: number): number {
  let total = 0;
  for (const count of counts) total += count;
  let below = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const count = counts[bin] ?? 0;
    if (count > 0 && below + count >= total * share) {
      return bin + (total * share - below) / count;
    }
    below += count;
  }
  return 0;
}

function boxOf({ width, height }: Grey, quad: Quad) {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  return {
    left: Math.max(1, Math.ceil(Math.min(...xs))),
    right: Math.min(width - 1, Math.floor(Math.max(...xs))),
    top: Math.max(1, Math.ceil(Math.min(...ys))),
    bottom: Math.min(height - 1, Math.floor(Math.max(...ys))),
  };
}

/** Where a row or column of the picture enters and leaves the outline, drawn in by a share of its length. */
function spanOf(quad: Quad, at: number, kind: 'row' | 'column', inset: number) {
  let from = Infinity;
  let to = -Infinity;
  for (const side of quadSides) {
    const p = cornerAt(quad, side);
    const q = cornerAt(quad, side + 1);
    const [p0, p1, q0, q1] = kind === 'row' ? [p.y, p.x, q.y, q.x] : [p.x, p.y, q.x, q.y];
    if (p0 < at === q0 < at) continue;
    const place = p1 + ((q1 - p1) * (at - p0)) / (q0 - p0);
    from = Math.min(from, place);
    to = Math.max(to, place);
  }
  if (to - from < 8) return undefined;
  const margin = (to - from) * inset + 2;
  return [from + margin, to - margin] as const;
}
