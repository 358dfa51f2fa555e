/** A page laid flat pixel by pixel, between the pixels of its picture, without a copy into OpenCV and out again. */
import type { Raster } from './raster';

/** Red and blue, or green and alpha moved down, of a pixel as one number. */
const pairs = 0x00ff00ff;

/** Four bytes a pixel: a raster, or what OpenCV has in its memory. */
export type Pixels = {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** The page of that size; `back` and border as in `warpInto`. */
export function warped(
  picture: Raster,
  back: ArrayLike<number>,
  { width, height }: { readonly width: number; readonly height: number },
): Raster {
  const flat = { data: new Uint8ClampedArray(width * height * 4), width, height };
  warpInto(flat, picture, back);
  return flat;
}

/**
 * Fills `flat` from `picture`: `back` takes a place of the flat page to its place in the picture (nine numbers, row by row);
 * beyond the picture its border goes on.
 */
export function warpInto(flat: Pixels, picture: Pixels, back: ArrayLike<number>): void {
  const { width, height } = picture;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = Array.from(back);
  const from = wordsOf(picture);
  const to = wordsOf(flat);
  const [lastX, lastY] = [width - 1, height - 1];
  for (let y = 0; y < flat.height; y += 1) {
    const [rowX, rowY, rowW] = [b * y + c, e * y + f, h * y + i];
    const start = y * flat.width;
    for (let x = 0; x < flat.width; x += 1) {
      const w = 1 / (g * x + rowW);
      const u = Math.min(lastX, Math.max(0, (a * x + rowX) * w));
      const v = Math.min(lastY, Math.max(0, (d * x + rowY) * w));
      const [left, top] = [u | 0, v | 0];
      const at = top * width + left;
      const right = left < lastX ? 1 : 0;
      const below = top < lastY ? width : 0;
      const across = ((u - left) * 256) | 0;
      const down = ((v - top) * 256) | 0;
      const upper = mixed(from[at] ?? 0, from[at + right] ?? 0, across);
      const lower = mixed(from[at + below] ?? 0, from[at + below + right] ?? 0, across);
      to[start + x] = mixed(upper, lower, down);
    }
  }
}

function wordsOf({ data, width, height }: Pixels): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, width * height);
}

/** So many 256ths of the other pixel, all four channels at once. */
function mixed(one: number, other: number, share: number): number {
  const rest = 256 - share;
  const even = Math.imul(one & pairs, rest) + Math.imul(other & pairs, share);
  const odd = Math.imul((one >>> 8) & pairs, rest) + Math.imul((other >>> 8) & pairs, share);
  return ((even >>> 8) & pairs) | (odd & ~pairs);
}
