/** Cuts a page that was found out of its picture, along the very corners that the record gets. */
import { isWholePicture, snappedToPicture } from '../../../shared/capture/paper-corners';
import type { Corner, Corners } from '../../../shared/domain/page-judgement';
import type { Rotation } from './finding';
import { turnQuad, type Point, type Quad } from './geometry';
import type { Cv } from './open-cv';
import type { PaperSize } from './paper-size';
import type { Picture } from './picture';
import { straighten, type Straight } from './straighten';

type Sized = Pick<Picture, 'width' | 'height'>;

/** Where the page lies in its picture, as the record has it. */
export function placeOf({ width, height }: Sized, outline: Quad, rotation: Rotation): Corners {
  const size = { widthPx: width, heightPx: height };
  return snappedToPicture(cornersOf(outline, rotation), size);
}

/** The page within the corners; nothing where it is the picture itself, bit for bit. */
export function cutPage(
  cv: Cv,
  { raster, width, height }: Pick<Picture, 'raster'> & Sized,
  corners: Corners,
  paper?: PaperSize,
): Straight | undefined {
  if (isWholePicture(corners, { widthPx: width, heightPx: height })) return undefined;
  // The corners begin at the paper's own top left, so that nothing is left to be turned.
  return straighten(cv, raster, quadOf(corners), 0, paper);
}

const rounded = (value: number) => Math.round(value * 10) / 10;

const cornerOf = ({ x, y }: Point): Corner => [rounded(x), rounded(y)];

/** A paper that lies turned a quarter to the right has its top left where the picture's top right is. */
export function cornersOf(outline: Quad, rotation: Rotation): Corners {
  const [a, b, c, d] = turnQuad(outline, rotation / 90);
  return [cornerOf(a), cornerOf(b), cornerOf(c), cornerOf(d)];
}

/** The record's corners as the eyes have them. */
export function quadOf([a, b, c, d]: Corners): Quad {
  const point = ([x, y]: Corner): Point => ({ x, y });
  return [point(a), point(b), point(c), point(d)];
}
