/** From the detector's map, which tells for each place how likely writing is there, to rectangles around lines. */
import { grown, rectangleAround, type Rectangle } from './rectangle';

/** A map of probabilities, row by row. */
export type ProbabilityMap = {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
};

/** Limits of DB post-processing as PaddleOCR ships them for PP-OCR (tools/infer/utility.py). */
const inkFrom = 0.3;
const boxFrom = 0.6;
const unclipRatio = 1.5;
const leastSide = 3;
/** A page of writing has some hundreds; noise must not grow without end. */
const mostRegions = 1_000;

/** Rectangles around connected writing, in pixels of the map. */
export function textRegions(map: ProbabilityMap): Rectangle[] {
  const found: Rectangle[] = [];
  for (const { edge, mean } of components(map)) {
    if (mean < boxFrom) continue;
    const core = rectangleAround(edge);
    const { width, height } = core;
    if (Math.min(width, height) < leastSide) continue;
    // DB learns lines shrunk by area over perimeter; a rectangle grown round and boxed again is this.
    const margin = (width * height * unclipRatio) / (2 * (width + height));
    found.push(grown(core, margin));
    if (found.length >= mostRegions) break;
  }
  return found;
}

type Component = { readonly edge: readonly [x: number, y: number][]; readonly mean: number };

/** Places of writing that touch, also over a corner, with those of their first and last in each row. */
function* components({ data, width, height }: ProbabilityMap): Generator<Component> {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 0) <= inkFrom) continue;
    seen[start] = 1;
    stack.push(start);
    const rows = new Map<number, [left: number, right: number]>();
    let sum = 0;
    let count = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += data[at] ?? 0;
      count += 1;
      const row = rows.get(y);
      if (row === undefined) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
          const next = ny * width + nx;
          if (seen[next] === 1 || (data[next] ?? 0) <= inkFrom) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    const edge = [...rows].flatMap(([y, [left, right]]): [number, number][] => [
      [left, y],
      [right, y],
    ]);
    yield { edge, mean: sum / count };
  }
}
