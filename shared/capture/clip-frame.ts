/** The frame around a character on a page: drawn, moved and sized within the page, in whole pixels of it. */
import type { ClipBox } from '../domain/glyph-clip';

type Size = { readonly widthPx: number; readonly heightPx: number };
type Point = readonly [x: number, y: number];

/** Nothing smaller can be read. */
export const leastFramePx = 8;

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(Math.max(value, least), Math.max(least, most)));

/** In the middle of the page, as large as two lines of its print. */
export function firstFrame({ widthPx, heightPx }: Size): ClipBox {
  const edge = within(widthPx / 16, leastFramePx, Math.min(widthPx, heightPx));
  const [x, y] = [(widthPx - edge) / 2, (heightPx - edge) / 2].map(Math.floor) as [number, number];
  return { x, y, width: edge, height: edge };
}

/** The frame elsewhere, never beyond the page. */
export function movedFrame({ x, y, width, height }: ClipBox, by: Point, size: Size): ClipBox {
  return {
    x: within(x + by[0], 0, size.widthPx - width),
    y: within(y + by[1], 0, size.heightPx - height),
    width,
    height,
  };
}

/** Wider or higher by its right and lower edge, never beyond the page. */
export function sizedFrame({ x, y, width, height }: ClipBox, by: Point, size: Size): ClipBox {
  return {
    x,
    y,
    width: within(width + by[0], leastFramePx, size.widthPx - x),
    height: within(height + by[1], leastFramePx, size.heightPx - y),
  };
}

/** The frame between two points that a pointer was drawn over. */
export function drawnFrame(from: Point, to: Point, size: Size): ClipBox {
  const x = within(Math.min(from[0], to[0]), 0, size.widthPx - leastFramePx);
  const y = within(Math.min(from[1], to[1]), 0, size.heightPx - leastFramePx);
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  return sizedFrame({ x, y, width: 0, height: 0 }, [width, height], size);
}
