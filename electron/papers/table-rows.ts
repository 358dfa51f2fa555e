/** Rows of ruled tables as pieces of a page flow: cells wrap, the rules meet, a heading comes back on every page. */
import type { Colour, Mark } from './page-draft';
import type { FlowPiece } from './page-flow';
import type { TextStyle, Typesetter } from './typesetter';

export type TableCell = {
  readonly text: string;
  readonly widthPt: number;
  readonly style: TextStyle;
  readonly align: 'left' | 'centre' | 'right';
  readonly shade?: Colour;
  /** Break after every so many characters instead of at words, for hashes. */
  readonly everyCharacters?: number;
};

export type TableLook = {
  readonly leftPt: number;
  /** Distance of base lines within a cell, as a multiple of the type size. */
  readonly leading: number;
  readonly padXPt: number;
  readonly padYPt: number;
  readonly leastHeightPt: number;
  readonly rulePt: number;
  readonly ruleColour: Colour;
};

/** Where the middle of a line of Chinese characters lies above its base line, as a share of the type size. */
const middleEm = 0.38;

/** One row; its height is that of its tallest cell. */
export function tableRow(cells: readonly TableCell[], look: TableLook, set: Typesetter): FlowPiece {
  const texts = cells.map((cell) => cellLines(cell, look, set));
  const heightPt = Math.max(
    look.leastHeightPt,
    ...cells.map(
      ({ style }, index) =>
        (texts[index]?.length ?? 0) * style.sizePt * look.leading + 2 * look.padYPt,
    ),
  );
  const widthPt = cells.reduce((sum, cell) => sum + cell.widthPt, 0);
  const shades: Mark[] = [];
  const words: Mark[] = [];
  const rules: Mark[] = [
    rule(look, [look.leftPt, 0], [look.leftPt + widthPt, 0]),
    rule(look, [look.leftPt, heightPt], [look.leftPt + widthPt, heightPt]),
    rule(look, [look.leftPt, 0], [look.leftPt, heightPt]),
  ];
  let xPt = look.leftPt;
  for (const [index, cell] of cells.entries()) {
    if (cell.shade !== undefined) {
      shades.push({
        kind: 'boxes',
        boxesPt: [[xPt, 0, cell.widthPt, heightPt]],
        colour: cell.shade,
      });
    }
    words.push(...cellMarks(cell, texts[index] ?? [], xPt, heightPt, look, set));
    xPt += cell.widthPt;
    rules.push(rule(look, [xPt, 0], [xPt, heightPt]));
  }
  return { heightPt, marks: [...shades, ...words, ...rules] };
}

function rule(look: TableLook, fromPt: [number, number], toPt: [number, number]): Mark {
  return { kind: 'line', fromPt, toPt, widthPt: look.rulePt, colour: look.ruleColour };
}

function cellLines(cell: TableCell, look: TableLook, set: Typesetter): string[] {
  if (cell.everyCharacters !== undefined) {
    return cell.text.match(new RegExp(`.{1,${cell.everyCharacters}}`, 'gu')) ?? [];
  }
  const roomPt = cell.widthPt - 2 * look.padXPt;
  return set.lines(cell.text, cell.style, roomPt).map((line) => line.text);
}

function cellMarks(
  cell: TableCell,
  lines: readonly string[],
  leftPt: number,
  heightPt: number,
  look: TableLook,
  set: Typesetter,
): Mark[] {
  const pitchPt = cell.style.sizePt * look.leading;
  const xPt = {
    left: leftPt + look.padXPt,
    centre: leftPt + cell.widthPt / 2,
    right: leftPt + cell.widthPt - look.padXPt,
  }[cell.align];
  const firstPt = heightPt / 2 - ((lines.length - 1) * pitchPt) / 2 + cell.style.sizePt * middleEm;
  return lines.map((line, index) =>
    set.text(line, cell.style, xPt, firstPt + index * pitchPt, cell.align),
  );
}
