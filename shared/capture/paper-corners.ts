/** The four corners of a paper in its picture: turned, moved, judged; pure arithmetic. */
import type { Corner, Corners } from '../domain/page-judgement';

type Size = { readonly widthPx: number; readonly heightPx: number };

/** The smallest piece of a picture that is taken for a paper, in pixels of a side. */
const leastSidePx = 24;

/** The picture as it is, all of it. */
export function wholePicture({ widthPx, heightPx }: Size): Corners {
  return [
    [0, 0],
    [widthPx, 0],
    [widthPx, heightPx],
    [0, heightPx],
  ];
}

/** Whether these corners take the picture as it is, upright and whole, within half a pixel. */
export function isWholePicture(corners: Corners, size: Size): boolean {
  const whole = wholePicture(size);
  return corners.every(([x, y], index) => {
    const [wholeX = 0, wholeY = 0] = whole[index] ?? [];
    return Math.abs(x - wholeX) < 0.5 && Math.abs(y - wholeY) < 0.5;
  });
}

/** A paper that fills its picture is the picture: what an outline misses it by is left alone. */
export function snappedToPicture(corners: Corners, size: Size): Corners {
  const whole = wholePicture(size);
  const mostPx = Math.hypot(size.widthPx, size.heightPx) * 0.004;
  const near = corners.every(([x, y], index) => {
    const [wholeX = 0, wholeY = 0] = whole[index] ?? [];
    return Math.hypot(x - wholeX, y - wholeY) <= mostPx;
  });
  return near ? whole : corners;
}

/** The page turned a quarter, seen from above: what was its bottom left is its top left after a turn to the right. */
export function turned([a, b, c, d]: Corners, to: 'left' | 'right'): Corners {
  return to === 'right' ? [d, a, b, c] : [b, c, d, a];
}

/** One corner somewhere else, never outside the picture. */
export function withCorner(
  corners: Corners,
  index: number,
  [x, y]: readonly [number, number],
  { widthPx, heightPx }: Size,
): Corners {
  const moved: Corner = [within(x, widthPx), within(y, heightPx)];
  const [a, b, c, d] = corners.map((corner, at) => (at === index ? moved : corner));
  return a === undefined || b === undefined || c === undefined || d === undefined
    ? corners
    : [a, b, c, d];
}

const within = (value: number, most: number) =>
  Math.round(Math.min(most, Math.max(0, value)) * 10) / 10;

/** Whether a page can be cut along these corners: no side crosses another, none is too short, and they go clockwise. */
export function isCuttable(corners: Corners): boolean {
  return corners.every((corner, index) => {
    const next = corners[(index + 1) % 4] ?? corner;
    const after = corners[(index + 2) % 4] ?? corner;
    const along = [next[0] - corner[0], next[1] - corner[1]] as const;
    const onward = [after[0] - next[0], after[1] - next[1]] as const;
    const turn = along[0] * onward[1] - along[1] * onward[0];
    return turn > 0 && Math.hypot(...along) >= leastSidePx;
  });
}
