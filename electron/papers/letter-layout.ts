/** Lays out a letter as pages of marks: title, number, text, lists, signature with seal place, stub, page numbers. */
import type { LetterContent, LetterMark } from '../../shared/archive/letter-content';
import type { Colour, Mark, PageDraft } from './page-draft';
import { black } from './page-draft';
import type { FlowPiece } from './page-flow';
import { flowPages } from './page-flow';
import {
  a4,
  bodyPt,
  bodySpacingPt,
  lineHeightPt,
  pageNumberGapPt,
  pageNumberPt,
  ptPerMm,
  sealRed,
  textBlock,
  textBlockBottomPt,
  textBlockRightPt,
  titlePt,
} from './page-geometry';
import { signaturePiece } from './letter-signature';
import { stubPieces } from './letter-stub';
import { qrMark } from './qr-marks';
import type { TableCell } from './table-rows';
import { tableRow } from './table-rows';
import type { TextStyle, Typesetter } from './typesetter';

const body: TextStyle = { face: 'song', sizePt: bodyPt, spacingPt: bodySpacingPt };
const title: TextStyle = { face: 'songBold', sizePt: titlePt };
const cellText: TextStyle = { face: 'song', sizePt: 12 };
const cellHead: TextStyle = { face: 'songBold', sizePt: 12 };
const caption: TextStyle = { face: 'song', sizePt: 7 };
const pageNumber: TextStyle = { face: 'song', sizePt: pageNumberPt };

const markColour: Colour = [0.9, 0.9, 0.9];
const qrWidthPt = 20 * ptPerMm;
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

/** QR code in the upper margin, flush with the text block; its number is readable on the letter as well. */
function headMarks(content: LetterContent, set: Typesetter): Mark[] {
  const leftPt = textBlockRightPt - qrWidthPt;
  const topPt = 10 * ptPerMm;
  return [
    qrMark(content.qrText, leftPt, topPt, qrWidthPt),
    set.text('扫码核对文书编号', caption, leftPt + qrWidthPt / 2, topPt + qrWidthPt + 10, 'centre'),
  ];
}

/** 一字线 page number, on the outer side (7.5): odd pages right, even pages left, one character in. */
function numberMark(index: number, set: Typesetter): Mark {
  const yPt = textBlockBottomPt + pageNumberGapPt + pageNumberPt * 0.88;
  const text = `— ${index + 1} —`;
  return index % 2 === 0
    ? set.text(text, pageNumber, textBlockRightPt - pageNumberPt, yPt, 'right')
    : set.text(text, pageNumber, textBlock.leftPt + pageNumberPt, yPt);
}

/** Marks lie under the text in pale grey: PDF/A-1 has no transparency. */
function printMark(mark: LetterMark, set: Typesetter): Mark[] {
  const note: TextStyle = { face: 'heiBold', sizePt: 12, colour: sealRed };
  const across = (words: string): Mark[] => {
    const style: TextStyle = { face: 'heiBold', sizePt: 120, colour: markColour };
    const widthPt = set.widthPt(words, style);
    const shiftPt = (widthPt / 2) * Math.SQRT1_2;
    const written = set.text(words, style, a4.widthPt / 2 - shiftPt, a4.heightPt / 2 + shiftPt);
    return written.kind === 'text' ? [{ ...written, turnDegrees: 45 }] : [];
  };
  switch (mark.kind) {
    case 'drill':
      return [
        ...across('演练'),
        set.text('演练文书，不发生效力', note, textBlock.leftPt, 22 * ptPerMm),
      ];
    case 'void':
      return [...across('作废'), set.text('本文书已作废', note, textBlock.leftPt, 27 * ptPerMm)];
    case 'reprint':
      return [set.text(`第${mark.copy}次打印`, note, textBlock.leftPt, 32 * ptPerMm)];
  }
}
