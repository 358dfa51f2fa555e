/** The ink of a character that was cut out of a photographed page: its paper, stamps and tints taken away. */
import type { ClipBox } from '../domain/glyph-clip';

/** Shades of grey row by row, 0 black, 255 white. */
export type GreyPicture = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly grey: Uint8ClampedArray;
};

/** Shares of the pixels that are darker than ink begins and lighter than paper is. */
const inkShare = 0.02;
const paperShare = 0.85;
/** Less difference than this between ink and paper is no print. */
const leastContrast = 48;
/** How far from the darkest ink is black, and how far from the paper is white, as shares of the difference. */
const black = 0.15;
const white = 0.3;
/** Darker than this belongs to the character. */
const inkBelow = 128;
/** Room around the ink, as a share of its longer side: what fonts leave around a character. */
const bearing = 0.04;

/**
 * Black on white; nothing where there is no print. Of each pixel the lightest colour counts: red of seals and the tint of
 * 户口簿 pages are light in one of theirs, black ink in none.
 */
export function inkOf(
  rgba: Uint8ClampedArray,
  widthPx: number,
  heightPx: number,
): GreyPicture | undefined {
  const light = new Uint8ClampedArray(widthPx * heightPx);
  for (let at = 0; at < light.length; at++) {
    light[at] = Math.max(rgba[at * 4] ?? 0, rgba[at * 4 + 1] ?? 0, rgba[at * 4 + 2] ?? 0);
  }
  const [ink, paper] = [levelAt(light, inkShare), levelAt(light, paperShare)];
  const contrast = paper - ink;
  if (contrast < leastContrast) return undefined;
  const [from, to] = [ink + contrast * black, paper - contrast * white];
  const grey = light.map((value) => ((value - from) / (to - from)) * 255);
  return { widthPx, heightPx, grey };
}

/** The value below which this share of the pixels lies. */
function levelAt(light: Uint8ClampedArray, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of light) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  for (const [value, count] of counts.entries()) {
    seen += count;
    if (seen >= light.length * share) return value;
  }
  return 255;
}

/** The smallest box around all ink; nothing where there is none. */
export function inkBox({ widthPx, heightPx, grey }: GreyPicture): ClipBox | undefined {
  let [left, top, right, bottom] = [widthPx, heightPx, -1, -1];
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      if ((grey[y * widthPx + x] ?? 255) >= inkBelow) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Where the ink stands in a square of this edge: as large as a printed character, in the middle. */
export function inSquare({ width, height }: ClipBox, edgePx: number): ClipBox {
  const perPx = (edgePx * (1 - 2 * bearing)) / Math.max(width, height);
  const [wide, high] = [width * perPx, height * perPx].map((each) => Math.max(1, Math.round(each)));
  const [w, h] = [wide ?? 1, high ?? 1];
  return { x: Math.round((edgePx - w) / 2), y: Math.round((edgePx - h) / 2), width: w, height: h };
}
