/** Lines of writing on a page laid flat, found by their shape: which way they run, and where they are. */
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import { medianOf } from './numbers';

export type TextLine = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type TextLines = {
  /** Total length of lines that run across, and that run down. */
  readonly across: number;
  readonly down: number;
  readonly linesAcross: readonly TextLine[];
  readonly linesDown: readonly TextLine[];
};

/** Strokes are thinner than this at the size of the flat page. */
const strokePx = 13;
/** Rules of tables are longer than this. */
const rulePx = 48;
const leastInk = 22;

/** `flat` is the page in grey, its longer side about 1,000 pixels. */
export function findTextLines(cv: Cv, flat: Mat): TextLines {
  return withMats((keep) => {
    const ink = keep(inkOf(cv, flat));
    const size = characterSize(boxesOf(cv, ink));
    const reach = Math.max(3, Math.round(size * 0.7));
    const linesAcross = joined(cv, ink, 'across', reach, size);
    const linesDown = joined(cv, ink, 'down', reach, size).map(swapped);
    const total = (lines: readonly TextLine[]) => lines.reduce((sum, { width }) => sum + width, 0);
    return {
      across: total(linesAcross),
      down: total(linesDown),
      linesAcross,
      linesDown: linesDown.map(swapped),
    };
  });
}

/** Dark strokes without the rules of tables; the caller deletes it. */
function inkOf(cv: Cv, flat: Mat): Mat {
  return withMats((keep) => {
    const kernel = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(strokePx, strokePx)));
    const strokes = keep(new cv.Mat());
    cv.morphologyEx(flat, strokes, cv.MORPH_BLACKHAT, kernel);
    const ink = new cv.Mat();
    const otsu = cv.threshold(strokes, ink, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU) as unknown;
    if (typeof otsu === 'number' && otsu < leastInk)
      cv.threshold(strokes, ink, leastInk, 255, cv.THRESH_BINARY);
    for (const axis of ['across', 'down'] as const) {
      const rules: Run[] = [];
      eachRun(ink, axis, (at, from, to) => {
        if (to - from >= rulePx) rules.push({ at, from, to });
      });
      for (const rule of rules) erase(ink, rule, axis);
    }
    return ink;
  });
}

/** Ink from `from` until before `to` along a row (`across`) or a column (`down`). */
type Run = { readonly at: number; readonly from: number; readonly to: number };

/**
 * Tells every run of the mask, those of one row or column in their order. A page has a hundred thousand, so none is kept. Walks
 * the rows either way: down its columns one would wait for memory.
 */
function eachRun(
  { data, cols, rows }: Mat,
  axis: 'across' | 'down',
  tell: (at: number, from: number, to: number) => void,
): void {
  const mask = data;
  if (axis === 'across') {
    for (let at = 0; at < rows; at += 1) {
      for (let x = 0; x < cols; x += 1) {
        if (mask[at * cols + x] === 0) continue;
        const from = x;
        while (x < cols && mask[at * cols + x] !== 0) x += 1;
        tell(at, from, x);
      }
    }
    return;
  }
  const began = new Int32Array(cols).fill(-1);
  for (let y = 0; y <= rows; y += 1) {
    for (let at = 0; at < cols; at += 1) {
      const from = began[at] ?? -1;
      const isInk = y < rows && mask[y * cols + at] !== 0;
      if (isInk === from >= 0) continue;
      if (!isInk) tell(at, from, y);
      began[at] = isInk ? y : -1;
    }
  }
}

/** With a pixel more all around, where the rule fades. */
function erase({ data, cols, rows }: Mat, { at, from, to }: Run, axis: 'across' | 'down'): void {
  const mask = data;
  const [left, right, top, bottom] =
    axis === 'across' ? [from - 1, to + 1, at - 1, at + 2] : [at - 1, at + 2, from - 1, to + 1];
  for (let y = Math.max(0, top); y < Math.min(rows, bottom); y += 1)
    mask.fill(0, y * cols + Math.max(0, left), y * cols + Math.min(cols, right));
}

function boxesOf(cv: Cv, mask: Mat): TextLine[] {
  return withMats((keep) => {
    const labels = keep(new cv.Mat());
    const stats = keep(new cv.Mat());
    const centres = keep(new cv.Mat());
    const count = cv.connectedComponentsWithStats(mask, labels, stats, centres) as unknown;
    const flat: Int32Array = stats.data32S;
    const boxes: TextLine[] = [];
    for (let i = 1; i < Number(count); i += 1) {
      const at = i * 5;
      boxes.push({
        x: flat[at] ?? 0,
        y: flat[at + 1] ?? 0,
        width: flat[at + 2] ?? 0,
        height: flat[at + 3] ?? 0,
      });
    }
    return boxes;
  });
}

/** Size of most characters: of the larger pieces of ink, because many a stroke stands alone. */
function characterSize(boxes: readonly TextLine[]): number {
  const sizes = boxes
    .map(({ width, height }) => Math.max(width, height))
    .filter((size) => size >= 6 && size <= 64)
    .sort((one, other) => one - other);
  return Math.max(8, medianOf(sizes.slice(Math.floor(sizes.length * 0.4))));
}

/** Pieces of ink joined along one direction, where they make a line of that direction. */
function joined(
  cv: Cv,
  ink: Mat,
  axis: 'across' | 'down',
  reach: number,
  size: number,
): TextLine[] {
  return withMats((keep) => {
    const closed = keep(ink.clone());
    const mask: Uint8Array = closed.data;
    const { cols, rows } = closed;
    const ends = new Int32Array(Math.max(cols, rows)).fill(-reach);
    eachRun(ink, axis, (at, from, to) => {
      const end = ends[at] ?? -reach;
      ends[at] = to;
      if (from - end >= reach) return;
      if (axis === 'across') mask.fill(255, at * cols + end, at * cols + from);
      else for (let y = end; y < from; y += 1) mask[y * cols + at] = 255;
    });
    return boxesOf(cv, closed).filter((box) => {
      const [long, thick] = axis === 'across' ? [box.width, box.height] : [box.height, box.width];
      return long > thick * 2.2 && thick > size * 0.5 && thick < size * 2.4 && long > size * 2;
    });
  });
}

function swapped({ x, y, width, height }: TextLine): TextLine {
  return { x: y, y: x, width: height, height: width };
}
