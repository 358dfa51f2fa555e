/** Lays out an archive: cover with contents, chapters of rows and tables, sheets of pictures; letters come after. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import { coverPage } from './archive-cover';
import { sheetPieces } from './archive-sheet-pieces';
import { documentSheets } from './archive-image-pages';
import { footerMarks, headerMarks, sheetArea } from './archive-page-frame';
import { asDrill } from './mark-across';
import type { Bookmark, PageLabel } from './outline';
import type { PageDraft } from './page-draft';
import type { PageTexts } from './page-texts';
import type { FlowPiece } from './page-flow';
import { flowPages } from './page-flow';
import { a4 } from './page-geometry';
import type { Typesetter } from './typesetter';

/** Pages ready to be drawn, and how a reader finds its way among them. */
export type PaperLayout = {
  /** Every page before the letters. */
  readonly drafts: readonly PageDraft[];
  readonly bookmarks: readonly Bookmark[];
  readonly labels: readonly PageLabel[];
};

/** All pages but those of the letters, and bookmarks and labels for all of them. */
export function layOutArchive(
  plan: ArchivePlan,
  set: Typesetter,
  texts: PageTexts = new Map(),
): PaperLayout {
  const drafts: PageDraft[] = [];
  const bookmarks: Bookmark[] = [];
  // Page 0 is the cover; it is drawn last because it says where everything begins.
  let page = 1;
  const pieces: FlowPiece[] = [];
  const headings: { title: string; piece: number }[] = [];
  for (const [index, chapter] of plan.chapters.entries()) {
    const title = `${ordinal(index)}、${chapter.title}`;
    const ofChapter = sheetPieces(title, chapter.sheets, set);
    headings.push({ title, piece: pieces.length });
    pieces.push(...ofChapter);
  }
  const flow = flowPages(pieces, sheetArea.topPt, sheetArea.heightPt);
  for (const { title, piece } of headings) {
    bookmarks.push({ title, page: page + (flow.pageOf[piece] ?? 0), children: [] });
  }
  for (const marks of flow.pages) {
    drafts.push({
      ...a4,
      marks: [...headerMarks(plan, a4, set), ...marks, ...footerMarks(page, a4, set)],
    });
    page += 1;
  }
  const documents: Bookmark[] = [];
  let image = 0;
  for (const [number, document] of plan.documents.entries()) {
    const title = `材料${number + 1}　${document.title}`;
    const first = { image, sheet: page, page, documentTitle: title };
    const sheets = documentSheets(plan, document, first, set, texts);
    documents.push({ title, page, children: sheets.bookmarks });
    drafts.push(...sheets.drafts);
    image += document.pages.length;
    page += sheets.drafts.length;
  }
  const [first] = documents;
  if (first !== undefined) {
    const title = `${ordinal(bookmarks.length)}、${plan.documentsTitle}`;
    bookmarks.push({ title, page: first.page, children: documents });
  }
  const labels: PageLabel[] = [
    { from: 0, prefix: '封面', counted: false },
    { from: 1, prefix: '', counted: true },
  ];
  const letters: Bookmark[] = [];
  for (const [number, letter] of plan.letters.entries()) {
    letters.push({ title: `${letter.title}　${letter.number}`, page, children: [] });
    labels.push({ from: page, prefix: `文书${number + 1}-`, counted: true });
    page += letter.pages;
  }
  const [firstLetter] = letters;
  if (firstLetter !== undefined) {
    const title = `${ordinal(bookmarks.length)}、${plan.lettersTitle}`;
    bookmarks.push({ title, page: firstLetter.page, children: letters });
  }
  const pages = [coverPage(plan, bookmarks, page, set), ...drafts];
  return {
    drafts: plan.drill === true ? pages.map((draft) => asDrill(draft, set)) : pages,
    bookmarks: [{ title: '封面', page: 0, children: [] }, ...bookmarks],
    labels,
  };
}

const ordinals = '一二三四五六七八九十';
const ordinal = (index: number): string => ordinals[index] ?? String(index + 1);
