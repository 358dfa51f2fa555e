/** Everything that is measured of one picture: kept whole, so that limits can be tuned later. */
import type { Covering } from './covering';
import { measureCovering } from './covering';
import type { Quad } from './geometry';
import { scaleQuad } from './geometry';
import type { Look } from './look';
import type { Cv } from './open-cv';
import type { Outline, Scored } from './outline';
import type { Glare } from './paper-light';
import { measureGlare, measureLight } from './paper-light';
import type { Sharpness } from './sharpness';
import { measureSharpness } from './sharpness';
import type { PaperSize } from './paper-size';
import { dpiOf, proportionsOf } from './paper-size';
import type { Picture } from './picture';
import { sheetOf, spanOfQuad } from './sheet';
import type { Surroundings } from './surroundings';
import { measureSurroundings } from './surroundings';

export type PageMeasures = {
  /** Score of the outline, about 0.3 for nothing to 1.15 for a clean card on a dark mat. */
  readonly outline: number;
  /** Pixels per inch of paper, when the size of the paper is known. */
  readonly dpi: number | undefined;
  /** Longer side of the page in pixels of the picture. */
  readonly longSidePx: number;
  /** Share by which the longer side over the shorter is off the expected paper's. */
  readonly proportions: number | undefined;
  /** Lightness of the bare paper, 0 to 255, as photographed. */
  readonly white: number;
  readonly sharpness: Sharpness;
  readonly glare: Glare;
  readonly covering: Covering;
  readonly surroundings: Surroundings;
};

export type Found = {
  readonly look: Look;
  readonly outline: Outline;
  readonly best: Scored;
  /** The outline in pixels of the picture. */
  readonly quad: Quad;
  readonly paper: PaperSize | undefined;
};

export function measurePage(cv: Cv, picture: Picture, found: Found): PageMeasures {
  const { half, grey, by } = picture;
  const quad = scaleQuad(found.quad, by);
  const sheet = sheetOf(cv, half, quad);
  const light = measureLight(sheet);
  const lightness = { data: grey.data, width: grey.cols, height: grey.rows };
  return {
    outline: found.best.score,
    dpi: found.paper === undefined ? undefined : dpiOf(found.quad, found.paper),
    proportions:
      found.paper === undefined ? undefined : offProportions(found.quad, picture, found.paper),
    longSidePx: Math.max(...Object.values(spanOfQuad(found.quad))),
    white: light.white,
    sharpness: measureSharpness(lightness, quad, light.white),
    glare: measureGlare(sheet, light),
    covering: measureCovering(sheet),
    surroundings: measureSurroundings(cv, found.look, found.outline, found.best),
  };
}

function offProportions(
  quad: Quad,
  picture: { readonly width: number; readonly height: number },
  { widthMm, heightMm }: PaperSize,
): number {
  const { across, down } = proportionsOf(quad, picture);
  const seen = Math.max(across, down) / Math.min(across, down);
  const expected = Math.max(widthMm, heightMm) / Math.min(widthMm, heightMm);
  return Math.abs(seen / expected - 1);
}
