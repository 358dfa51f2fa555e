/** The eyes: where the paper lies, which way up, and whether the picture is fit for the record. */
import type { PageFinding } from './finding';
import { scaleQuad, type Quad } from './geometry';
import { judgePage } from './judge';
import { pageLimits } from './limits';
import { lookAt, matOf, reduce } from './look';
import { measurePage } from './measures';
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';
import type { LineClassifier } from './orientation';
import { findOrientation } from './orientation';
import { findOutline } from './outline';
import type { PaperSize } from './paper-size';
import type { Raster } from './raster';

/** Longer side from which measures are taken at half size: enough for writing, and less noise. */
const halvedFrom = 1700;

/** What it takes to see: OpenCV and the classifier of lines. */
export type Eyes = { readonly cv: Cv; readonly classify: LineClassifier };

/** What was called, and when it was done: for the bench. */
export type Stage = 'reduce' | 'outline' | 'orient' | 'measure';
export type OnStage = (stage: Stage) => void;

/** Looks at a picture; `paper` is the size that the expected kind of document has, if one is expected. */
export async function findPage(
  { cv, classify }: Eyes,
  raster: Raster,
  paper?: PaperSize,
  onStage: OnStage = () => undefined,
): Promise<PageFinding> {
  const whole = matOf(cv, raster);
  try {
    const finding = lookFor(cv, whole, paper, onStage);
    if (finding.outline === undefined) return finding;
    const { rotation, confidence } = await findOrientation(cv, whole, finding.outline, classify);
    onStage('orient');
    return { ...finding, rotation, rotationConfidence: confidence };
  } finally {
    whole.delete();
  }
}

/** Only where a paper lies, for a small picture of the camera; beginning at the corner nearest the top left. */
export function glance(cv: Cv, raster: Raster): Quad | undefined {
  return withMats((keep) => {
    const small = keep(reduce(cv, keep(matOf(cv, raster))));
    const look = lookAt(cv, small, raster);
    const { best } = findOutline(cv, look);
    if (best === undefined || best.score < pageLimits.outline) return undefined;
    return scaleQuad(best.quad, 1 / look.scaleX, 1 / look.scaleY);
  });
}

function lookFor(cv: Cv, whole: Mat, paper: PaperSize | undefined, onStage: OnStage): PageFinding {
  const picture = { width: whole.cols, height: whole.rows };
  return withMats((keep) => {
    const small = keep(reduce(cv, whole));
    const half = keep(halve(cv, whole));
    onStage('reduce');
    const look = lookAt(cv, small, picture);
    const outline = findOutline(cv, look);
    onStage('outline');
    const { best } = outline;
    if (best === undefined) return nothing(0);
    const quad = scaleQuad(best.quad, 1 / look.scaleX, 1 / look.scaleY);
    const measures = measurePage(cv, half, picture, { look, outline, best, quad, paper });
    const issues = judgePage(measures, pageLimits);
    onStage('measure');
    if (issues[0]?.kind === 'noPaper') return { ...nothing(best.score), measures };
    return {
      outline: quad,
      confidence: confidenceOf(best.score),
      rotation: 0,
      rotationConfidence: 0,
      dpi: measures.dpi,
      issues,
      measures,
    };
  });
}

function halve(cv: Cv, whole: Mat): Mat {
  if (Math.max(whole.cols, whole.rows) <= halvedFrom) return whole.clone();
  const half = new cv.Mat();
  const size = new cv.Size(Math.round(whole.cols / 2), Math.round(whole.rows / 2));
  cv.resize(whole, half, size, 0, 0, cv.INTER_AREA);
  return half;
}

/** From the score at which there is nothing (0) to that of a clean page on a plain desk (1). */
function confidenceOf(score: number): number {
  return Math.min(1, Math.max(0, (score - 0.5) / 0.5));
}

function nothing(score: number): PageFinding {
  return {
    outline: undefined,
    confidence: 0,
    rotation: 0,
    rotationConfidence: 0,
    dpi: undefined,
    issues: [{ kind: 'noPaper', measure: score, limit: pageLimits.outline }],
    measures: undefined,
  };
}
