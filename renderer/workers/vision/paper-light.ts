/** The light on the page: how bright the bare paper is, and where a lamp burns out the writing. */
import { medianOf } from './numbers';
import type { Sheet } from './sheet';

const block = 16;
/** Places among the pixels of a block, from the darkest on. */
const brightFifth = Math.floor(block * block * 0.8);
const darkTwentieth = Math.floor(block * block * 0.05);

export type PaperLight = {
  readonly columns: number;
  readonly rows: number;
  /** Lightness of the bare paper in each block: its brightest fifth. */
  readonly paper: Float32Array;
  /** The least of the three colours, there: tinted paper has less, a reflection of a lamp does not. */
  readonly palest: Float32Array;
  /** Spread of lightness in each block: writing makes it large. */
  readonly spread: Float32Array;
  /** Median over the page. */
  readonly white: number;
};

export function measureLight({ width, height, rgb }: Sheet): PaperLight {
  const columns = Math.max(1, Math.floor(width / block));
  const rows = Math.max(1, Math.floor(height / block));
  const paper = new Float32Array(columns * rows);
  const palest = new Float32Array(columns * rows);
  const spread = new Float32Array(columns * rows);
  const levels = new Uint16Array(256);
  const least = new Uint16Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      levels.fill(0);
      least.fill(0);
      for (let y = row * block; y < (row + 1) * block; y += 1) {
        const start = (y * width + column * block) * 3;
        for (let at = start; at < start + block * 3; at += 3) {
          const r = rgb[at] ?? 0;
          const g = rgb[at + 1] ?? 0;
          const b = rgb[at + 2] ?? 0;
          const level = Math.floor(0.3 * r + 0.59 * g + 0.11 * b);
          const lowest = Math.min(r, g, b);
          levels[level] = (levels[level] ?? 0) + 1;
          least[lowest] = (least[lowest] ?? 0) + 1;
        }
      }
      const index = row * columns + column;
      paper[index] = atPlace(levels, brightFifth);
      palest[index] = atPlace(least, brightFifth);
      spread[index] = (paper[index] ?? 0) - atPlace(levels, darkTwentieth);
    }
  }
  return { columns, rows, paper, palest, spread, white: medianOf(paper) };
}

/** The level at a place among all pixels, from the darkest on; `counts` tells how many have each level. */
function atPlace(counts: ArrayLike<number>, place: number): number {
  let below = 0;
  for (let level = 0; level < counts.length; level += 1) {
    below += counts[level] ?? 0;
    if (below > place) return level;
  }
  return 255;
}

export type Glare = {
  /** Level of the least colour that the palest hundredth of the page reaches: a lamp makes it 255. */
  readonly peak: number;
  /** How far that is above the level of most of the page. */
  readonly above: number;
  /** Share of the page in spots that outshine the paper around them. */
  readonly spot: number;
  /** By how much the brightest of them does, as a share of the paper around. */
  readonly excess: number;
};

/** Brightness over the paper around at which a block belongs to a spot. */
const outshines = 0.035;
const ringFrom = 3;
const ringTo = 6;

/** A lamp burns out a part of the page; light that falls off over all of it does not. */
export function measureGlare(sheet: Sheet, light: PaperLight): Glare {
  const counts = leastColours(sheet);
  const pixels = sheet.width * sheet.height;
  const peak = atPlace(counts, pixels * 0.99);
  const usual = atPlace(counts, pixels * 0.5);
  const { columns, rows, palest } = light;
  const ring = new Uint8Array((2 * ringTo + 1) ** 2);
  const hot = new Uint8Array(columns * rows);
  const excesses = new Float32Array(columns * rows);
  for (let i = 0; i < hot.length; i += 1) {
    const around = ringLevel(light, i, ring);
    const excess = around < 20 ? 0 : (palest[i] ?? 0) / around - 1;
    excesses[i] = excess;
    hot[i] = excess > outshines ? 1 : 0;
  }
  let spot = 0;
  let most = 0;
  for (const blob of blobsOf(hot, columns, rows)) {
    if (blob.length < 4) continue;
    spot += blob.length / hot.length;
    most = Math.max(most, ...blob.map((i) => excesses[i] ?? 0));
  }
  return { peak, above: peak - usual, spot, excess: most };
}

/** How many pixels have each level of the least of the three colours. */
function leastColours({ width, height, rgb }: Sheet): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < width * height * 3; at += 3) {
    const level = Math.min(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

/** The paper's level some way off, upper third, so that pictures and seals there do not count. */
function ringLevel({ columns, rows, palest }: PaperLight, at: number, ring: Uint8Array): number {
  const column = at % columns;
  const row = Math.floor(at / columns);
  let count = 0;
  for (let dy = -ringTo; dy <= ringTo; dy += 1) {
    const y = row + dy;
    if (y < 0 || y >= rows) continue;
    for (let dx = -ringTo; dx <= ringTo; dx += 1) {
      const x = column + dx;
      if (x < 0 || x >= columns) continue;
      if (Math.abs(dx) < ringFrom && Math.abs(dy) < ringFrom) continue;
      ring[count] = palest[y * columns + x] ?? 0;
      count += 1;
    }
  }
  const around = ring.subarray(0, count).sort();
  return around[Math.floor(around.length * 0.67)] ?? 0;
}

/** Groups of marked cells that touch. */
export function blobsOf(marked: Uint8Array, columns: number, rows: number): number[][] {
  const seen = new Uint8Array(marked.length);
  const blobs: number[][] = [];
  for (let start = 0; start < marked.length; start += 1) {
    if (marked[start] !== 1 || seen[start] === 1) continue;
    const blob = [start];
    seen[start] = 1;
    for (let next = 0; next < blob.length; next += 1) {
      const at = blob[next] ?? 0;
      const column = at % columns;
      const row = Math.floor(at / columns);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const x = column + dx;
        const y = row + dy;
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
        const other = y * columns + x;
        if (marked[other] !== 1 || seen[other] === 1) continue;
        seen[other] = 1;
        blob.push(other);
      }
    }
    blobs.push(blob);
  }
  return blobs;
}
