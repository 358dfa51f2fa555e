/** Writing of a page as characters with places: what labels and values are cut out of. */
import type { LineBox, PageText } from '../../domain/page-text';
import { unreadCharacter } from './unread';

/** Upright, in pixels of the page; y grows downwards. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** One character of the page, where its share of the line's width puts it. */
type Character = { readonly text: string; readonly isDoubtful: boolean; readonly area: Area };

/** Characters that stand side by side: a line, or a part of one. */
export type Piece = {
  readonly characters: readonly Character[];
  readonly text: string;
  readonly area: Area;
  readonly sure: number;
};

/** What stands on a paper in one place, as far as it was read. */
export type Printed = {
  readonly text: string;
  /** Places in `Array.from(text)`. */
  readonly doubtful: readonly number[];
  readonly area: Area;
};

/** A dense page of A4 has a third of this; what comes after is no paper that anybody brings to a desk. */
const mostCharacters = 12_000;

/** The lines of a page, each as a piece; blanks between characters are left out. */
export function piecesOf({ lines }: PageText): Piece[] {
  let count = 0;
  const bounded = lines.filter(({ text }) => (count += text.length) <= mostCharacters);
  return bounded.flatMap(({ text, doubtful, box, sure }) => {
    const area = areaOf(box);
    const unsure = new Set(doubtful);
    const all = Array.from(text);
    const weights = all.map(widthOf);
    const whole = weights.reduce((sum, one) => sum + one, 0);
    let before = 0;
    const characters = all.flatMap((character, i) => {
      const left = area.left + ((area.right - area.left) * before) / whole;
      before += weights[i] ?? 0;
      const right = area.left + ((area.right - area.left) * before) / whole;
      if (/\s/u.test(character)) return [];
      const isDoubtful = unsure.has(i) || character === unreadCharacter;
      return [{ text: character, isDoubtful, area: { ...area, left, right } }];
    });
    return characters.length === 0 ? [] : [pieceOf(characters, sure)];
  });
}

/** Chinese characters and full-width marks are twice as wide as Latin letters and figures. */
function widthOf(character: string): number {
  return /[\p{Script=Han}\u3000-\u303f\uff00-\uffef〓]/u.test(character) ? 1 : 0.55;
}

function pieceOf(characters: readonly Character[], sure: number): Piece {
  return {
    characters,
    text: characters.map(({ text }) => text).join(''),
    area: around(characters.map(({ area }) => area)),
    sure,
  };
}

/** A part of a piece by places of its characters; nothing where that is empty. */
export function partOf(piece: Piece, from: number, to = piece.characters.length): Piece[] {
  const characters = piece.characters.slice(from, to);
  return characters.length === 0 ? [] : [pieceOf(characters, piece.sure)];
}

/** Pieces one after the other as one text. */
export function printedOf(pieces: readonly Piece[]): Printed | undefined {
  const characters = pieces.flatMap((piece) => piece.characters);
  if (characters.length === 0) return undefined;
  return {
    text: characters.map(({ text }) => text).join(''),
    doubtful: characters.flatMap(({ isDoubtful }, i) => (isDoubtful ? [i] : [])),
    area: around(characters.map(({ area }) => area)),
  };
}

/** A part of what is printed, by places of its characters; the place on the paper stays that of the whole. */
export function printedPart({ text, doubtful, area }: Printed, from: number, to: number): Printed {
  return {
    text: Array.from(text).slice(from, to).join(''),
    doubtful: doubtful.filter((at) => at >= from && at < to).map((at) => at - from),
    area,
  };
}

function areaOf(box: LineBox): Area {
  const [xs, ys] = [box.map(([x]) => x), box.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** The least area that holds them all; of none, one that holds nothing. */
export function around(areas: readonly Area[]): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of areas) {
    left = Math.min(left, area.left);
    top = Math.min(top, area.top);
    right = Math.max(right, area.right);
    bottom = Math.max(bottom, area.bottom);
  }
  return { left, top, right, bottom };
}

export const heightOf = ({ top, bottom }: Area) => bottom - top;
export const middleOf = ({ top, bottom }: Area) => (top + bottom) / 2;

/** How much two areas share from left to right, as a part of the narrower one. */
export function sharedAcross(one: Area, other: Area): number {
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const narrower = Math.min(one.right - one.left, other.right - other.left);
  return narrower <= 0 ? 0 : shared / narrower;
}

/** How much two areas share from top to bottom, as a part of the lower one. */
export function sharedDown(one: Area, other: Area): number {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const lower = Math.min(heightOf(one), heightOf(other));
  return lower <= 0 ? 0 : shared / lower;
}

/** The clip of the picture that shows what is printed: a little wider, within the page. */
export function clipOf({ area }: Printed, { widthPx, heightPx }: PageText): LineBox {
  const margin = Math.min(60, heightOf(area) * 0.35);
  const [left, right] = [within(area.left - margin, widthPx), within(area.right + margin, widthPx)];
  const [top, bottom] = [
    within(area.top - margin, heightPx),
    within(area.bottom + margin, heightPx),
  ];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}
