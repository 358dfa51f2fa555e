/** Fills pages from top to bottom with pieces that stay whole, keeping together what belongs together. */
import type { Mark } from './page-draft';
import { moveDown } from './page-draft';

/** Something of a fixed height; its marks are placed as if its top were at 0. */
export type FlowPiece = {
  readonly heightPt: number;
  readonly marks: readonly Mark[];
  /** This piece and the next one stay on the same page. */
  readonly keepWithNext?: boolean;
  /** Repeated at the top of a page that this piece begins, e.g. the heading of a table. */
  readonly repeat?: FlowPiece;
  /** Vanishes where a page ends, e.g. the space between two tables. */
  readonly space?: boolean;
};

export type Flow = {
  /** Marks of each page. */
  readonly pages: readonly (readonly Mark[])[];
  /** Page of each piece, counted from 0; a space that vanished counts to the page it was to stand on. */
  readonly pageOf: readonly number[];
};

/** Places pieces between `topPt` and `topPt + heightPt`; a piece higher than a page gets one of its own. */
export function flowPages(pieces: readonly FlowPiece[], topPt: number, heightPt: number): Flow {
  const pages: Mark[][] = [[]];
  const pageOf: number[] = [];
  let usedPt = 0;
  let full = false;
  const place = (piece: FlowPiece): void => {
    const marks = piece.marks.map((mark) => moveDown(mark, topPt + usedPt));
    pages[pages.length - 1]?.push(...marks);
    usedPt += piece.heightPt;
  };
  for (const [index, piece] of pieces.entries()) {
    full ||= usedPt > 0 && usedPt + groupHeightPt(pieces, index, heightPt) > heightPt + 0.01;
    // What kept with a space that vanished must still begin the next page together.
    const vanishes = piece.space === true && (full || usedPt === 0);
    if (full && !vanishes) {
      pages.push([]);
      usedPt = 0;
      full = false;
      if (piece.repeat !== undefined) place(piece.repeat);
    }
    if (!vanishes) place(piece);
    pageOf.push(pages.length - 1);
  }
  return { pages, pageOf };
}

/** Height of a piece together with all it must keep with; a group higher than a page may break. */
function groupHeightPt(pieces: readonly FlowPiece[], from: number, mostPt: number): number {
  let sumPt = 0;
  for (let index = from; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece === undefined) break;
    sumPt += piece.heightPt;
    if (piece.keepWithNext !== true) break;
  }
  return sumPt <= mostPt ? sumPt : (pieces[from]?.heightPt ?? 0);
}
