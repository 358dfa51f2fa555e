/** Chapters of an archive as pieces: a heading, then blocks of labelled rows and ruled tables. */
import type { ArchiveSheet } from '../../shared/archive/archive-plan-schema';
import { sheetArea } from './archive-page-frame';
import { shade } from './colours';
import type { FlowPiece } from './page-flow';
import { ptPerMm } from './page-geometry';
import type { TableCell, TableLook } from './table-rows';
import { tableRow } from './table-rows';
import type { TextStyle, Typesetter } from './typesetter';

const chapterTitle: TextStyle = { face: 'heiBold', sizePt: 16 };
const sheetTitle: TextStyle = { face: 'heiBold', sizePt: 10.5 };
const head: TextStyle = { face: 'heiBold', sizePt: 9 };
const words: TextStyle = { face: 'hei', sizePt: 9 };
const hash: TextStyle = { face: 'hei', sizePt: 6.3 };

export const archiveTable: TableLook = {
  leftPt: sheetArea.leftPt,
  leading: 1.4,
  padXPt: 4.5,
  padYPt: 2.6,
  leastHeightPt: 6.1 * ptPerMm,
  rulePt: 0.4,
  ruleColour: [0.45, 0.45, 0.45],
};

/** A SHA-256 stands on two lines of 32. */
const hashLine = 32;

/** Pieces of one chapter; its heading is the first. */
export function sheetPieces(
  title: string,
  sheets: readonly ArchiveSheet[],
  set: Typesetter,
): FlowPiece[] {
  const heading: FlowPiece = {
    heightPt: 32,
    marks: [set.text(title, chapterTitle, sheetArea.leftPt, 17)],
    keepWithNext: true,
  };
  const space: FlowPiece = { heightPt: 10, marks: [], space: true };
  return [heading, ...sheets.flatMap((sheet) => onePieces(sheet, set)), space];
}

function onePieces(sheet: ArchiveSheet, set: Typesetter): FlowPiece[] {
  const space: FlowPiece = { heightPt: 9, marks: [], space: true };
  const title: FlowPiece = {
    heightPt: 19,
    marks: [set.text(sheet.title, sheetTitle, sheetArea.leftPt, 11.5)],
    keepWithNext: true,
  };
  const pieces = sheet.kind === 'rows' ? labelledRows(sheet, set) : tablePieces(sheet, set);
  return [title, ...pieces, space];
}

/** Labelled values: one row each. */
function labelledRows(
  { rows }: Extract<ArchiveSheet, { kind: 'rows' }>,
  set: Typesetter,
): FlowPiece[] {
  const labelPt = 42 * ptPerMm;
  return rows.map(({ label, value }) =>
    tableRow(
      [
        { text: label, widthPt: labelPt, style: head, align: 'left', shade },
        { text: value, widthPt: sheetArea.widthPt - labelPt, style: words, align: 'left' },
      ],
      archiveTable,
      set,
    ),
  );
}

function tablePieces(
  { columns, lines, whenEmpty }: Extract<ArchiveSheet, { kind: 'table' }>,
  set: Typesetter,
): FlowPiece[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widthsPt = columns.map(({ share }) => (share / shares) * sheetArea.widthPt);
  const heading: FlowPiece = {
    ...tableRow(
      columns.map(({ title }, index): TableCell => ({
        text: title,
        widthPt: widthsPt[index] ?? 0,
        style: head,
        align: 'centre',
        shade,
      })),
      archiveTable,
      set,
    ),
    keepWithNext: true,
  };
  if (lines.length === 0) {
    const empty = { text: whenEmpty, widthPt: sheetArea.widthPt, style: words };
    return [heading, tableRow([{ ...empty, align: 'left' }], archiveTable, set)];
  }
  const rows = lines.map((line): FlowPiece => {
    const cells = columns.map(({ style }, index): TableCell => ({
      text: line[index] ?? '',
      widthPt: widthsPt[index] ?? 0,
      style: style === 'hash' ? hash : words,
      align: style === 'number' ? 'centre' : 'left',
      ...(style === 'hash' ? { everyCharacters: hashLine } : {}),
    }));
    return { ...tableRow(cells, archiveTable, set), repeat: heading };
  });
  return [heading, ...rows];
}
