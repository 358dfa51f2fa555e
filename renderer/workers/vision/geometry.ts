/** Points, lines and four-cornered outlines in pixels; y grows downwards. */

export type Point = { readonly x: number; readonly y: number };

/** Four corners clockwise, as seen. */
export type Quad = readonly [Point, Point, Point, Point];

/** `a x + b y = c` with `(a, b)` of length one. */
export type Line = { readonly a: number; readonly b: number; readonly c: number };

export const quadSides = [0, 1, 2, 3] as const;

export function cornerAt(quad: Quad, index: number): Point {
  return quad[(((index % 4) + 4) % 4) as 0 | 1 | 2 | 3];
}

export function distance(p: Point, q: Point): number {
  return Math.hypot(p.x - q.x, p.y - q.y);
}

export function between(p: Point, q: Point, t: number): Point {
  return { x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t };
}

export function scaleQuad(quad: Quad, factorX: number, factorY = factorX): Quad {
  return mapQuad(quad, ({ x, y }) => ({ x: x * factorX, y: y * factorY }));
}

export function mapQuad(quad: Quad, change: (corner: Point, index: number) => Point): Quad {
  return [change(quad[0], 0), change(quad[1], 1), change(quad[2], 2), change(quad[3], 3)];
}

/** The same outline, its list of corners beginning `steps` corners later. */
export function turnQuad(quad: Quad, steps: number): Quad {
  return mapQuad(quad, (_, index) => cornerAt(quad, index + steps));
}

/** Positive for a clockwise outline. */
export function signedArea(points: readonly Point[]): number {
  let twice = 0;
  for (const [i, p] of points.entries()) {
    const q = points[(i + 1) % points.length] ?? p;
    twice += p.x * q.y - q.x * p.y;
  }
  return twice / 2;
}

export function lineThrough(p: Point, q: Point): Line {
  const length = distance(p, q) || 1;
  const a = (q.y - p.y) / length;
  const b = (p.x - q.x) / length;
  return { a, b, c: a * p.x + b * p.y };
}

export function crossing(one: Line, other: Line): Point | undefined {
  const determinant = one.a * other.b - other.a * one.b;
  if (Math.abs(determinant) < 1e-6) return undefined;
  return {
    x: (one.c * other.b - other.c * one.b) / determinant,
    y: (one.a * other.c - other.a * one.c) / determinant,
  };
}

/** Clockwise, beginning with the corner nearest to the top-left of the picture. */
export function orderQuad(points: readonly [Point, Point, Point, Point]): Quad {
  const clockwise: Quad =
    signedArea(points) >= 0 ? points : [points[0], points[3], points[2], points[1]];
  const sums = clockwise.map(({ x, y }) => x + y);
  return turnQuad(clockwise, sums.indexOf(Math.min(...sums)));
}

/** Degrees at the corner, 90 for a rectangle. */
export function angleAt(quad: Quad, index: number): number {
  const corner = cornerAt(quad, index);
  const before = cornerAt(quad, index + 3);
  const after = cornerAt(quad, index + 1);
  const u = { x: before.x - corner.x, y: before.y - corner.y };
  const v = { x: after.x - corner.x, y: after.y - corner.y };
  const turn = Math.atan2(u.y * v.x - u.x * v.y, u.x * v.x + u.y * v.y);
  return Math.abs((turn * 180) / Math.PI);
}

/** Whether it turns the same way at each corner. */
export function isConvex(quad: Quad): boolean {
  const turns = quadSides.map((index) => {
    const p = cornerAt(quad, index);
    const q = cornerAt(quad, index + 1);
    const r = cornerAt(quad, index + 2);
    return (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x);
  });
  return turns.every((turn) => turn > 0) || turns.every((turn) => turn < 0);
}

/** Tells whether points lie in the clockwise outline, moved inwards by `inset` pixels. */
export function insideOf(quad: Quad, inset = 0): (x: number, y: number) => boolean {
  const [p, q, r, s] = [
    lineThrough(quad[0], quad[1]),
    lineThrough(quad[1], quad[2]),
    lineThrough(quad[2], quad[3]),
    lineThrough(quad[3], quad[0]),
  ];
  return (x, y) =>
    p.c - p.a * x - p.b * y >= inset &&
    q.c - q.a * x - q.b * y >= inset &&
    r.c - r.a * x - r.b * y >= inset &&
    s.c - s.a * x - s.b * y >= inset;
}

/** Greatest distance between the corners that belong together. */
export function quadGap(one: Quad, other: Quad): number {
  return Math.max(...quadSides.map((i) => distance(cornerAt(one, i), cornerAt(other, i))));
}
