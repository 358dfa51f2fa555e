/**
 * Finds the labels that a kind of paper prints, by the similarity of their text: in the middle of a
 * line, on two lines of a cell, or with a blank between their characters.
 */
import { around, heightOf, sharedAcross, sharedDown, type Area, type Piece } from './pieces';

/** A label by any of its writings; the place in the list of a paper tells which. */
export type LabelNames = readonly string[];

export type LabelHit = {
  /** Place in the list of labels. */
  readonly label: number;
  /** Pieces that the label takes up, with where it begins and ends in each. */
  readonly parts: readonly LabelPart[];
  readonly area: Area;
};
export type LabelPart = { readonly piece: number; readonly from: number; readonly to: number };

/** No paper prints so many labels; a picture of nothing but labels must not take for ever. */
const mostHits = 300;
/** Further apart than this many heights, two characters are not one label. */
const reachAcross = 3.6;
const reachDown = 0.9;

export function findLabels(pieces: readonly Piece[], labels: readonly LabelNames[]): LabelHit[] {
  const names = labels
    .flatMap((writings, label) =>
      writings.map((writing) => ({ writing, name: [...writing], label })),
    )
    // 母亲姓名 before 姓名: a place belongs to the longest label that fits.
    .sort((one, other) => other.name.length - one.name.length);
  const taken = pieces.map(() => new Set<number>());
  const hits: LabelHit[] = [];
  const take = (label: number, parts: readonly LabelPart[]) => {
    if (hits.length >= mostHits) return;
    for (const { piece, from, to } of parts) {
      for (let i = from; i < to; i += 1) taken[piece]?.add(i);
    }
    const areas = parts.flatMap(({ piece, from, to }) =>
      (pieces[piece]?.characters.slice(from, to) ?? []).map(({ area }) => area),
    );
    hits.push({ label, parts, area: around(areas) });
  };
  // As printed first: 父亲姓名 must not be taken for a misread 母亲姓名.
  for (const mayBeMisread of [false, true]) {
    for (const { writing, name, label } of names) {
      for (const [index, piece] of pieces.entries()) {
        const mayHold = mayBeMisread ? isDoubted(piece) : piece.text.includes(writing);
        for (const from of mayHold ? placesIn(piece, name, mayBeMisread) : []) {
          const part = { piece: index, from, to: from + name.length };
          if (isFree(taken[index], part) && !isMidWord(taken, part)) take(label, [part]);
        }
        const parts = grown(pieces, taken, name, index);
        if (parts !== undefined) take(label, parts);
      }
    }
  }
  return hits;
}

const isDoubted = ({ characters }: Piece) => characters.some(({ isDoubtful }) => isDoubtful);

function isFree(taken: ReadonlySet<number> | undefined, { from, to }: LabelPart): boolean {
  for (let i = from; i < to; i += 1) if (taken?.has(i) === true) return false;
  return true;
}

/** Places in a piece where the label stands; misread is what the reader doubts itself. */
function placesIn(piece: Piece, name: readonly string[], mayBeMisread: boolean): number[] {
  const { characters } = piece;
  // Of a short label a character may be misread only where the label stands alone.
  const isAlone = characters.length <= name.length + 1;
  const allowed = !mayBeMisread ? 0 : name.length >= 4 ? Math.floor(name.length / 4) : +isAlone;
  const places: number[] = [];
  for (let from = 0; from + name.length <= characters.length; from += 1) {
    const wrong = name.flatMap((character, i) => {
      const read = characters[from + i];
      return read === undefined || read.text === character ? [] : [read];
    });
    const isForgiven = wrong.every(({ isDoubtful }) => isDoubtful) && wrong.length < name.length;
    if (wrong.length > allowed || !isForgiven) continue;
    places.push(from);
    from += name.length - 1;
  }
  return places;
}

/** 年级 in 六年级 is no label: a short one in the middle of a line has others before it. */
function isMidWord(taken: readonly ReadonlySet<number>[], { piece, from, to }: LabelPart): boolean {
  return from > 0 && to - from < 3 && taken[piece]?.has(0) !== true;
}

/** A label whose characters stand in several pieces, each of them nothing else. */
function grown(
  pieces: readonly Piece[],
  taken: readonly ReadonlySet<number>[],
  name: readonly string[],
  start: number,
): LabelPart[] | undefined {
  const isWhole = (index: number, rest: readonly string[]) => {
    const { characters } = pieces[index] ?? { characters: [] };
    const part = { piece: index, from: 0, to: characters.length };
    if (characters.length === 0 || characters.length > rest.length) return undefined;
    if (!isFree(taken[index], part)) return undefined;
    const wrong = characters.filter(({ text }, i) => text !== rest[i]);
    const isForgiven = wrong.length === 1 && wrong[0]?.isDoubtful === true;
    return wrong.length === 0 || (isForgiven && characters.length > 1) ? part : undefined;
  };
  const first = isWhole(start, name);
  if (first === undefined) return undefined;
  const parts = [first];
  let rest = name.slice(first.to);
  while (rest.length > 0) {
    const next = followers(pieces, parts).find((index) => isWhole(index, rest) !== undefined);
    const part = next === undefined ? undefined : isWhole(next, rest);
    if (part === undefined) return undefined;
    parts.push(part);
    rest = rest.slice(part.to);
  }
  return parts.length > 1 ? parts : undefined;
}

/** Pieces to the right in the row of the last one, and those on the line below the first of its line. */
function followers(pieces: readonly Piece[], parts: readonly LabelPart[]): number[] {
  const used = new Set(parts.map(({ piece }) => piece));
  const areas = parts.flatMap(({ piece }) => pieces[piece]?.area ?? []);
  const last = areas.at(-1);
  if (last === undefined) return [];
  const whole = around(areas);
  const height = heightOf(last);
  const distances = pieces.flatMap(({ area }, index) => {
    if (used.has(index)) return [];
    const across = area.left - last.right;
    const isBeside =
      sharedDown(area, last) > 0.6 && across > -height * 0.8 && across < height * reachAcross;
    const down = area.top - whole.bottom;
    const isBelow =
      sharedAcross(area, whole) > 0.4 && down > -height / 2 && down < height * reachDown;
    if (isBeside) return [{ index, distance: across }];
    return isBelow ? [{ index, distance: height * reachAcross + area.left - whole.left }] : [];
  });
  return distances.sort((one, other) => one.distance - other.distance).map(({ index }) => index);
}
