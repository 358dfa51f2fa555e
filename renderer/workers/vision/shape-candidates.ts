/** Outlines proposed by shapes: what differs from the desk, what is lighter or darker, what edges enclose. */
import { closed, packed, shapesOf } from './bit-mask';
import type { DeskModel } from './desk-model';
import type { Quad } from './geometry';
import { hullOf, quadAround, thinHull } from './hull-quad';
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

/**
 * Share of the picture from which edges are noise, as a picture in the dark has it all over: of the
 * samples, light ones have up to 0.2 and dark ones 0.6. Lines drawn through noise mean nothing, and
 * take longer than all else; the strictest edges alone stay.
 */
const mostEdges = 0.35;

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
    const strictest = keep(new cv.Mat());
    const found: Candidate[] = [];
    const collect = (from: Detector) => {
      for (const quad of quadsOf(mask)) found.push({ quad, from });
    };
    const distance = plane(desk.distance);
    for (const cut of deskCuts) {
      cv.threshold(distance, mask, cut, 255, cv.THRESH_BINARY);
      collect('desk');
    }
    cv.threshold(distance, mask, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
    collect('desk');
    for (const channel of look.channels) {
      const level = plane(channel);
      for (const kind of [cv.THRESH_BINARY, cv.THRESH_BINARY_INV]) {
        cv.threshold(level, mask, 0, 255, Number(kind) + Number(cv.THRESH_OTSU));
        collect('otsu');
      }
    }
    for (const [index, channel] of look.channels.entries()) {
      const level = plane(channel);
      const [low, high] = index === 0 ? cuts.light : cuts.colour;
      cv.Canny(level, mask, low, high);
      cv.bitwise_or(edges, mask, edges);
      collect('edge');
      if (index > 0) continue;
      cv.Canny(level, strictest, low * 2.5, high * 2.5);
      strictest.copyTo(mask);
      collect('edge');
    }
    if (cv.countNonZero(edges) > mostEdges * look.width * look.height) strictest.copyTo(edges);
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
      return quadsOf(mask);
    });
  });
}

function quadsOf(mask: Mat): Quad[] {
  const shapes = shapesOf(closed(packed(mask.data, mask.cols, mask.rows)));
  return shapes
    .filter(({ boxArea }) => boxArea >= leastShape * mask.cols * mask.rows)
    .sort((one, other) => other.boxArea - one.boxArea)
    .slice(0, shapesPerMask)
    .map(({ ends }) => quadAround(thinHull(hullOf(ends()), 2)))
    .filter((quad) => quad !== undefined);
}
