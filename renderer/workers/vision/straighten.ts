/** Lays the paper flat and upright, in its true proportions and at the resolution that the picture has. */
import type { Rotation } from './finding';
import type { Quad } from './geometry';
import { turnQuad } from './geometry';
import type { Cv } from './open-cv';
import type { PaperSize } from './paper-size';
import { dpiOf, proportionsOf } from './paper-size';
import type { Raster } from './raster';
import { unflattening } from './sheet';
import { warped } from './warp';

export type Straight = {
  readonly raster: Raster;
  /** The paper's own size, where it is known and the outline has its proportions. */
  readonly paper: PaperSize | undefined;
  /** Pixels per inch of paper in `raster`, where the size is known. */
  readonly dpi: number | undefined;
};

/** Off by more than this, the outline is not of the paper that was expected. */
const mostOff = 0.12;

/**
 * `corners` clockwise as seen, in any order of beginning that `findPage` gives; `rotation` as it
 * found it. As many pixels come out as the paper covers in the picture, so nothing is invented.
 */
export function straighten(
  cv: Cv,
  picture: Raster,
  corners: Quad,
  rotation: Rotation,
  expected?: PaperSize,
): Straight {
  const upright = turnQuad(corners, rotation / 90);
  const seen = proportionsOf(upright, picture);
  const paper = fits(seen, expected) ? expected : undefined;
  const { across, down } = paper === undefined ? seen : scaledTo(seen, paper);
  const width = Math.max(1, Math.round(across));
  const height = Math.max(1, Math.round(down));
  const back = unflattening(cv, upright, width, height);
  const raster = warped(picture, back, { width, height });
  return { raster, paper, dpi: paper === undefined ? undefined : dpiOf(upright, paper) };
}

type Extent = { readonly across: number; readonly down: number };

function fits({ across, down }: Extent, paper: PaperSize | undefined): boolean {
  if (paper === undefined) return false;
  return Math.abs((across / down) * (paper.heightMm / paper.widthMm) - 1) < mostOff;
}

/** The paper's proportions with the area that is there. */
function scaledTo({ across, down }: Extent, { widthMm, heightMm }: PaperSize): Extent {
  const perMm = Math.sqrt((across * down) / (widthMm * heightMm));
  return { across: widthMm * perMm, down: heightMm * perMm };
}
