/** The cover of an archive: what it is, whose, sealed when, and where each chapter begins. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import { archiveTable } from './archive-sheet-pieces';
import { grey } from './colours';
import type { Bookmark } from './outline';
import type { Mark, PageDraft } from './page-draft';
import type { FlowPiece } from './page-flow';
import { flowPages } from './page-flow';
import { a4, ptPerMm } from './page-geometry';
import { tableRow } from './table-rows';
import type { TextStyle, Typesetter } from './typesetter';

const title: TextStyle = { face: 'songBold', sizePt: 26, spacingPt: 2 };
const number: TextStyle = { face: 'hei', sizePt: 13 };
const label: TextStyle = { face: 'heiBold', sizePt: 10.5 };
const value: TextStyle = { face: 'hei', sizePt: 10.5 };
const contentsTitle: TextStyle = { face: 'heiBold', sizePt: 12 };
const contents: TextStyle = { face: 'hei', sizePt: 10.5 };
const note: TextStyle = { face: 'hei', sizePt: 8, colour: grey };

const sidePt = 30 * ptPerMm;
const widthPt = a4.widthPt - 2 * sidePt;
const titlePt = 48 * ptPerMm;
const tablePt = 72 * ptPerMm;
const contentsGapPt = 12 * ptPerMm;
const contentsLinePt = 18;

/** Draws the cover; `pages` counts the whole archive. */
export function coverPage(
  plan: ArchivePlan,
  chapters: readonly Bookmark[],
  pages: number,
  set: Typesetter,
): PageDraft {
  const labelPt = 36 * ptPerMm;
  const rows: FlowPiece[] = plan.cover.map((row) =>
    tableRow(
      [
        { text: row.label, widthPt: labelPt, style: label, align: 'left' },
        { text: row.value, widthPt: widthPt - labelPt, style: value, align: 'left' },
      ],
      { ...archiveTable, leftPt: sidePt, leastHeightPt: 8 * ptPerMm, padXPt: 7 },
      set,
    ),
  );
  const rowsPt = rows.reduce((sum, row) => sum + row.heightPt, 0);
  const table = flowPages(rows, tablePt, a4.heightPt).pages.flat();
  const centrePt = a4.widthPt / 2;
  const contentsPt = tablePt + rowsPt + contentsGapPt;
  return {
    ...a4,
    marks: [
      set.text(plan.title, title, centrePt, titlePt, 'centre'),
      set.text(plan.caseNumber, number, centrePt, titlePt + 28, 'centre'),
      ...table,
      set.text('目录', contentsTitle, sidePt, contentsPt),
      ...chapters.flatMap((chapter, index) =>
        contentsLine(chapter, contentsPt + (index + 1) * contentsLinePt + 4, set),
      ),
      set.text(
        `全卷共${pages}页（含封面）。文件校验值见“文件清单与校验值”，影像为采集后的归档件，未经再次压缩。`,
        note,
        centrePt,
        a4.heightPt - 16 * ptPerMm,
        'centre',
      ),
    ],
  };
}

function contentsLine({ title: words, page }: Bookmark, yPt: number, set: Typesetter): Mark[] {
  const numberWords = String(page);
  const fromPt = sidePt + set.widthPt(words, contents) + 6;
  const toPt = a4.widthPt - sidePt - set.widthPt(numberWords, contents) - 6;
  return [
    set.text(words, contents, sidePt, yPt),
    {
      kind: 'line',
      fromPt: [fromPt, yPt - 1],
      toPt: [toPt, yPt - 1],
      widthPt: 0.8,
      colour: [0.6, 0.6, 0.6],
      dashPt: [0.8, 3],
    },
    set.text(numberWords, contents, a4.widthPt - sidePt, yPt, 'right'),
  ];
}
