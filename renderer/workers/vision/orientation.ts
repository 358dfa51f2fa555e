/** Which way up the page lies: the lines of writing give the axis, a classifier of lines the end. */
import type { Rotation } from './finding';
import { scaleQuad, type Quad } from './geometry';
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import type { Picture } from './picture';
import { flattening, laidFlat, spanOfQuad, unflattening } from './sheet';
import type { TextLine } from './text-lines';
import { findTextLines } from './text-lines';

/** Size of a line as the classifier takes it. */
export const lineSize = { width: 192, height: 48 } as const;

/**
 * Tells of each line whether it stands upright: `lines` holds them one after the other as three
 * planes of -1 to 1, blue first (PP-OCR's order). Answers the probability of upright, one a line.
 */
export type LineClassifier = (lines: Float32Array, count: number) => Promise<Float32Array>;

export type Orientation = { readonly rotation: Rotation; readonly confidence: number };

const flatPx = 1000;
/** A page smaller than this at half its size is looked at in the picture itself. */
const leastPx = 800;
const mostLines = 7;
/** The other axis is tried as well when it has at least this share of the lines' length. */
const doubtful = 0.5;

/** `whole` is the picture in RGBA, `quad` the outline in its pixels; `half` is it at `by` times its size. */
export async function findOrientation(
  cv: Cv,
  { whole, half, by }: Pick<Picture, 'whole' | 'half' | 'by'>,
  quad: Quad,
  classify: LineClassifier,
): Promise<Orientation> {
  const { across: wide, down: high } = spanOfQuad(quad);
  const factor = Math.min(1, flatPx / Math.max(wide, high));
  const [width, height] = [Math.round(wide * factor), Math.round(high * factor)];
  if (Math.min(width, height) < 40) return unknown;
  const isSmall = Math.max(wide, high) * by < leastPx;
  const [from, ofIt] = isSmall ? [whole, quad] : [half, scaleQuad(quad, by)];
  const lines = withMats((keep) => {
    const flat = keep(new cv.Mat());
    cv.cvtColor(keep(laidFlat(cv, from, ofIt, width, height)), flat, cv.COLOR_RGBA2GRAY);
    return findTextLines(cv, flat);
  });
  const back = unflattening(cv, quad, width, height);
  const { across, down, linesAcross, linesDown } = lines;
  const judge = async (axis: 'across' | 'down') => {
    const chosen = longest(axis === 'across' ? linesAcross : linesDown, axis);
    if (chosen.length === 0) return unknown;
    const planes = crops(cv, whole, back, chosen, axis);
    const upright = await classify(planes, chosen.length);
    const mean = upright.reduce((sum, one) => sum + (one - 0.5) * 2, 0) / chosen.length;
    const turns: readonly [Rotation, Rotation] = axis === 'across' ? [0, 180] : [90, 270];
    return { rotation: turns[mean >= 0 ? 0 : 1], confidence: Math.abs(mean) };
  };
  const main = across >= down ? 'across' : 'down';
  const first = await judge(main);
  const ratio = Math.min(across, down) / Math.max(1, across, down);
  if (ratio < doubtful) return first;
  const second = await judge(main === 'across' ? 'down' : 'across');
  return second.confidence * ratio > first.confidence ? second : first;
}

const unknown: Orientation = { rotation: 0, confidence: 0 };

/** The longest lines, cut to pieces of the classifier's proportions. */
function longest(lines: readonly TextLine[], axis: 'across' | 'down'): TextLine[] {
  const lengthOf = ({ width, height }: TextLine) => (axis === 'across' ? width : height);
  const thickOf = ({ width, height }: TextLine) => (axis === 'across' ? height : width);
  return [...lines]
    .sort((one, other) => lengthOf(other) - lengthOf(one))
    .slice(0, mostLines)
    .map((line) => {
      const length = Math.min(lengthOf(line), thickOf(line) * 4.4);
      return axis === 'across' ? { ...line, width: length } : { ...line, height: length };
    });
}

/** Each line straight from the picture, where it is sharpest, turned as if the page lay upright. */
function crops(
  cv: Cv,
  whole: Mat,
  back: Float64Array,
  lines: readonly TextLine[],
  axis: 'across' | 'down',
): Float32Array {
  const { width, height } = lineSize;
  const plane = width * height;
  const planes = new Float32Array(lines.length * 3 * plane);
  withMats((keep) => {
    const crop = keep(new cv.Mat());
    for (const [index, line] of lines.entries()) {
      const margin = Math.min(line.width, line.height) * 0.14;
      const corners = cornersOf(line, margin, axis).map((corner) => throughMatrix(back, corner));
      const [p, q, r, s] = corners;
      if (p === undefined || q === undefined || r === undefined || s === undefined) continue;
      const transform = flattening(cv, [p, q, r, s], width, height);
      const size = new cv.Size(width, height);
      cv.warpPerspective(whole, crop, transform, size, cv.INTER_LINEAR, cv.BORDER_REPLICATE);
      transform.delete();
      const rgba: Uint8Array = crop.data;
      const start = index * 3 * plane;
      for (let i = 0; i < plane; i += 1) {
        const at = start + i;
        planes[at] = (rgba[i * 4 + 2] ?? 0) / 127.5 - 1;
        planes[at + plane] = (rgba[i * 4 + 1] ?? 0) / 127.5 - 1;
        planes[at + 2 * plane] = (rgba[i * 4] ?? 0) / 127.5 - 1;
      }
    }
  });
  return planes;
}

/** Corners from the line's own top-left on: a line that runs down begins at its right top. */
function cornersOf({ x, y, width, height }: TextLine, margin: number, axis: 'across' | 'down') {
  const [left, top] = [x - margin, y - margin];
  const [right, bottom] = [x + width + margin, y + height + margin];
  const seen = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return axis === 'across' ? seen : [...seen.slice(1), ...seen.slice(0, 1)];
}

function throughMatrix(matrix: Float64Array, { x, y }: { x: number; y: number }) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = matrix;
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}
