/** Rectangles around pieces of writing, turned as the writing is. */
import type { Quad } from '../vision/geometry';

/** A rectangle by its middle; `angle` is that of its reading direction, in radians clockwise as seen. */
export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
};

type Place = readonly [x: number, y: number];

/** Lines of a page that lies straight lean by less; what leans more is a stamp, or too short to tell. */
const mostLean = Math.PI / 12;
/** From this proportion on a shape shows how it leans. */
const longFrom = 2;

/** The smallest rectangle around the points, upright where they are too few in a row to show a direction. */
export function rectangleAround(points: readonly Place[]): Rectangle {
  const upright = rectangleAt(points, 0);
  const hull = convexHull(points);
  let best = upright;
  for (const [i, p] of hull.entries()) {
    const q = hull[(i + 1) % hull.length] ?? p;
    // Each side of the hull, as a direction within a quarter turn of the horizontal.
    const raw = Math.atan2(q[1] - p[1], q[0] - p[0]);
    const angle = raw - Math.round(raw / (Math.PI / 2)) * (Math.PI / 2);
    if (Math.abs(angle) > mostLean) continue;
    const turned = rectangleAt(hull, angle);
    if (turned.width * turned.height < best.width * best.height) best = turned;
  }
  const { width, height } = best;
  return Math.max(width, height) < longFrom * Math.min(width, height) ? upright : best;
}

function rectangleAt(points: readonly Place[], angle: number): Rectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [px, py] of points) {
    const along = px * cos + py * sin;
    const across = py * cos - px * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  return {
    x: along * cos - across * sin,
    y: along * sin + across * cos,
    width: right - left + 1,
    height: bottom - top + 1,
    angle,
  };
}

/** Andrew's monotone chain; clockwise as seen. */
function convexHull(points: readonly Place[]): readonly Place[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const half = (from: readonly Place[]) => {
    const chain: Place[] = [];
    for (const point of from) {
      for (;;) {
        const [q, p] = [chain.at(-1), chain.at(-2)];
        if (p === undefined || q === undefined) break;
        const turn = (q[0] - p[0]) * (point[1] - p[1]) - (q[1] - p[1]) * (point[0] - p[0]);
        if (turn > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Larger by the same margin on every side. */
export function grown(rectangle: Rectangle, margin: number): Rectangle {
  const { width, height } = rectangle;
  return { ...rectangle, width: width + 2 * margin, height: height + 2 * margin };
}

/** Along both axes; the angle of a line hardly changes where both are nearly the same. */
export function scaled(rectangle: Rectangle, byX: number, byY: number): Rectangle {
  const { x, y, width, height, angle } = rectangle;
  const middle = { x: (x + 0.5) * byX, y: (y + 0.5) * byY };
  const turned = Math.atan2(Math.sin(angle) * byY, Math.cos(angle) * byX);
  return { ...middle, width: width * byX, height: height * byY, angle: turned };
}

/** Clockwise from where the reading begins. */
export function cornersOf({ x, y, width, height, angle }: Rectangle): Quad {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (along: number, across: number) => ({
    x: x + along * cos - across * sin,
    y: y + along * sin + across * cos,
  });
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}
