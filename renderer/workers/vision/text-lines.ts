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
    const linesAcross = joined(cv, ink, reach, 1, size);
    const linesDown = joined(cv, ink, 1, reach, size).map(swapped);
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
    const kernelOf = (width: number, height: number) =>
      keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(width, height)));
    const strokes = keep(new cv.Mat());
    cv.morphologyEx(flat, strokes, cv.MORPH_BLACKHAT, kernelOf(strokePx, strokePx));
    const ink = new cv.Mat();
    const otsu = cv.threshold(strokes, ink, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU) as unknown;
    if (typeof otsu === 'number' && otsu < leastInk)
      cv.threshold(strokes, ink, leastInk, 255, cv.THRESH_BINARY);
    const rules = keep(new cv.Mat());
    for (const [width, height] of [
      [rulePx, 1],
      [1, rulePx],
    ] as const) {
      cv.morphologyEx(ink, rules, cv.MORPH_OPEN, kernelOf(width, height));
      cv.dilate(rules, rules, kernelOf(3, 3));
      cv.subtract(ink, rules, ink);
    }
    return ink;
  });
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
      const [x = 0, y = 0, width = 0, height = 0] = flat.subarray(i * 5, i * 5 + 4);
      boxes.push({ x, y, width, height });
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
function joined(cv: Cv, ink: Mat, width: number, height: number, size: number): TextLine[] {
  return withMats((keep) => {
    const closed = keep(new cv.Mat());
    const kernel = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(width, height)));
    cv.morphologyEx(ink, closed, cv.MORPH_CLOSE, kernel);
    return boxesOf(cv, closed).filter((box) => {
      const [long, thick] = width > height ? [box.width, box.height] : [box.height, box.width];
      return long > thick * 2.2 && thick > size * 0.5 && thick < size * 2.4 && long > size * 2;
    });
  });
}

function swapped({ x, y, width, height }: TextLine): TextLine {
  return { x: y, y: x, width: height, height: width };
}
