/** OpenCV as a value: handed to whoever needs it, so that the same code runs in the worker and in Node. */
import type * as opencv from '@techstark/opencv-js';

/** Numbers that its types call `any`. */
type Constant =
  | 'BORDER_CONSTANT'
  | 'BORDER_REPLICATE'
  | 'CHAIN_APPROX_SIMPLE'
  | 'COLOR_RGB2Lab'
  | 'COLOR_RGBA2GRAY'
  | 'COLOR_RGBA2RGB'
  | 'CV_32FC2'
  | 'CV_8UC1'
  | 'CV_8UC3'
  | 'CV_8UC4'
  | 'INTER_AREA'
  | 'INTER_LINEAR'
  | 'INTER_NEAREST'
  | 'MORPH_BLACKHAT'
  | 'MORPH_CLOSE'
  | 'MORPH_OPEN'
  | 'MORPH_RECT'
  | 'RETR_EXTERNAL'
  | 'ROTATE_180'
  | 'ROTATE_90_CLOCKWISE'
  | 'ROTATE_90_COUNTERCLOCKWISE'
  | 'THRESH_BINARY'
  | 'THRESH_BINARY_INV'
  | 'THRESH_OTSU';

export type Cv = Omit<typeof opencv, Constant> & { readonly [Name in Constant]: number };
export type Mat = opencv.Mat;

type Loading = { then?: unknown; Mat?: unknown; onRuntimeInitialized?: () => void };

/**
 * Waits until the module can be used. It is a thenable that resolves to itself, so a promise of
 * it would never be kept: it comes inside an object.
 */
export function readyCv(module: unknown): Promise<{ readonly cv: Cv }> {
  return new Promise((resolve) => {
    const loading = module as Loading;
    const done = (ready: Loading) => {
      delete ready.then;
      resolve({ cv: ready as unknown as Cv });
    };
    if (loading.Mat !== undefined) done(loading);
    else if (typeof loading.then === 'function') {
      (loading.then as (then: (ready: Loading) => void) => void)(done);
    } else loading.onRuntimeInitialized = () => done(loading);
  });
}

/** Runs `work` and deletes every matrix that it kept: they live outside the reach of the collector. */
export function withMats<T>(work: (keep: <M extends { delete(): void }>(mat: M) => M) => T): T {
  const kept: { delete(): void }[] = [];
  try {
    return work((mat) => {
      kept.push(mat);
      return mat;
    });
  } finally {
    for (const mat of kept) mat.delete();
  }
}
