/** The PDF of the register of numbers: A4, a table for each kind of number, the heading on every page, a line to sign. */
import type { RegisterPaper } from '../../shared/archive/register-paper';
import { drillWord } from '../../shared/domain/drill';
import type { Result } from '../../shared/domain/result';
import { archiveTable } from './archive-sheet-pieces';
import { sheetArea } from './archive-page-frame';
import { grey, pale, shade } from './colours';
import { markAcross } from './mark-across';
import type { Mark, PageDraft } from './page-draft';
import type { FlowPiece } from './page-flow';
import { flowPages } from './page-flow';
import { a4, ptPerMm, sealRed } from './page-geometry';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { tableRow } from './table-rows';
import { makeTextPaper } from './text-paper';
import type { TextStyle } from './typesetter';
import { Typesetter } from './typesetter';

const title: TextStyle = { face: 'songBold', sizePt: 22 };
const fact: TextStyle = { face: 'song', sizePt: 10.5 };
const verdict: TextStyle = { face: 'heiBold', sizePt: 10.5 };
const series: TextStyle = { face: 'heiBold', sizePt: 12 };
const head: TextStyle = { face: 'heiBold', sizePt: 8.5 };
const words: TextStyle = { face: 'hei', sizePt: 8 };
const foot: TextStyle = { face: 'hei', sizePt: 8, colour: grey };
const note: TextStyle = { face: 'heiBold', sizePt: 12, colour: sealRed };

/** Shares of the width: serial, state, number, case, when, by whom, remark. */
const shares = [20, 11, 38, 30, 31, 15, 25] as const;
/** Where a table has columns of its own, the first one names the row. */
const ownShares = (columns: number) => Array.from({ length: columns }, (_, at) => (at ? 10 : 18));

function widthsOf(parts: readonly number[]): readonly number[] {
  const all = parts.reduce((sum, one) => sum + one, 0);
  return parts.map((share) => (share / all) * sheetArea.widthPt);
}
const table = { ...archiveTable, padXPt: 3.2, padYPt: 1.8, leastHeightPt: 5.4 * ptPerMm };

/** Equal content gives equal bytes. */
export function makeRegisterPdf(
  content: RegisterPaper,
  fonts: PaperFonts,
): Promise<Result<MadePaper, PapersError>> {
  const set = new Typesetter(fonts);
  const drafts = layOutRegister(content, set);
  const [school, station] = content.facts;
  return makeTextPaper(
    drafts,
    { set, fonts },
    {
      title: content.title,
      author: school?.value ?? '',
      subject: `${station?.label ?? ''} ${station?.value ?? ''}`,
      keywords: [content.title],
      at: content.at,
    },
  );
}

/** Pages of the register. */
function layOutRegister(content: RegisterPaper, set: Typesetter): PageDraft[] {
  const pieces = [
    ...headPieces(content, set),
    ...content.series.flatMap((one) => seriesPieces(content, one, set)),
    signaturePiece(content, set),
  ];
  const { pages } = flowPages(pieces, sheetArea.topPt, sheetArea.heightPt);
  return pages.map((marks, index) => ({
    ...a4,
    marks: [
      ...(content.drill ? drillMarks(set) : []),
      ...marks,
      ...footMarks(content, `第 ${index + 1} 页 / 共 ${pages.length} 页`, set),
    ],
  }));
}

function drillMarks(set: Typesetter): Mark[] {
  return [
    ...markAcross(drillWord, a4, pale, set),
    set.text('演练登记簿，不发生效力', note, sheetArea.leftPt, 14 * ptPerMm),
  ];
}

function footMarks({ title: name, facts }: RegisterPaper, page: string, set: Typesetter): Mark[] {
  const yPt = a4.heightPt - 11 * ptPerMm;
  const about = [name, ...facts.slice(0, 3).map(({ value }) => value)].join('　');
  return [
    set.text(about, foot, sheetArea.leftPt, yPt),
    set.text(page, foot, sheetArea.leftPt + sheetArea.widthPt, yPt, 'right'),
  ];
}

const gap = (heightPt: number): FlowPiece => ({ heightPt, marks: [], space: true });

function headPieces(content: RegisterPaper, set: Typesetter): FlowPiece[] {
  const { leftPt, widthPt } = sheetArea;
  const facts = factRows(content.facts, set);
  const lines = set.lines(content.verdict, verdict, widthPt);
  return [
    {
      heightPt: 40,
      marks: [set.text(content.title, title, leftPt + widthPt / 2, 24, 'centre')],
      keepWithNext: true,
    },
    { heightPt: facts.rows * factRowPt + 6, marks: facts.marks, keepWithNext: true },
    {
      heightPt: lines.length * 16 + 4,
      marks: lines.map((line, index) => set.line(line, verdict, leftPt, 12 + index * 16)),
    },
  ];
}

const factRowPt = 17;

/** Two to a row; one that is wider than its column has rows of its own. */
function factRows(
  facts: RegisterPaper['facts'],
  set: Typesetter,
): { readonly marks: Mark[]; readonly rows: number } {
  const { leftPt, widthPt } = sheetArea;
  const columnPt = widthPt / 2;
  const marks: Mark[] = [];
  let rows = 0;
  let column = 0;
  for (const { label, value } of facts) {
    const text = `${label}：${value}`;
    const isWide = set.widthPt(text, fact) > columnPt - 8;
    if (column === 1 && isWide) {
      rows += 1;
      column = 0;
    }
    const lines = set.lines(text, fact, isWide ? widthPt : columnPt);
    lines.forEach((line, index) =>
      marks.push(set.line(line, fact, leftPt + column * columnPt, 12 + (rows + index) * factRowPt)),
    );
    if (isWide) rows += lines.length;
    else if (column === 1) rows += 1;
    column = isWide ? 0 : 1 - column;
  }
  return { marks, rows: rows + column };
}

/** A table's name with what it comes to beside it, or below it where that is longer than the sheet is wide. */
function nameOf(one: RegisterPaper['series'][number], set: Typesetter): FlowPiece {
  const { leftPt, widthPt } = sheetArea;
  const name = set.text(one.title, series, leftPt, 13);
  const besidePt = set.widthPt(one.title, series) + 10;
  if (besidePt + set.widthPt(one.totals, fact) <= widthPt) {
    const beside = set.text(one.totals, fact, leftPt + besidePt, 13);
    return { heightPt: 20, marks: [name, beside], keepWithNext: true };
  }
  const lines = set.lines(one.totals, fact, widthPt);
  const below = lines.map((line, index) => set.line(line, fact, leftPt, 29 + index * 15));
  return { heightPt: 20 + lines.length * 15, marks: [name, ...below], keepWithNext: true };
}

function seriesPieces(
  content: RegisterPaper,
  one: RegisterPaper['series'][number],
  set: Typesetter,
): FlowPiece[] {
  const { columns: own, shares: texts } = one;
  const columns = own ?? content.columns;
  const widthsPt = widthsOf(own === undefined ? shares : (texts ?? ownShares(own.length)));
  const alignOf = (index: number) => {
    if (own === undefined) return index < 2 ? ('centre' as const) : ('left' as const);
    return index === 0 || texts !== undefined ? ('left' as const) : ('right' as const);
  };
  const heading = tableRow(
    columns.map((text, index) => ({
      text,
      widthPt: widthsPt[index] ?? 0,
      style: head,
      align: 'centre' as const,
      shade,
    })),
    table,
    set,
  );
  const rows = one.rows.map((cells): FlowPiece => ({
    ...tableRow(
      cells.map((text, index) => ({
        text,
        widthPt: widthsPt[index] ?? 0,
        style: words,
        align: alignOf(index),
      })),
      table,
      set,
    ),
    repeat: heading,
  }));
  return [gap(10), nameOf(one, set), { ...heading, keepWithNext: true }, ...rows];
}

/** Somebody compared it, and says so by hand. */
function signaturePiece({ signature }: RegisterPaper, set: Typesetter): FlowPiece {
  return { heightPt: 44, marks: [set.text(signature, fact, sheetArea.leftPt, 34)] };
}
