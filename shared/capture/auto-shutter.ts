/** 连续拍摄: shoots by itself when a paper lies still, and not again until another one lies there; pure. */
import type { Corners } from '../domain/page-judgement';

/** One look at the desk. */
export type Glimpse = {
  /** Of the paper, in pixels of the glimpse; absent where there is none. */
  readonly corners: Corners | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The picture in grey, very small, always of the same size. */
  readonly grey: Uint8Array;
};

/** What is remembered between two looks. */
export type Shutter = {
  readonly last: Glimpse | undefined;
  /** Looks in a row at which nothing moved. */
  readonly still: number;
  /** What was shot, until another paper lies still. */
  readonly shot: Glimpse | undefined;
  /** Whether anything moved since then. */
  readonly stirred: boolean;
};

export type ShutterSays = 'noPaper' | 'moving' | 'shoot' | 'sameAgain';

export const newShutter: Shutter = {
  last: undefined,
  still: 0,
  shot: undefined,
  stirred: true,
};

/** Looks in a row, about 0.4 s apart: a hand that lets go of a sheet needs a second. */
const stillLooks = 3;
/** Of the diagonal: outlines of a still paper tremble by less. */
const tremble = 0.006;
/** Mean difference of grey values: noise and flicker of lamps stay below, a hand above. */
const flicker = 3;
/** Another page of the same form differs by its writing alone. */
const otherPage = 1.2;

/**
 * What to do after this look, and what to remember. Who is not `armed` will not shoot: the paper that
 * lies there counts as shot only when it was.
 */
export function glimpsed(
  { last, still, shot, stirred }: Shutter,
  now: Glimpse,
  armed = true,
): { readonly shutter: Shutter; readonly says: ShutterSays } {
  const isStill =
    last !== undefined && moved(last, now) <= tremble && difference(last, now) <= flicker;
  const next = {
    last: now,
    still: isStill ? still + 1 : 0,
    shot,
    stirred: stirred || !isStill,
  };
  if (now.corners === undefined) return { shutter: { ...next, still: 0 }, says: 'noPaper' };
  if (next.still < stillLooks) return { shutter: next, says: 'moving' };
  const isOther = shot === undefined || (next.stirred && differs(shot, now));
  if (!isOther) return { shutter: next, says: 'sameAgain' };
  return {
    shutter: armed ? { ...next, shot: now, stirred: false } : next,
    says: 'shoot',
  };
}

/** After a shot by hand: the paper that lies there now was shot. */
export function shotByHand(shutter: Shutter): Shutter {
  return { ...shutter, shot: shutter.last, stirred: false };
}

const differs = (shot: Glimpse, now: Glimpse) =>
  moved(shot, now) > 4 * tremble || difference(shot, now) > otherPage;

/** The farthest a corner went, as a share of the diagonal; without limit when a paper came or went. */
function moved(before: Glimpse, now: Glimpse): number {
  if (before.corners === undefined || now.corners === undefined) {
    return before.corners === now.corners ? 0 : Number.POSITIVE_INFINITY;
  }
  const from = before.corners;
  const ways = now.corners.map(([x, y], index) => {
    const [fromX, fromY] = from[index] ?? [x, y];
    return Math.hypot(x - fromX, y - fromY);
  });
  return Math.max(...ways) / Math.hypot(now.widthPx, now.heightPx);
}

function difference(before: Glimpse, now: Glimpse): number {
  const sum = now.grey.reduce(
    (total, value, index) => total + Math.abs(value - (before.grey[index] ?? value)),
    0,
  );
  return sum / Math.max(1, now.grey.length);
}
