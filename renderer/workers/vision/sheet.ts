/** The page laid flat at a small size, in its seen position: where light, colour and coverings are measured. */
import type { Quad } from './geometry';
import { cornerAt, distance } from './geometry';
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import type { Pixels } from './warp';
import { warpInto } from './warp';

export type Sheet = {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, interleaved. */
  readonly rgb: Uint8Array;
};

const sheetPx = 512;

/** Lengths of the outline's sides, across and down: the longer of each two, so that nothing shrinks. */
export function spanOfQuad(quad: Quad): { readonly across: number; readonly down: number } {
  const side = (index: number) => distance(cornerAt(quad, index), cornerAt(quad, index + 1));
  return { across: Math.max(side(0), side(2)), down: Math.max(side(1), side(3)) };
}

/** The transform that lays the outline onto `width` x `height`; the caller deletes it. */
export function flattening(cv: Cv, quad: Quad, width: number, height: number): Mat {
  return withMats((keep) => {
    const from = keep(
      cv.matFromArray(
        4,
        1,
        cv.CV_32FC2,
        quad.flatMap(({ x, y }) => [x, y]),
      ),
    );
    const to = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, width, 0, width, height, 0, height]));
    return cv.getPerspectiveTransform(from, to);
  });
}

/** The way back: takes a place of the page laid onto `width` x `height` to its place in the picture, for `warped`. */
export function unflattening(cv: Cv, quad: Quad, width: number, height: number): Float64Array {
  return withMats((keep) => {
    const inverse = keep(new cv.Mat());
    cv.invert(keep(flattening(cv, quad, width, height)), inverse);
    return inverse.data64F.slice();
  });
}

/** The outline in the pixels of `picture` laid onto `width` x `height`; both in RGBA, the caller deletes the answer. */
export function laidFlat(cv: Cv, picture: Mat, quad: Quad, width: number, height: number): Mat {
  const back = unflattening(cv, quad, width, height);
  // In OpenCV's memory, which is there already: the first touch of new memory can cost more than the page.
  const flat = new cv.Mat(height, width, cv.CV_8UC4);
  warpInto(pixelsOf(flat), pixelsOf(picture), back);
  return flat;
}

const pixelsOf = ({ data, cols, rows }: Mat): Pixels => ({ data, width: cols, height: rows });

/** `picture` is RGBA, `quad` in its pixels. */
export function sheetOf(cv: Cv, picture: Mat, quad: Quad): Sheet {
  const { across, down } = spanOfQuad(quad);
  const factor = sheetPx / Math.max(across, down);
  const width = Math.max(16, Math.round(across * factor));
  const height = Math.max(16, Math.round(down * factor));
  return withMats((keep) => {
    const rgb = keep(new cv.Mat());
    cv.cvtColor(keep(laidFlat(cv, picture, quad, width, height)), rgb, cv.COLOR_RGBA2RGB);
    return { width, height, rgb: rgb.data.slice() };
  });
}
