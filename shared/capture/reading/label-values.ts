/** What stands beside each label: in the same line, to its right, or below where nothing else is. */
import type { LabelHit } from './labels';
import {
  heightOf,
  middleOf,
  partOf,
  printedOf,
  printedPart,
  sharedAcross,
  sharedDown,
  type Piece,
  type Printed,
} from './pieces';

export type LabelValue = { readonly hit: LabelHit; readonly value: Printed | undefined };

/** Marks between a label and its value, and what is left of lines to write on. */
const before = ':：;；,，.。_-—|丨';
const after = '_-—|丨,，;；';
/** A sideways step counts as little against one up or down: values stand in the row of their label. */
const sideways = 0.12;
/** How many heights a value's line may stand above or below the middle of its label. */
const reach = 1.7;
/** A blank of so many heights ends a value. */
const widest = 2.5;
/** No value has more lines. */
const mostPieces = 12;
/** Writing of another size in the same row is a stamp. */
const alike = 0.65;

export function labelValues(pieces: readonly Piece[], hits: readonly LabelHit[]): LabelValue[] {
  const { loose, inline } = cutAt(pieces, hits);
  const beside = assign(loose, hits);
  const claimed = new Set(beside.flatMap((list) => list));
  const unclaimed = loose.filter((piece) => !claimed.has(piece));
  const inRows = hits.map((hit, index) => {
    const started = inline.get(index) ?? [];
    const own = beside[index] ?? [];
    const core = started.length > 0 ? started : inRow(own, hit);
    return core.length === 0 ? [] : linesOf(core, [...own, ...unclaimed]);
  });
  const used = new Set(inRows.flatMap((list) => list));
  const isFree = (piece: Piece) => !used.has(piece);
  return hits.map((hit, index) => {
    const row = inRows[index] ?? [];
    const under = row.length > 0 ? row : below(hit, loose.filter(isFree));
    // Nothing beside and nothing under it: what stands a little higher or lower than the label.
    const found = under.length > 0 ? under : (beside[index] ?? []).filter(isFree);
    return { hit, value: trimmed(printedOf(byRows(found))) };
  });
}

/** What stands in the row of the label, up to the first wide blank. */
function inRow(pieces: readonly Piece[], { area }: LabelHit): Piece[] {
  const row = pieces
    .filter((piece) => sharedDown(piece.area, area) > 0.4)
    .sort((one, other) => one.area.left - other.area.left);
  const end = row.findIndex((piece, i) => {
    const last = row[i - 1];
    if (last === undefined) return false;
    const [one, other] = [heightOf(last.area), heightOf(piece.area)];
    const isFar = piece.area.left - last.area.right > one * widest;
    return isFar || Math.min(one, other) < Math.max(one, other) * alike;
  });
  return row.slice(0, end < 0 ? mostPieces : end);
}

/** The lines of a value: what begins in the row of its label, and what goes on above and below. */
function linesOf(core: readonly Piece[], others: readonly Piece[]): Piece[] {
  const found = [...core];
  for (;;) {
    const next = others.find(
      (piece) =>
        !found.includes(piece) &&
        found.some((one) => isNextLine(one, piece) || isNextLine(piece, one)),
    );
    if (next === undefined || found.length >= mostPieces) return found;
    found.push(next);
  }
}

/** Pieces without their labels; what follows a label in its line is that label's value. */
function cutAt(pieces: readonly Piece[], hits: readonly LabelHit[]) {
  const loose: Piece[] = [];
  const inline = new Map<number, Piece[]>();
  for (const [index, piece] of pieces.entries()) {
    const parts = hits
      .flatMap(({ parts: own }, hit) =>
        own.filter((part) => part.piece === index).map((part) => ({ ...part, hit })),
      )
      .sort((one, other) => one.from - other.from);
    let at = 0;
    let owner: number | undefined;
    const keep = (to: number) => {
      for (const part of partOf(piece, at, to)) {
        if (owner === undefined) loose.push(part);
        else if (trimmed(printedOf([part])) !== undefined) {
          inline.set(owner, [...(inline.get(owner) ?? []), part]);
        }
      }
    };
    for (const { from, to, hit } of parts) {
      keep(from);
      [at, owner] = [to, hit];
    }
    keep(piece.characters.length);
  }
  return { loose, inline };
}

/** Each loose piece goes to the label in whose row it stands, nearest from the left. */
function assign(loose: readonly Piece[], hits: readonly LabelHit[]): Piece[][] {
  const found: Piece[][] = hits.map(() => []);
  for (const piece of loose) {
    const best = nearest(piece, hits);
    if (best !== undefined) found[best]?.push(piece);
  }
  return found;
}

function nearest(piece: Piece, hits: readonly LabelHit[]): number | undefined {
  let best: { readonly index: number; readonly cost: number } | undefined;
  for (const [index, { area }] of hits.entries()) {
    const height = Math.min(heightOf(piece.area), heightOf(area));
    const right = piece.area.left - area.right;
    if (right < -height * 0.6) continue;
    const down = Math.abs(middleOf(piece.area) - middleOf(area));
    // A label on two lines reaches further.
    if (down > height * reach + Math.max(0, heightOf(area) / 2 - height / 2)) continue;
    const cost = down + right * sideways;
    if (best === undefined || cost < best.cost) best = { index, cost };
  }
  return best?.index;
}

/** Whether a line is the next one below of the same value: as high, directly below, and not beside it. */
function isNextLine(above: Piece, piece: Piece): boolean {
  const [one, other] = [heightOf(above.area), heightOf(piece.area)];
  const height = Math.min(one, other);
  if (height < Math.max(one, other) * 0.7) return false;
  const step = piece.area.top - above.area.bottom;
  if (step < -height * 0.5 || step > height * 0.9) return false;
  const isAligned = Math.abs(piece.area.left - above.area.left) < height * 1.2;
  return isAligned || sharedAcross(piece.area, above.area) > 0.8;
}

/** The value that stands under its label, where no other label claims it. */
function below({ area }: LabelHit, pieces: readonly Piece[]): Piece[] {
  const height = heightOf(area);
  const found = pieces.find((piece) => {
    const step = piece.area.top - area.bottom;
    const isNear = step > -height * 0.3 && step < height * 1.2;
    return isNear && sharedAcross(piece.area, area) > 0.5;
  });
  return found === undefined ? [] : [found];
}

/** Lines of a value from the top, and in a line from the left. */
function byRows(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((one, other) =>
    sharedDown(one.area, other.area) > 0.5
      ? one.area.left - other.area.left
      : one.area.top - other.area.top,
  );
}

function trimmed(value: Printed | undefined): Printed | undefined {
  if (value === undefined) return undefined;
  const characters = Array.from(value.text);
  const start = characters.findIndex((one) => !isMark(one, before));
  const end = characters.findLastIndex((one) => !isMark(one, after)) + 1;
  return start < 0 || start >= end ? undefined : printedPart(value, start, end);
}

const isMark = (character: string, marks: string) => marks.includes(character);
