/** Outlines proposed by shapes: what differs from the desk, what is lighter or darker, what edges enclose. */
import type { DeskModel } from './desk-model';
import type { Quad } from './geometry';
import { quadAround, thinHull } from './hull-quad';
import type { Look } from './look';
import type { Cv, Mat } from './open-cv';
import { withMats } from './open-cv';

export type Detector = 'desk' | 'otsu' | 'edge' | 'lines';
/** Hysteresis of the edge detector, for lightness and for colour. */
type EdgeCuts = {
  readonly light: readonly [number, number];
  readonly colour: readonly [number, number];
};

/** Low where the desk is plain, so that white paper on a white lid has an edge; high over grain. */
function edgeCutsFor(desk: DeskModel): EdgeCuts {
  const light = Math.min(60, Math.max(16, desk.spreads[0] * 9));
  const colour = Math.min(30, Math.max(12, Math.max(desk.spreads[1], desk.spreads[2]) * 9));
  return { light: [light * 0.4, light], colour: [colour * 0.4, colour] };
}

export type Candidate = { readonly quad: Quad; readonly from: Detector };

/** Spreads from the desk (times 16) at which its silhouette is cut out. */
const deskCuts = [56, 96, 170] as const;
/** Share of the picture below which a shape is dust; a card far away is still 0.15 %. */
const leastShape = 0.0009;
const shapesPerMask = 4;

/** Every outline that one of the masks suggests; adds every edge to the map `edges`. */
export function proposeShapes(cv: Cv, look: Look, desk: DeskModel, edges: Mat): Candidate[] {
  const cuts = edgeCutsFor(desk);
  return withMats((keep) => {
    const plane = (bytes: Uint8Array): Mat => {
      const mat = keep(new cv.Mat(look.height, look.width, cv.CV_8UC1));
      mat.data.set(bytes);
      return mat;
    };
    const mask = keep(new cv.Mat());
    const found: Candidate[] = [];
    const collect = (from: Detector, closing: number) => {
      for (const quad of quadsOf(cv, mask, closing)) found.push({ quad, from });
    };
    const distance = plane(desk.distance);
    for (const cut of deskCuts) {
      cv.threshold(distance, mask, cut, 255, cv.THRESH_BINARY);
      collect('desk', 5);
    }
    cv.threshold(distance, mask, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
    collect('desk', 5);
    for (const channel of look.channels) {
      const level = plane(channel);
      for (const kind of [cv.THRESH_BINARY, cv.THRESH_BINARY_INV]) {
        cv.threshold(level, mask, 0, 255, Number(kind) + Number(cv.THRESH_OTSU));
        collect('otsu', 5);
      }
    }
    for (const [index, channel] of look.channels.entries()) {
      const level = plane(channel);
      const [low, high] = index === 0 ? cuts.light : cuts.colour;
      cv.Canny(level, mask, low, high);
      cv.bitwise_or(edges, mask, edges);
      collect('edge', 5);
      if (index > 0) continue;
      cv.Canny(level, mask, low * 2.5, high * 2.5);
      collect('edge', 5);
    }
    return found;
  });
}

/** Outlines of what differs from the desk where `allowed` (one byte a pixel) says so. */
export function proposeBeside(cv: Cv, look: Look, desk: DeskModel, allowed: Uint8Array): Quad[] {
  return withMats((keep) => {
    const distance = keep(new cv.Mat(look.height, look.width, cv.CV_8UC1));
    const bytes = distance.data;
    for (let i = 0; i < bytes.length; i += 1)
      bytes[i] = allowed[i] === 0 ? 0 : (desk.distance[i] ?? 0);
    const mask = keep(new cv.Mat());
    return deskCuts.flatMap((cut) => {
      cv.threshold(distance, mask, cut, 255, cv.THRESH_BINARY);
      return quadsOf(cv, mask, 5);
    });
  });
}

function quadsOf(cv: Cv, mask: Mat, closing: number): Quad[] {
  return withMats((keep) => {
    const closed = keep(new cv.Mat());
    const kernel = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(closing, closing)));
    cv.morphologyEx(mask, closed, cv.MORPH_CLOSE, kernel);
    const contours = keep(new cv.MatVector());
    const hierarchy = keep(new cv.Mat());
    cv.findContours(closed, contours, hierarchy, cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
    const least = leastShape * mask.cols * mask.rows;
    const shapes: { readonly area: number; readonly index: number }[] = [];
    for (let index = 0; index < Number(contours.size()); index += 1) {
      const contour = contours.get(index);
      const box = cv.boundingRect(contour);
      contour.delete();
      const area = box.width * box.height;
      if (area >= least) shapes.push({ area, index });
    }
    shapes.sort((one, other) => other.area - one.area);
    const quads: Quad[] = [];
    for (const { index } of shapes.slice(0, shapesPerMask)) {
      const contour = keep(contours.get(index));
      const hull = keep(new cv.Mat());
      cv.convexHull(contour, hull, false, true);
      const points: { x: number; y: number }[] = [];
      const flat = hull.data32S;
      for (let i = 0; i + 1 < flat.length; i += 2) {
        points.push({ x: flat[i] ?? 0, y: flat[i + 1] ?? 0 });
      }
      const around = quadAround(thinHull(points, 2));
      if (around !== undefined) quads.push(around);
    }
    return quads;
  });
}
