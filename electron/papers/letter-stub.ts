/** 送达回证: the part of a letter that the family signs and the desk keeps, below a line to cut along. */
import type { LetterContent } from '../../shared/archive/letter-content';
import { grey } from './colours';
import type { Mark } from './page-draft';
import type { FlowPiece } from './page-flow';
import { lineHeightPt, ptPerMm, textBlock, textBlockRightPt } from './page-geometry';
import type { TableLook } from './table-rows';
import { tableRow } from './table-rows';
import type { TextStyle, Typesetter } from './typesetter';

const small: TextStyle = { face: 'song', sizePt: 9, colour: grey };
const heading: TextStyle = { face: 'songBold', sizePt: 18 };
const label: TextStyle = { face: 'songBold', sizePt: 12 };
const value: TextStyle = { face: 'song', sizePt: 12 };

/** The stub as one group that stays on one page; nothing when the letter has none. */
export function stubPieces(
  stub: LetterContent['stub'],
  look: TableLook,
  set: Typesetter,
): FlowPiece[] {
  if (stub === undefined) return [];
  const labelPt = 34 * ptPerMm;
  const rows = stub.rows.map((row) => {
    const piece = tableRow(
      [
        { text: row.label, widthPt: labelPt, style: label, align: 'centre' },
        { text: row.value, widthPt: textBlock.widthPt - labelPt, style: value, align: 'left' },
      ],
      { ...look, leastHeightPt: 10 * ptPerMm },
      set,
    );
    return { ...piece, keepWithNext: true };
  });
  return [
    // On a page of its own there is nothing to cut.
    { heightPt: lineHeightPt, marks: cutLine(stub.cutLine, set), keepWithNext: true, space: true },
    {
      heightPt: lineHeightPt * 2,
      marks: [
        set.text(
          stub.title,
          { ...heading, spacingPt: 6 },
          textBlock.leftPt + textBlock.widthPt / 2,
          lineHeightPt * 1.2,
          'centre',
        ),
      ],
      keepWithNext: true,
    },
    ...rows,
    {
      heightPt: lineHeightPt * 0.8,
      marks: [set.text(stub.note, small, textBlock.leftPt, lineHeightPt * 0.55)],
    },
  ];
}

function cutLine(words: string, set: Typesetter): Mark[] {
  const centrePt = textBlock.leftPt + textBlock.widthPt / 2;
  const yPt = lineHeightPt * 0.35;
  const halfPt = set.widthPt(words, small) / 2 + 6;
  const dash = (fromPt: number, toPt: number): Mark => ({
    kind: 'line',
    fromPt: [fromPt, yPt],
    toPt: [toPt, yPt],
    widthPt: 0.6,
    colour: grey,
    dashPt: [4, 3],
  });
  return [
    dash(textBlock.leftPt, centrePt - halfPt),
    set.text(words, small, centrePt, yPt + 9 * 0.38, 'centre'),
    dash(centrePt + halfPt, textBlockRightPt),
  ];
}
