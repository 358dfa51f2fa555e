/** The fold of a case's papers: their pages and what was found when the original was held. */
import type { EventOf } from './case';
import type { CaseDocument, Page } from './document';
import { assertNever } from './result';

type PaperEvent = EventOf<
  | 'pageAdded'
  | 'pageRemoved'
  | 'pageAdjusted'
  | 'pageMoved'
  | 'pageKept'
  | 'pageRead'
  | 'pageReencoded'
  | 'pagesReordered'
  | 'documentInspected'
  | 'secondReadingRecorded'
>;

/** The papers after one event; one about an unknown paper or page leaves them as they are. */
export function withPapers(documents: readonly CaseDocument[], event: PaperEvent): CaseDocument[] {
  if (event.type === 'pageAdded') return withPage(documents, event);
  if (event.type === 'pageMoved') return withPageMoved(documents, event);
  return documents.map((document) =>
    document.id === event.documentId ? changed(document, event) : document,
  );
}

function changed(
  document: CaseDocument,
  event: Exclude<PaperEvent, { type: 'pageAdded' | 'pageMoved' }>,
): CaseDocument {
  const { pages } = document;
  switch (event.type) {
    case 'pageRemoved':
      return { ...document, pages: pages.filter(({ id }) => id !== event.pageId) };
    case 'pageAdjusted': {
      const { pageId, corrected, shape, faults } = event;
      const cut = { corrected, shape, faults, reencoded: false };
      return withPageOf(document, pageId, (page) => ({ ...page, ...cut }));
    }
    case 'pageKept':
      return withPageOf(document, event.pageId, (page) => ({ ...page, kept: event.kept }));
    case 'pageReencoded':
      return withPageOf(document, event.pageId, (page) => reencoded(page, event));
    case 'pageRead':
      return withPageOf(document, event.pageId, (page) => ({ ...page, text: event.text }));
    case 'pagesReordered': {
      const { order } = event;
      const byOrder = (a: Page, b: Page) => order.indexOf(a.id) - order.indexOf(b.id);
      return { ...document, pages: pages.toSorted(byOrder) };
    }
    case 'documentInspected':
      return inspected(document, event);
    case 'secondReadingRecorded':
      return { ...document, readings: [...(document.readings ?? []), event.reading] };
    default:
      return assertNever(event);
  }
}

/** What others said was of the look before. */
function inspected(
  document: CaseDocument,
  {
    inspection,
    inspectedById,
    drawnForReading = document.drawnForReading,
  }: EventOf<'documentInspected'>,
): CaseDocument {
  return {
    ...untouched(document),
    inspection,
    ...(inspectedById === undefined ? {} : { inspectedById }),
    ...(drawnForReading === undefined ? {} : { drawnForReading }),
  };
}

/** The paper as if nobody had looked at it; that it was drawn stays. */
function untouched({
  id,
  requirementId,
  kind,
  pages,
  drawnForReading,
}: CaseDocument): CaseDocument {
  return {
    id,
    requirementId,
    kind,
    pages,
    ...(drawnForReading === undefined ? {} : { drawnForReading }),
  };
}

/** What was read on it stands at the same place. */
function reencoded(page: Page, { of, corrected }: EventOf<'pageReencoded'>): Page {
  const { text } = page;
  const moved = text?.of === of ? { text: { ...text, of: corrected.sha256 } } : {};
  return { ...page, corrected, reencoded: true, ...moved };
}

function withPageOf(
  document: CaseDocument,
  pageId: string,
  edit: (page: Page) => Page,
): CaseDocument {
  const pages = document.pages.map((page) => (page.id === pageId ? edit(page) : page));
  return { ...document, pages };
}

function withPageMoved(
  documents: readonly CaseDocument[],
  { documentId, pageId, to }: EventOf<'pageMoved'>,
): CaseDocument[] {
  const from = documents.find(({ id }) => id === documentId);
  const page = from?.pages.find(({ id }) => id === pageId);
  if (from === undefined || page === undefined) return [...documents];
  const moved = { ...page, role: to.role };
  if (to.documentId === documentId) {
    const pages = from.pages.map((one) => (one === page ? moved : one));
    // It was held beside its original as another page: the look at the paper is taken again.
    return documents.map((one) => (one === from ? untouched({ ...from, pages }) : one));
  }
  const rest = from.pages.filter((one) => one !== page);
  const left = documents.map((one) => (one === from ? { ...from, pages: rest } : one));
  const { documentId: into, requirementId, kind } = to;
  return withPage(left, { type: 'pageAdded', documentId: into, requirementId, kind, page: moved });
}

function withPage(documents: readonly CaseDocument[], event: EventOf<'pageAdded'>): CaseDocument[] {
  const known = documents.find((document) => document.id === event.documentId);
  if (known === undefined) {
    const { documentId: id, requirementId, kind, page } = event;
    return [...documents, { id, requirementId, kind, pages: [page] }];
  }
  const at = known.pages.findIndex((page) => page.id === event.replaces);
  const pages = at < 0 ? [...known.pages, event.page] : known.pages.with(at, event.page);
  return documents.map((document) => (document === known ? { ...known, pages } : document));
}
