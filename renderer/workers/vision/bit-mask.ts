/** Masks of a bit a pixel: closed, filled and taken apart into shapes in a fraction of what bytes take. */
import type { Point } from './geometry';

/** Row by row, 32 pixels a word, the first in the lowest bit; what is beyond the width is 0. */
export type BitMask = {
  readonly width: number;
  readonly height: number;
  readonly wordsPerRow: number;
  readonly words: Int32Array;
};

/** Every pixel of `bytes` that is not 0. */
export function packed(bytes: Uint8Array, width: number, height: number): BitMask {
  const wordsPerRow = (width + 31) >> 5;
  const words = new Int32Array(wordsPerRow * height);
  const isAligned = width % 4 === 0 && bytes.byteOffset % 4 === 0;
  const fours = isAligned
    ? new Int32Array(bytes.buffer, bytes.byteOffset, (width * height) >> 2)
    : undefined;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let from = 0; from < width; from += 32) {
      const start = y * width + from;
      const count = Math.min(32, width - from);
      let word = 0;
      if (fours === undefined) {
        for (let bit = 0; bit < count; bit += 1) if (bytes[start + bit] !== 0) word |= 1 << bit;
      } else {
        for (let bit = 0; bit < count; bit += 4)
          word |= bitsOfFour(fours[(start + bit) >> 2] ?? 0) << bit;
      }
      words[at] = word;
      at += 1;
    }
  }
  return { width, height, wordsPerRow, words };
}

/** Which of four bytes are not 0, the lowest byte in the lowest bit. */
function bitsOfFour(four: number): number {
  const highest = (((four & 0x7f7f7f7f) + 0x7f7f7f7f) | four) & 0x80808080;
  return (Math.imul(highest >>> 7, 0x01020408) >>> 24) & 15;
}

/** Closed by a square that reaches two pixels: gaps narrower than that are gone. */
export function closed(mask: BitMask): BitMask {
  return inverse(widened(inverse(widened(mask))));
}

/** Dilated by five by five; outside the picture there is nothing. */
function widened({ width, height, wordsPerRow, words }: BitMask): BitMask {
  const across = new Int32Array(words.length);
  for (let start = 0; start < words.length; start += wordsPerRow) {
    let before = 0;
    let here = words[start] ?? 0;
    for (let column = 0; column < wordsPerRow; column += 1) {
      const after = column === wordsPerRow - 1 ? 0 : (words[start + column + 1] ?? 0);
      across[start + column] =
        here |
        (here << 1) |
        (here << 2) |
        (here >>> 1) |
        (here >>> 2) |
        (before >>> 31) |
        (before >>> 30) |
        (after << 31) |
        (after << 30);
      [before, here] = [here, after];
    }
  }
  const both = new Int32Array(words.length);
  // Beyond the first and the last row these count twice, which changes nothing.
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * wordsPerRow;
  for (let y = 0; y < height; y += 1) {
    const to = y * wordsPerRow;
    const [one, two, four, five] = [rowAt(y - 2), rowAt(y - 1), rowAt(y + 1), rowAt(y + 2)];
    for (let column = 0; column < wordsPerRow; column += 1) {
      both[to + column] =
        (across[one + column] ?? 0) |
        (across[two + column] ?? 0) |
        (across[to + column] ?? 0) |
        (across[four + column] ?? 0) |
        (across[five + column] ?? 0);
    }
  }
  return trimmed({ width, height, wordsPerRow, words: both });
}

function inverse({ words, ...mask }: BitMask): BitMask {
  const others = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) others[at] = ~(words[at] ?? 0);
  return trimmed({ ...mask, words: others });
}

/** Changes the mask: nothing stays beyond its width. */
function trimmed(mask: BitMask): BitMask {
  const { width, height, wordsPerRow, words } = mask;
  const rest = width & 31;
  if (rest === 0) return mask;
  const last = (1 << rest) - 1;
  for (let y = 0; y < height; y += 1) {
    const at = (y + 1) * wordsPerRow - 1;
    words[at] = (words[at] ?? 0) & last;
  }
  return mask;
}

/** Pixels that hang together, as far as their outline goes. */
export type Shape = {
  /** Pixels of the box around it. */
  readonly boxArea: number;
  /** Its first and last pixel in each row, downwards on the right and upwards on the left. */
  readonly ends: () => Point[];
};

/** Stretches of pixels along rows, and which hang together. */
type Runs = {
  /** Row, first pixel and first pixel after, of each; row by row, from left to right. */
  readonly at: readonly number[];
  /** For each run, the run that stands for all that it hangs together with. */
  readonly roots: Int32Array;
};

/** The shapes as seen from outside: holes, and what lies in them, belong to what is around. */
export function shapesOf(mask: BitMask): Shape[] {
  const filled = withoutHoles(mask);
  const { at, roots } = hangingTogether(filled, 1);
  const groups = new Map<number, number[]>();
  for (const [run, root] of roots.entries()) {
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [run]);
    else group.push(run);
  }
  return [...groups.values()].map((runs) => shapeOf(at, runs));
}

function shapeOf(at: readonly number[], runs: readonly number[]): Shape {
  let [left, right] = [Infinity, -Infinity];
  for (const run of runs) {
    left = Math.min(left, at[run * 3 + 1] ?? 0);
    right = Math.max(right, (at[run * 3 + 2] ?? 0) - 1);
  }
  const row = (run: number | undefined) => at[(run ?? 0) * 3] ?? 0;
  const rows = row(runs.at(-1)) - row(runs[0]) + 1;
  return { boxArea: (right - left + 1) * rows, ends: () => endsOf(at, runs) };
}

function endsOf(at: readonly number[], runs: readonly number[]): Point[] {
  const lefts: Point[] = [];
  const rights: Point[] = [];
  for (const [i, run] of runs.entries()) {
    const y = at[run * 3] ?? 0;
    if (y !== at[(runs[i - 1] ?? -1) * 3]) lefts.push({ x: at[run * 3 + 1] ?? 0, y });
    if (y !== at[(runs[i + 1] ?? -1) * 3]) rights.push({ x: (at[run * 3 + 2] ?? 0) - 1, y });
  }
  return [...rights, ...lefts.reverse()];
}

/** What does not hang together with the border of the picture, side by side, is a hole. */
function withoutHoles(mask: BitMask): BitMask {
  const { width, height, wordsPerRow } = mask;
  const { at, roots } = hangingTogether(inverse(mask), 0);
  const outside = new Set<number>();
  for (const [run, root] of roots.entries()) {
    const [y, from, to] = [at[run * 3] ?? 0, at[run * 3 + 1] ?? 0, at[run * 3 + 2] ?? 0];
    if (y === 0 || y === height - 1 || from === 0 || to === width) outside.add(root);
  }
  const words = mask.words.slice();
  for (const [run, root] of roots.entries()) {
    if (outside.has(root)) continue;
    const start = (at[run * 3] ?? 0) * wordsPerRow;
    for (let x = at[run * 3 + 1] ?? 0; x < (at[run * 3 + 2] ?? 0); x += 1) {
      const word = start + (x >> 5);
      words[word] = (words[word] ?? 0) | (1 << (x & 31));
    }
  }
  return { width, height, wordsPerRow, words };
}

/** `reach` 1: pixels that meet at a corner hang together as well. */
function hangingTogether(mask: BitMask, reach: 0 | 1): Runs {
  const at = runsOf(mask);
  const roots = Int32Array.from({ length: at.length / 3 }, (_, run) => run);
  const rootOf = (run: number): number => {
    let root = run;
    while (roots[root] !== root) {
      // Halves the way for who comes next.
      roots[root] = roots[roots[root] ?? 0] ?? 0;
      root = roots[root] ?? 0;
    }
    return root;
  };
  let above = 0;
  for (let run = 0; run < roots.length; run += 1) {
    const [y, from, to] = [at[run * 3] ?? 0, at[run * 3 + 1] ?? 0, at[run * 3 + 2] ?? 0];
    while ((at[above * 3] ?? 0) < y - 1 || isPast(at, above, y, from - reach)) above += 1;
    for (let other = above; at[other * 3] === y - 1; other += 1) {
      if ((at[other * 3 + 1] ?? 0) >= to + reach) break;
      const [one, two] = [rootOf(run), rootOf(other)];
      roots[Math.max(one, two)] = Math.min(one, two);
    }
  }
  for (let run = 0; run < roots.length; run += 1) roots[run] = rootOf(run);
  return { at, roots };
}

/** Whether the run in the row above ends before the place. */
function isPast(at: readonly number[], above: number, y: number, place: number): boolean {
  return at[above * 3] === y - 1 && (at[above * 3 + 2] ?? 0) <= place;
}

function runsOf({ height, wordsPerRow, words, width }: BitMask): number[] {
  const at: number[] = [];
  for (let y = 0; y < height; y += 1) {
    let from = -1;
    for (let column = 0; column < wordsPerRow; column += 1) {
      const word = words[y * wordsPerRow + column] ?? 0;
      // Where a pixel is unlike the one before it.
      let edges = word ^ ((word << 1) | (from >= 0 ? 1 : 0));
      while (edges !== 0) {
        const bit = 31 - Math.clz32(edges & -edges);
        edges &= edges - 1;
        const x = column * 32 + bit;
        if (from < 0) from = x;
        else {
          at.push(y, from, x);
          from = -1;
        }
      }
    }
    if (from >= 0) at.push(y, from, width);
  }
  return at;
}
