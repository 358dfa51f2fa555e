/** Lays out a letter as pages of marks: title, number, text, lists, signature with seal place, stub, page numbers. */
import type { LetterContent } from '../../shared/archive/letter-content';
import { headMarks, numberMark, printMark } from './letter-frame';
import type { PageDraft } from './page-draft';
import { black } from './page-draft';
import type { Flow, FlowPiece } from './page-flow';
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
import type { TableCell, TableLook } from './table-rows';
import { tableRow } from './table-rows';
import type { TextStyle, Typesetter } from './typesetter';

const body: TextStyle = { face: 'song', sizePt: bodyPt, spacingPt: bodySpacingPt };
const title: TextStyle = { face: 'songBold', sizePt: titlePt };
const cellText: TextStyle = { face: 'song', sizePt: 12 };
const cellHead: TextStyle = { face: 'songBold', sizePt: 12 };

const letterTable: TableLook = {
  leftPt: textBlock.leftPt,
  leading: 1.3,
  padXPt: 5,
  padYPt: 1.3,
  leastHeightPt: 6.4 * ptPerMm,
  rulePt: 0.6,
  ruleColour: black,
};

/** How close the lines stand. */
type Grid = {
  readonly linePt: number;
  /** Base line within a line. */
  readonly basePt: number;
  readonly table: TableLook;
};

/** Line distances tried in turn, as shares of the usual one; at the last the lines stand 1.45 sizes apart. */
const closerShares = [0.96, 0.92, 0.88, 0.84, 0.8] as const;

function gridOf(share: number): Grid {
  const linePt = lineHeightPt * share;
  return {
    linePt,
    basePt: linePt * 0.5 + bodyPt * 0.38,
    table: {
      ...letterTable,
      leading: letterTable.leading * Math.max(share, 0.9),
      leastHeightPt: letterTable.leastHeightPt * share,
    },
  };
}

/**
 * Pages of a letter, geometry of GB/T 9704-2012; equal content gives equal pages. A letter whose end would hang over
 * onto one more page has its lines moved closer instead, as the standard advises (7.3.5.5).
 */
export function layOutLetter(content: LetterContent, set: Typesetter): PageDraft[] {
  const pages = fewestPages(content, set);
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

function fewestPages(content: LetterContent, set: Typesetter): Flow['pages'] {
  const usual = flowLetter(content, gridOf(1), set);
  if (usual.length === 1) return usual;
  for (const share of closerShares) {
    const closer = flowLetter(content, gridOf(share), set);
    if (closer.length < usual.length) return closer;
  }
  return usual;
}

function flowLetter(content: LetterContent, grid: Grid, set: Typesetter): Flow['pages'] {
  const text = [
    ...titlePieces(content, grid, set),
    ...bodyPieces(content, grid, set),
    ...rowPieces(content, grid, set),
    ...documentPieces(content, grid, set),
    gap(0.15, grid),
  ];
  const pieces: FlowPiece[] = [
    ...keepTail(text),
    signaturePiece(content, set),
    ...stubPieces(content.stub, grid.table, set),
  ];
  return flowPages(pieces, textBlock.topPt, textBlock.heightPt).pages;
}

const gap = (lines: number, { linePt }: Grid): FlowPiece => ({
  heightPt: lines * linePt,
  marks: [],
  space: true,
});

/** The signature never stands alone on a page (GB/T 9704-2012, 7.3.5.5): text goes with it. */
function keepTail(pieces: readonly FlowPiece[]): FlowPiece[] {
  return pieces.map((piece, index) =>
    index >= pieces.length - 3 ? { ...piece, keepWithNext: true } : piece,
  );
}

function titlePieces(content: LetterContent, grid: Grid, set: Typesetter): FlowPiece[] {
  const centrePt = textBlock.leftPt + textBlock.widthPt / 2;
  const lines = set.lines(content.title, title, textBlock.widthPt - 2 * titlePt);
  const heads = lines.map((line): FlowPiece => {
    const widthPt = set.widthPt(line.text, title);
    return {
      heightPt: grid.linePt * 1.1,
      marks: [set.text(line.text, title, centrePt - widthPt / 2, titlePt * 1.15)],
      keepWithNext: true,
    };
  });
  const number = set.text(content.number, body, textBlockRightPt, grid.basePt, 'right');
  return [
    ...heads,
    { ...gap(0.3, grid), space: false, keepWithNext: true },
    { heightPt: grid.linePt, marks: [number], keepWithNext: true },
    { ...gap(0.15, grid), space: false, keepWithNext: true },
  ];
}

function paragraphPieces(
  text: string,
  indent: number,
  { linePt, basePt }: Grid,
  set: Typesetter,
): FlowPiece[] {
  const lines = set.lines(text, body, textBlock.widthPt, indent);
  return lines.map((line, index) => ({
    heightPt: linePt,
    marks: [set.line(line, body, textBlock.leftPt, basePt)],
    // Neither the first nor the last line of a paragraph is left alone.
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
  }));
}

function bodyPieces(content: LetterContent, grid: Grid, set: Typesetter): FlowPiece[] {
  const salutation = paragraphPieces(content.salutation, 0, grid, set).map((piece) => ({
    ...piece,
    keepWithNext: true,
  }));
  return [
    ...salutation,
    ...content.paragraphs.flatMap((text) => paragraphPieces(text, 2, grid, set)),
  ];
}

function rowPieces({ rows }: LetterContent, grid: Grid, set: Typesetter): FlowPiece[] {
  if (rows.length === 0) return [];
  const labelPt = 30 * ptPerMm;
  const pieces = rows.map(({ label, value }) =>
    tableRow(
      [
        { text: label, widthPt: labelPt, style: cellHead, align: 'centre' },
        { text: value, widthPt: textBlock.widthPt - labelPt, style: cellText, align: 'left' },
      ],
      grid.table,
      set,
    ),
  );
  return [gap(0.2, grid), ...pieces];
}

function documentPieces({ documents }: LetterContent, grid: Grid, set: Typesetter): FlowPiece[] {
  if (documents.length === 0) return [];
  const widthsPt = [16 * ptPerMm, textBlock.widthPt - 40 * ptPerMm, 24 * ptPerMm];
  const row = (style: TextStyle, ...texts: string[]): FlowPiece => {
    const cells = texts.map((text, index): TableCell => {
      const align = index === 1 && style === cellText ? 'left' : 'centre';
      return { text, widthPt: widthsPt[index] ?? 0, style, align };
    });
    return tableRow(cells, grid.table, set);
  };
  const heading = row(cellHead, '序号', '材料名称', '页数');
  return [
    gap(0.2, grid),
    { ...heading, keepWithNext: true },
    ...documents.map(({ title: name, pages }, index) => ({
      ...row(cellText, String(index + 1), name, String(pages)),
      repeat: heading,
    })),
  ];
}
