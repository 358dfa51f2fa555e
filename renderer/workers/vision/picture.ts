/** A picture in matrices, at the sizes that the eyes look at it in; made once for all that is asked of it. */
import { matOf } from './look';
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import type { Raster } from './raster';

export type Picture = {
  readonly raster: Raster;
  readonly width: number;
  readonly height: number;
  /** RGBA, as it came. */
  readonly whole: Mat;
  /** RGBA at `by` times its size: enough for writing, and less noise. */
  readonly half: Mat;
  /** The same in grey. */
  readonly grey: Mat;
  /** Half, or 1 for a picture that is small anyway. */
  readonly by: 0.5 | 1;
};

/** Longer side from which a picture is halved. */
const halvedFrom = 1700;

/** The matrices are deleted when `work` is done. */
export async function withPicture<T>(
  cv: Cv,
  raster: Raster,
  work: (picture: Picture) => Promise<T>,
): Promise<T> {
  const { width, height } = raster;
  const by = Math.max(width, height) <= halvedFrom ? 1 : 0.5;
  const kept: Mat[] = [];
  const keep = (mat: Mat): Mat => {
    kept.push(mat);
    return mat;
  };
  try {
    const whole = keep(matOf(cv, raster));
    const half = by === 1 ? whole : keep(halve(cv, whole));
    const grey = keep(new cv.Mat());
    cv.cvtColor(half, grey, cv.COLOR_RGBA2GRAY);
    return await work({ raster, width, height, whole, half, grey, by });
  } finally {
    for (const mat of kept) mat.delete();
  }
}

/** An odd last row or column is left out: two by two is averaged five times as fast. */
function halve(cv: Cv, whole: Mat): Mat {
  return withMats((keep) => {
    const [width, height] = [whole.cols >> 1, whole.rows >> 1];
    const even = keep(whole.roi(new cv.Rect(0, 0, width * 2, height * 2)));
    const half = new cv.Mat();
    cv.resize(even, half, new cv.Size(width, height), 0, 0, cv.INTER_AREA);
    return half;
  });
}
