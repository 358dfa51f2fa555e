/** Sizes of the papers that come to the desk, and what an outline says of its paper's proportions. */
import type { Quad } from './geometry';
import { signedArea } from './geometry';

/** Millimetres of the paper lying the right way up for reading. */
export type PaperSize = { readonly widthMm: number; readonly heightMm: number };

/**
 * A4 and 16K: GB/T 148-1997 and trade use; ID-1: GB/T 14916-2006 (ISO/IEC 7810) as used by
 * GA 448-2013 for the ID card; the booklets as measured on papers at 300 dpi.
 */
export const paperSizes = {
  a4: { widthMm: 210, heightMm: 297 },
  id1: { widthMm: 85.6, heightMm: 54 },
  /** A page of the 户口簿. */
  registerPage: { widthMm: 143, heightMm: 105 },
  /** A page of the 不动产权证书. */
  propertyPage: { widthMm: 175, heightMm: 245 },
  /** 结婚证, opened. */
  marriageSpread: { widthMm: 184, heightMm: 128 },
  /** 出生医学证明. */
  birthSheet: { widthMm: 195, heightMm: 272 },
} as const satisfies { readonly [name: string]: PaperSize };

const millimetresPerInch = 25.4;

/**
 * Longer side over shorter, as it is on the paper and not in the picture: a camera that looks aslant
 * shortens one of them. From the vanishing points, with the lens's axis through the middle of the
 * picture (Zhang, He: Whiteboard scanning, 2003); the mean of opposite sides where they run too
 * nearly alike for that.
 */
export function proportionsOf(
  quad: Quad,
  picture: { readonly width: number; readonly height: number },
): { readonly across: number; readonly down: number } {
  const ratio = ratioFromVanishing(quad, picture);
  const plain = meanRatio(quad);
  // The lens is not known: what is far from the plain ratio is noise, not perspective.
  const trusted = ratio !== undefined && Math.abs(ratio / plain - 1) < 0.12 ? ratio : plain;
  const area = Math.abs(signedArea(quad));
  return { across: Math.sqrt(area * trusted), down: Math.sqrt(area / trusted) };
}

function meanRatio([p, q, r, s]: Quad): number {
  const top = Math.hypot(q.x - p.x, q.y - p.y);
  const bottom = Math.hypot(r.x - s.x, r.y - s.y);
  const left = Math.hypot(s.x - p.x, s.y - p.y);
  const right = Math.hypot(r.x - q.x, r.y - q.y);
  return (top + bottom) / (left + right);
}

type Vector = readonly [number, number, number];

function ratioFromVanishing(quad: Quad, { width, height }: { width: number; height: number }) {
  const [m1, m2, m4, m3] = quad.map(({ x, y }): Vector => [x - width / 2, y - height / 2, 1]);
  if (m1 === undefined || m2 === undefined || m3 === undefined || m4 === undefined)
    return undefined;
  const k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
  const k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
  if (Math.abs(k2 - 1) < 0.01 || Math.abs(k3 - 1) < 0.01) return undefined;
  const n2 = minus(scale(m2, k2), m1);
  const n3 = minus(scale(m3, k3), m1);
  const focal = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]);
  // Lenses of document cameras and phones; anything else is noise.
  const longer = Math.max(width, height);
  if (!(focal > (longer * 0.6) ** 2 && focal < (longer * 6) ** 2)) return undefined;
  const length = (n: Vector) => Math.sqrt((n[0] ** 2 + n[1] ** 2) / focal + n[2] ** 2);
  const ratio = length(n2) / length(n3);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function scale(a: Vector, k: number): Vector {
  return [a[0] * k, a[1] * k, a[2] * k];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** Pixels per inch of the paper, from the areas, so that perspective evens out. */
export function dpiOf(quad: Quad, { widthMm, heightMm }: PaperSize): number {
  return Math.sqrt(Math.abs(signedArea(quad)) / (widthMm * heightMm)) * millimetresPerInch;
}
