/** Judges what the desk does to pages: added, cut anew, kept in spite of a fault, ordered, removed, inspected. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { isAccepted } from './completeness';
import type { DecideContext } from './decide-context';
import type { ImageFile, PagePlace } from './document';
import { markOf } from './family-entry';
import { inspect } from './decide-inspection';
import { openFaults } from './page-judgement';
import type { Result } from './result';
import { assertNever, err, ok } from './result';

const pagesPerCase = 200;

/** A page comes into the paper that answers a line of the checklist; the same page twice is one. */
export function addPage(
  current: Case,
  { page, replaces, documentId, requirementId, kind }: Asked<'addPage'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const place = { documentId, requirementId, kind };
  const pages = current.documents.flatMap((document) => document.pages);
  // Handed over again because the answer to the first time was lost; it may have been moved since.
  if (pages.some(({ id }) => id === page.id)) return ok([]);
  const fits = fittingPlace(current, place, context);
  if (!fits.ok) return fits;
  if (pages.length >= pagesPerCase) return err({ kind: 'tooManyPages', limit: pagesPerCase });
  return ok([
    {
      type: 'pageAdded',
      ...place,
      page: { ...page, ...markOf(context.actor) },
      ...(replaces === undefined ? {} : { replaces }),
    },
  ]);
}

/** A page goes where it belongs; its picture, and what was said of it, go along. */
export function movePage(
  current: Case,
  { documentId, pageId, to }: Asked<'movePage'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const from = current.documents.find(({ id }) => id === documentId);
  if (from === undefined) return err({ kind: 'documentUnknown' });
  const page = from.pages.find(({ id }) => id === pageId);
  if (page === undefined) return err({ kind: 'pageUnknown' });
  if (to.documentId === documentId && to.role === page.role) return ok([]);
  const fits = fittingPlace(current, to, context, pageId);
  return fits.ok ? ok([{ type: 'pageMoved', documentId, pageId, to }]) : fits;
}

/** Whether a page may come into this paper; `leaving` is a page that stands elsewhere until then. */
function fittingPlace(
  current: Case,
  { documentId, requirementId, kind }: Omit<PagePlace, 'role'>,
  context: DecideContext,
  leaving?: string,
): Result<undefined, CaseError> {
  const asked = context
    .checklistFor(current)
    .requirements.find((requirement) => requirement.id === requirementId);
  if (asked === undefined || !isAccepted({ requirementId, kind }, asked)) {
    return err({ kind: 'requirementUnknown' });
  }
  const known = current.documents.find(({ id }) => id === documentId);
  if (known !== undefined && (known.requirementId !== requirementId || known.kind !== kind)) {
    return err({ kind: 'documentUnknown' });
  }
  const rival = current.documents.some(
    (other) =>
      other.id !== documentId &&
      // A paper that is not accepted any more is set aside, and keeps no other back.
      isAccepted(other, asked) &&
      other.pages.some(({ id }) => id !== leaving),
  );
  // A second paper for the same line would be seen by nobody and yet leave with the case.
  const isSecond = rival && (known === undefined || known.pages.length === 0);
  return isSecond ? err({ kind: 'requirementAnswered' }) : ok(undefined);
}

/** What was read on a page, wherever it stands by now. */
export function recordPageText(
  current: Case,
  { documentId, pageId, text }: Asked<'recordPageText'>,
): Result<CaseEvent[], CaseError> {
  if (!current.documents.some(({ id }) => id === documentId))
    return err({ kind: 'documentUnknown' });
  const read = standing(current, pageId);
  // It went, or was cut anew, while it was read.
  if (read?.page.corrected.sha256 !== text.of) return ok([]);
  const { document, page } = read;
  if (page.text?.sha256 === text.sha256 && page.text.of === text.of) return ok([]);
  return ok([{ type: 'pageRead', documentId: document.id, pageId, text }]);
}

/** A smaller image of a page, wherever it stands by now. */
export function recordReencoded(
  current: Case,
  { documentId, pageId, of, corrected }: Asked<'recordReencoded'>,
): Result<CaseEvent[], CaseError> {
  if (!current.documents.some(({ id }) => id === documentId))
    return err({ kind: 'documentUnknown' });
  const found = standing(current, pageId);
  // It went, or was cut anew, meanwhile; or nothing is won.
  if (found?.page.corrected.sha256 !== of) return ok([]);
  if (!isSmaller(corrected, found.page.corrected)) return ok([]);
  return ok([{ type: 'pageReencoded', documentId: found.document.id, pageId, of, corrected }]);
}

function standing({ documents }: Case, pageId: string) {
  return documents.flatMap((document) =>
    document.pages.filter(({ id }) => id === pageId).map((page) => ({ document, page })),
  )[0];
}

/** What is done to the pages of a paper, and the look at its original. */
export function forDocument(
  current: Case,
  command: Asked<'removePage' | 'adjustPage' | 'keepPage' | 'reorderPages' | 'inspectDocument'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const { at, actor } = context;
  const { documentId } = command;
  const document = current.documents.find(({ id }) => id === documentId);
  if (document === undefined) return err({ kind: 'documentUnknown' });
  const pageIds = document.pages.map(({ id }) => id);
  switch (command.name) {
    case 'removePage':
      return pageIds.includes(command.pageId)
        ? ok([{ type: 'pageRemoved', documentId, pageId: command.pageId, ...markOf(actor) }])
        : err({ kind: 'pageUnknown' });
    case 'adjustPage': {
      if (!pageIds.includes(command.pageId)) return err({ kind: 'pageUnknown' });
      const { pageId, corrected, shape, faults } = command;
      return ok([{ type: 'pageAdjusted', documentId, pageId, corrected, shape, faults }]);
    }
    case 'keepPage': {
      const page = document.pages.find(({ id }) => id === command.pageId);
      if (page === undefined) return err({ kind: 'pageUnknown' });
      const { faults = [] } = page;
      if (openFaults(page).length === 0) return ok([]);
      const kept = { reason: command.reason, faults, at, by: actor.name };
      return ok([{ type: 'pageKept', documentId, pageId: page.id, kept }]);
    }
    case 'reorderPages':
      return command.order.length === pageIds.length &&
        pageIds.every((id) => command.order.includes(id))
        ? ok([{ type: 'pagesReordered', documentId, order: command.order }])
        : err({ kind: 'pageUnknown' });
    case 'inspectDocument':
      return inspect(current, document, command, context);
    default:
      return assertNever(command);
  }
}

/** The same pixels in fewer bytes. */
function isSmaller(one: ImageFile, other: ImageFile): boolean {
  const same = one.widthPx === other.widthPx && one.heightPx === other.heightPx;
  return same && one.mediaType === other.mediaType && one.bytes < other.bytes;
}
