/** Lays out a letter as pages of marks: title, number, text, lists, signature with seal place, stub, page numbers. */
import type { LetterContent } from '../../shared/archive/letter-content';
import { headMarks, numberMark, printMark } from './letter-frame';
import type { PageDraft } from './page-draft';
import { black } from './page-draft';
import type { FlowPiece } from './page-flow';
import { flowPages } from './page-flow';
import {
  a4,
  bodyPt,
  bodySpacingPt,
  lineHeightPt,
  ptPerMm,
  textBlock,
  textBlockRightPt,
  titlePt,
} from './page-geometry';
import { signaturePiece } from './letter-signature';
import { stubPieces } from './letter-stub';
import type { TableCell } from './table-rows';
import { tableRow } from './table-rows';
import type { TextStyle, Typesetter } from './typesetter';

const body: TextStyle = { face: 'song', sizePt: bodyPt, spacingPt: bodySpacingPt };
const title: TextStyle = { face: 'songBold', sizePt: titlePt };
const cellText: TextStyle = { face: 'song', sizePt: 12 };
const cellHead: TextStyle = { face: 'songBold', sizePt: 12 };

/** Base line within a line of the grid. */
const basePt = lineHeightPt * 0.5 + bodyPt * 0.38;

const letterTable = {
  leftPt: textBlock.leftPt,
  leading: 1.3,
  padXPt: 5,
  padYPt: 1.3,
  leastHeightPt: 6.4 * ptPerMm,
  rulePt: 0.6,
  ruleColour: black,
};

/** Pages of a letter, geometry of GB/T 9704-2012; equal content gives equal pages. */
export function layOutLetter(content: LetterContent, set: Typesetter): PageDraft[] {
  const text = [
    ...titlePieces(content, set),
    ...bodyPieces(content, set),
    ...rowPieces(content, set),
    ...documentPieces(content, set),
    gap(0.15),
  ];
  const pieces: FlowPiece[] = [
    ...keepTail(text),
    signaturePiece(content, set),
    ...stubPieces(content.stub, letterTable, set),
  ];
  const { pages } = flowPages(pieces, textBlock.topPt, textBlock.heightPt);
  return pages.map((marks, index) => ({
    ...a4,
    marks: [
      ...content.marks.flatMap((mark) => printMark(mark, set)),
      ...(index === 0 ? headMarks(content, set) : []),
      ...marks,
      numberMark(index, set),
    ],
  }));
}

const gap = (lines: number): FlowPiece => ({
  heightPt: lines * lineHeightPt,
  marks: [],
  space: true,
});

/** The signature never stands alone on a page (GB/T 9704-2012, 7.3.5.5): text goes with it. */
function keepTail(pieces: readonly FlowPiece[]): FlowPiece[] {
  return pieces.map((piece, index) =>
    index >= pieces.length - 3 ? { ...piece, keepWithNext: true } : piece,
  );
}

function titlePieces(content: LetterContent, set: Typesetter): FlowPiece[] {
  const centrePt = textBlock.leftPt + textBlock.widthPt / 2;
  const lines = set.lines(content.title, title, textBlock.widthPt - 2 * titlePt);
  const heads = lines.map((line): FlowPiece => {
    const widthPt = set.widthPt(line.text, title);
    return {
      heightPt: lineHeightPt * 1.1,
      marks: [set.text(line.text, title, centrePt - widthPt / 2, titlePt * 1.15)],
      keepWithNext: true,
    };
  });
  const number = set.text(content.number, body, textBlockRightPt, basePt, 'right');
  return [
    ...heads,
    { ...gap(0.3), space: false, keepWithNext: true },
    { heightPt: lineHeightPt, marks: [number], keepWithNext: true },
    { ...gap(0.15), space: false, keepWithNext: true },
  ];
}

function paragraphPieces(text: string, indent: number, set: Typesetter): FlowPiece[] {
  const lines = set.lines(text, body, textBlock.widthPt, indent);
  return lines.map((line, index) => ({
    heightPt: lineHeightPt,
    marks: [set.line(line, body, textBlock.leftPt, basePt)],
    // Neither the first nor the last line of a paragraph is left alone.
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
  }));
}

function bodyPieces(content: LetterContent, set: Typesetter): FlowPiece[] {
  const salutation = paragraphPieces(content.salutation, 0, set).map((piece) => ({
    ...piece,
    keepWithNext: true,
  }));
  return [...salutation, ...content.paragraphs.flatMap((text) => paragraphPieces(text, 2, set))];
}

function rowPieces({ rows }: LetterContent, set: Typesetter): FlowPiece[] {
  if (rows.length === 0) return [];
  const labelPt = 30 * ptPerMm;
  const pieces = rows.map(({ label, value }) =>
    tableRow(
      [
        { text: label, widthPt: labelPt, style: cellHead, align: 'centre' },
        { text: value, widthPt: textBlock.widthPt - labelPt, style: cellText, align: 'left' },
      ],
      letterTable,
      set,
    ),
  );
  return [gap(0.2), ...pieces];
}

function documentPieces({ documents }: LetterContent, set: Typesetter): FlowPiece[] {
  if (documents.length === 0) return [];
  const widthsPt = [16 * ptPerMm, textBlock.widthPt - 40 * ptPerMm, 24 * ptPerMm];
  const row = (style: TextStyle, ...texts: string[]): FlowPiece => {
    const cells = texts.map((text, index): TableCell => {
      const align = index === 1 && style === cellText ? 'left' : 'centre';
      return { text, widthPt: widthsPt[index] ?? 0, style, align };
    });
    return tableRow(cells, letterTable, set);
  };
  const heading = row(cellHead, '序号', '材料名称', '页数');
  return [
    gap(0.2),
    { ...heading, keepWithNext: true },
    ...documents.map(({ title: name, pages }, index) => ({
      ...row(cellText, String(index + 1), name, String(pages)),
      repeat: heading,
    })),
  ];
}
