/** The eyes: where the paper lies, which way up, and whether the picture is fit for the record. */
import type { PageFinding, Rotation } from './finding';
import { scaleQuad, type Quad } from './geometry';
import { judgePage } from './judge';
import { pageLimits } from './limits';
import { lookAt, matOf, reduce } from './look';
import { measurePage } from './measures';
import type { Cv } from './open-cv';
import { withMats } from './open-cv';
import type { LineClassifier } from './orientation';
import { findOrientation } from './orientation';
import { findOutline } from './outline';
import type { PaperSize } from './paper-size';
import { withPicture, type Picture } from './picture';
import type { Raster } from './raster';

/** What it takes to see: OpenCV and the classifier of lines. */
export type Eyes = { readonly cv: Cv; readonly classify: LineClassifier };

/** What was done, when it is done: for the bench. */
export type Stage = 'reduce' | 'outline' | 'orient' | 'cut' | 'measure';
export type OnStage = (stage: Stage) => void;

export type Watch = {
  readonly onStage?: OnStage;
  /** Told where the paper lies before it is judged: it can be cut out meanwhile. */
  readonly onPlace?: (picture: Picture, outline: Quad, rotation: Rotation) => void;
};

/** Looks at a picture; `paper` is the size that the expected kind of document has, if one is expected. */
export function findPage(
  { cv, classify }: Eyes,
  raster: Raster,
  paper?: PaperSize,
  { onStage = () => undefined, onPlace = () => undefined }: Watch = {},
): Promise<PageFinding> {
  return withPicture(cv, raster, async (picture) => {
    const { look, outline } = lookFor(cv, picture, onStage);
    onStage('outline');
    const { best } = outline;
    if (best === undefined || best.score < pageLimits.outline) return nothing(best?.score ?? 0);
    const quad = scaleQuad(best.quad, 1 / look.scaleX, 1 / look.scaleY);
    const { rotation, confidence } = await findOrientation(cv, picture, quad, classify);
    onStage('orient');
    onPlace(picture, quad, rotation);
    onStage('cut');
    const measures = measurePage(cv, picture, { look, outline, best, quad, paper });
    const issues = judgePage(measures, pageLimits);
    onStage('measure');
    return {
      outline: quad,
      confidence: confidenceOf(best.score),
      rotation,
      rotationConfidence: confidence,
      dpi: measures.dpi,
      issues,
      measures,
    };
  });
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

function lookFor(cv: Cv, picture: Picture, onStage: OnStage) {
  return withMats((keep) => {
    const small = keep(reduce(cv, picture.whole));
    onStage('reduce');
    const look = lookAt(cv, small, picture);
    return { look, outline: findOutline(cv, look) };
  });
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
