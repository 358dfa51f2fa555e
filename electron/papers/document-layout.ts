/** Lays out one document of a case: its pages as they stand in the archive of the whole case, counted from 1. */
import type { DocumentPlan } from '../../shared/archive/document-plan';
import { documentSheets } from './archive-image-pages';
import type { PaperLayout } from './archive-layout';
import { asDrill } from './mark-across';
import type { PageTexts } from './page-texts';
import type { Typesetter } from './typesetter';

/** A sheet for each page, two sides of a card on one; a bookmark for each page. */
export function layOutDocument(
  plan: DocumentPlan,
  set: Typesetter,
  texts: PageTexts = new Map(),
): PaperLayout {
  const first = { image: 0, sheet: 1, page: 0, documentTitle: plan.title };
  const { drafts, bookmarks } = documentSheets(plan, plan, first, set, texts);
  return {
    drafts: plan.drill === true ? drafts.map((draft) => asDrill(draft, set)) : drafts,
    bookmarks,
    labels: [{ from: 0, prefix: '', counted: true }],
  };
}
