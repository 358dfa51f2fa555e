/** The reduced copy that outlines are looked for in: lightness and two colours, evenly lit, as plain arrays. */
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import type { Raster } from './raster';

/** Lightness, green to red, blue to yellow (CIE L*a*b*, each scaled to a byte by OpenCV). */
export type Look = {
  readonly width: number;
  readonly height: number;
  /** Pixels of the copy per pixel of the picture, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
  readonly channels: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** What the picture was multiplied by so that its lightest parts are light. */
  readonly gain: number;
};

export const lookPx = 800;
const lightest = 235;
const mostGain = 40;
const noisyGain = 4;

/** An averaged copy whose long edge is `lookPx`; the caller deletes it. `whole` is RGBA. */
export function reduce(cv: Cv, whole: Mat, longEdge = lookPx): Mat {
  const factor = Math.min(1, longEdge / Math.max(whole.cols, whole.rows));
  const size = new cv.Size(
    Math.max(1, Math.round(whole.cols * factor)),
    Math.max(1, Math.round(whole.rows * factor)),
  );
  const small = new cv.Mat();
  cv.resize(whole, small, size, 0, 0, cv.INTER_AREA);
  return small;
}

/** A matrix of the picture; the caller deletes it. */
export function matOf(cv: Cv, { data, width, height }: Raster): Mat {
  const whole = new cv.Mat(height, width, cv.CV_8UC4);
  whole.data.set(data);
  return whole;
}

/** Looks at the reduced copy `small` (RGBA) of a picture of the given size. */
export function lookAt(cv: Cv, small: Mat, whole: { width: number; height: number }): Look {
  return withMats((keep) => {
    const gain = gainFor(small.data);
    const rgb = keep(new cv.Mat(small.rows, small.cols, cv.CV_8UC3));
    light(small.data, rgb.data, gain);
    const smooth = keep(new cv.Mat());
    // What makes a dark picture light makes its noise large as well.
    const kernel = gain > noisyGain ? 7 : 3;
    cv.GaussianBlur(rgb, smooth, new cv.Size(kernel, kernel), 0);
    const lab = keep(new cv.Mat());
    cv.cvtColor(smooth, lab, cv.COLOR_RGB2Lab);
    const planes = keep(new cv.MatVector());
    cv.split(lab, planes);
    const plane = (index: number) => {
      const one = keep(planes.get(index));
      return one.data.slice();
    };
    return {
      width: small.cols,
      height: small.rows,
      scaleX: small.cols / whole.width,
      scaleY: small.rows / whole.height,
      channels: [plane(0), plane(1), plane(2)] as const,
      gain,
    };
  });
}

/** Multiplies the levels of `rgba` into `rgb`. By a table: OpenCV's own way takes several times as long. */
function light(rgba: Uint8Array, rgb: Uint8Array, gain: number): void {
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, level) => level * gain);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = levels[rgba[from] ?? 0] ?? 0;
    rgb[to + 1] = levels[rgba[from + 1] ?? 0] ?? 0;
    rgb[to + 2] = levels[rgba[from + 2] ?? 0] ?? 0;
  }
}

/** From the level that 0.5 % of the pixels are above, so that one lamp does not keep a page dark. */
function gainFor(rgba: Uint8Array): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let i = 0; i < rgba.length; i += 16) {
    const level = Math.max(rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0);
    counts[level] = (counts[level] ?? 0) + 1;
    total += 1;
  }
  let above = 0;
  let level = 255;
  while (level > 1 && above + (counts[level] ?? 0) < total * 0.005) {
    above += counts[level] ?? 0;
    level -= 1;
  }
  return Math.min(mostGain, Math.max(1, lightest / level));
}
