/** Masks of bits say of shapes what masks of bytes say, walked pixel by pixel. */
import { describe, expect, it } from 'vitest';
import { closed, packed, shapesOf, type BitMask } from '../../renderer/workers/vision/bit-mask';
import { dice } from '../support/desk-scenes';

const bytesOf = ({ width, height, wordsPerRow, words }: BitMask) =>
  Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return ((words[y * wordsPerRow + (x >> 5)] ?? 0) >>> (x & 31)) & 1;
  });

/** Every pixel of the square around it, as far as the picture goes. */
function spread(bytes: Uint8Array, width: number, height: number, most: boolean): Uint8Array {
  return bytes.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v += 1)
      for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u += 1)
        if ((bytes[v * width + u] === 1) === most) return most ? 1 : 0;
    return most ? 0 : 1;
  });
}

const around = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b): [number, number] => [a, b]));

/** Walks from pixel to pixel; `reach` 1 also across corners. */
function flooded(marked: Uint8Array, width: number, height: number, reach: 0 | 1): Int32Array {
  const names = new Int32Array(marked.length).fill(-1);
  for (let start = 0; start < marked.length; start += 1) {
    if (marked[start] !== 1 || (names[start] ?? 0) >= 0) continue;
    const queue: number[] = [start];
    names[start] = start;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const [dx, dy] of around) {
        if (reach === 0 && dx !== 0 && dy !== 0) continue;
        const x: number = (at % width) + dx;
        const y: number = Math.floor(at / width) + dy;
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const next = y * width + x;
        if (marked[next] !== 1 || (names[next] ?? 0) >= 0) continue;
        names[next] = start;
        queue.push(next);
      }
    }
  }
  return names;
}

/** Boxes of the shapes as seen from outside. */
function boxesByWalking(bytes: Uint8Array, width: number, height: number): string[] {
  const empty = bytes.map((one) => 1 - one);
  const holes = flooded(empty, width, height, 0);
  const outside = new Set<number>();
  for (const [i, name] of holes.entries()) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) outside.add(name);
  }
  const filled = bytes.map((one, i) => (one === 1 || !outside.has(holes[i] ?? 0) ? 1 : 0));
  const boxes = new Map<number, [number, number, number, number]>();
  for (const [i, name] of flooded(filled, width, height, 1).entries()) {
    if (name < 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    const [l, t, r, b] = boxes.get(name) ?? [x, y, x, y];
    boxes.set(name, [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)]);
  }
  return [...boxes.values()].map(String).sort();
}

function boxesByBits(mask: BitMask): string[] {
  return shapesOf(mask)
    .map(({ ends, boxArea }) => {
      const points = ends();
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
      expect(boxArea).toBe((box[2] - box[0] + 1) * (box[3] - box[1] + 1));
      return String(box);
    })
    .sort();
}

const sizes = [
  [1, 1],
  [31, 7],
  [32, 9],
  [33, 20],
  [70, 41],
  [128, 30],
] as const;

describe.each(sizes)('a mask of %i by %i', (width, height) => {
  const masks = [0.02, 0.2, 0.5, 0.8, 0.98].map((share, seed) => {
    const roll = dice(seed * 977 + width);
    return Uint8Array.from({ length: width * height }, () => (roll() < share ? 1 : 0));
  });

  it('is closed as by a square of five by five', () => {
    for (const bytes of masks) {
      const dilated = spread(bytes, width, height, true);
      const expected = spread(dilated, width, height, false);
      expect(bytesOf(closed(packed(bytes, width, height)))).toEqual(expected);
    }
  });

  it('is the same whatever is not 0, and wherever it begins in memory', () => {
    for (const bytes of masks) {
      const expected = packed(bytes, width, height);
      const moved = new Uint8Array(bytes.length + 1).subarray(1);
      moved.set(bytes.map((one, i) => one << (i % 8)));
      expect(packed(moved, width, height)).toEqual(expected);
      expect(packed(moved.slice(), width, height)).toEqual(expected);
    }
  });

  it('falls apart into the shapes that one sees from outside', () => {
    for (const bytes of masks)
      expect(boxesByBits(packed(bytes, width, height))).toEqual(
        boxesByWalking(bytes, width, height),
      );
  });
});

it('a ring holds what lies in it', () => {
  const [width, height] = [40, 40];
  const bytes = Uint8Array.from({ length: width * height }, (_, i) => {
    const off = Math.max(Math.abs((i % width) - 20), Math.abs(Math.floor(i / width) - 20));
    return off === 15 || off < 3 ? 1 : 0;
  });
  expect(shapesOf(packed(bytes, width, height)).map(({ boxArea }) => boxArea)).toEqual([31 * 31]);
});
