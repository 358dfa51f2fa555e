/** What lies over the page and reaches in across its edge: a finger, a hand, another paper. */
import { blobsOf } from './paper-light';
import type { Sheet } from './sheet';

export type Covering = {
  /** Share of the page under the largest such thing. */
  readonly share: number;
  /** Share of it that has the hue of skin. */
  readonly skin: number;
};

const cell = 8;

/** Cells unlike the paper that hang together and touch an edge of the sheet. */
export function measureCovering(sheet: Sheet): Covering {
  const { width, height, rgb } = sheet;
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const means = new Float32Array(columns * rows * 3);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      for (let k = 0; k < 3; k += 1) {
        let sum = 0;
        for (let i = 0; i < cell * cell; i += 1) {
          const x = column * cell + (i % cell);
          const y = row * cell + Math.floor(i / cell);
          sum += rgb[(y * width + x) * 3 + k] ?? 0;
        }
        means[(row * columns + column) * 3 + k] = sum / (cell * cell);
      }
    }
  }
  const white = [0, 1, 2].map((k) => percentileOf(means, k, 0.7));
  const unlike = new Uint8Array(columns * rows);
  const skin = new Uint8Array(columns * rows);
  for (let i = 0; i < unlike.length; i += 1) {
    const [r = 1, g = 1, b = 1] = [0, 1, 2].map(
      (k) => (means[i * 3 + k] ?? 0) / Math.max(8, white[k] ?? 1),
    );
    const light = (r + g + b) / 3;
    const warmth = r - b;
    if ((light < 0.88 && warmth > 0.14) || light < 0.5) unlike[i] = 1;
    if (warmth > 0.12 && r > g && g > b * 0.95 && light < 0.95) skin[i] = 1;
  }
  let best: Covering = { share: 0, skin: 0 };
  for (const blob of blobsOf(unlike, columns, rows)) {
    const touches = blob.some((i) => {
      const x = i % columns;
      const y = Math.floor(i / columns);
      return x <= 0 || y <= 0 || x >= columns - 1 || y >= rows - 1;
    });
    const thick = blob.filter((i) => isThick(unlike, columns, rows, i)).length;
    if (!touches || thick < 2) continue;
    const share = blob.length / unlike.length;
    if (share <= best.share) continue;
    best = { share, skin: blob.filter((i) => skin[i] === 1).length / blob.length };
  }
  return best;
}

/** Whether all eight cells around are marked too: shadows along an edge are thin. */
function isThick(marked: Uint8Array, columns: number, rows: number, at: number): boolean {
  const x = at % columns;
  const y = Math.floor(at / columns);
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const u = x + dx;
      const v = y + dy;
      if (u < 0 || v < 0 || u >= columns || v >= rows) continue;
      if (marked[v * columns + u] !== 1) return false;
    }
  }
  return true;
}

function percentileOf(means: Float32Array, channel: number, share: number): number {
  const values = new Float64Array(means.length / 3);
  for (let i = 0; i < values.length; i += 1) values[i] = means[i * 3 + channel] ?? 0;
  values.sort();
  return values[Math.floor(values.length * share)] ?? 0;
}
