/** Puts the entries that are left into order: what is chained, what may stand, and where something is lost. */
import { same } from './chain';
import type { Piece } from './survey';
import type { Anchor } from './witness';

/** Entries `from` to `to` are lost; the next one is chained to `next`. */
export type Hole = {
  readonly from: number;
  readonly to: number;
  readonly previous: Buffer;
  readonly next: Buffer;
};

export type Laid = {
  readonly parts: readonly ({ readonly piece: Piece } | { readonly lost: Hole })[];
  readonly end: Anchor;
};

/** An entry that has to come; `isEnd` when nothing may come after it here. */
export type Goal = Anchor & { readonly isEnd: boolean };

/**
 * Lays out everything after `start`, at least up to `goal` where that is known. `own` pieces may stand after a hole
 * because their number fits; those of a spare copy must be chained to something that is sure.
 */
export function layOut(
  own: readonly Piece[],
  spare: readonly Piece[],
  start: Anchor,
  goal: Goal | undefined,
): Laid {
  const longest = own.reduce((highest, { to }) => Math.max(highest, to), goal?.seq ?? start.seq);
  const last = goal?.isEnd === true ? goal.seq : longest;
  const fits = ({ from, to }: Piece) => from > start.seq && to <= last;
  const byFirst = new Map<number, Piece[]>();
  const byLast = new Map<number, Piece[]>();
  for (const piece of [...own, ...spare].filter(fits)) {
    byFirst.set(piece.from, [...(byFirst.get(piece.from) ?? []), piece]);
    byLast.set(piece.to, [...(byLast.get(piece.to) ?? []), piece]);
  }
  const sure = new Set<Piece>();
  /** What a sure hash leads back to is sure as well. */
  const trust = (anchor: Anchor | undefined) => {
    for (let want = anchor; want !== undefined;) {
      const { seq, hash }: Anchor = want;
      const found = byLast.get(seq)?.find((piece) => same(piece.hash, hash));
      if (found === undefined || sure.has(found)) return;
      sure.add(found);
      want = { seq: found.from - 1, hash: found.previous };
    }
  };
  trust(goal);
  for (const piece of own.filter(fits)) trust({ seq: piece.from - 1, hash: piece.previous });
  const mayStand = new Set([...own.filter(fits), ...sure]);

  const parts: ({ piece: Piece } | { lost: Hole })[] = [];
  let { seq, hash } = start;
  while (seq < last) {
    const here = byFirst.get(seq + 1)?.filter((piece) => same(piece.previous, hash)) ?? [];
    const piece = here.find((each) => sure.has(each)) ?? here[0];
    if (piece !== undefined) {
      parts.push({ piece });
      ({ to: seq, hash } = piece);
      continue;
    }
    const after = nextStanding(byFirst, mayStand, seq + 2, last);
    const end = goal !== undefined && goal.seq > seq ? goal : undefined;
    const next = after?.previous ?? end?.hash;
    const to = after === undefined ? end?.seq : after.from - 1;
    if (next === undefined || to === undefined) break;
    parts.push({ lost: { from: seq + 1, to, previous: hash, next } });
    [seq, hash] = [to, next];
  }
  return { parts, end: { seq, hash } };
}

function nextStanding(
  byFirst: ReadonlyMap<number, Piece[]>,
  mayStand: ReadonlySet<Piece>,
  from: number,
  last: number,
): Piece | undefined {
  for (let seq = from; seq <= last; seq += 1) {
    const found = byFirst.get(seq)?.find((piece) => mayStand.has(piece));
    if (found !== undefined) return found;
  }
  return undefined;
}
