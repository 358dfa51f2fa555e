/** Pages whose words say that they belong to another paper, or are another page of theirs; a proposal for people. */
import type { RequirementProgress } from '../../domain/completeness';
import type { PagePlace } from '../../domain/document';
import { extraRole } from '../../domain/requirement';
import { otherRole } from './pile-order';

/** What the words of a page make of it: kinds and roles as policy packs call them. */
export type SeemingKind = {
  readonly kind: string;
  readonly role?: string | undefined;
  /** 0 to 1. */
  readonly sure: number;
};

/** A page, and what it seems to be. */
export type SeenPage = {
  readonly documentId: string;
  readonly pageId: string;
  /** Kind of the paper it was taken for. */
  readonly kind: string;
  readonly role: string;
  readonly seems: SeemingKind;
};

/** A page to look at; without `to` no line of the checklist asks for such a paper. */
export type MisplacedPage = {
  readonly documentId: string;
  readonly pageId: string;
  readonly kind: string;
  readonly to?: ProposedPlace;
};

/** Without `documentId` the line has no paper yet: what goes there together becomes one. */
export type ProposedPlace = Omit<PagePlace, 'documentId'> & { readonly documentId?: string };

/** Below it, what a page seems to be is kept to oneself. */
const surenessLimit = 0.8;

/** The pages that should be looked at, with the place that asks for them. */
export function misplacedPages(
  pages: readonly SeenPage[],
  lines: readonly RequirementProgress[],
): readonly MisplacedPage[] {
  const given: Given = { roles: new Set(), kinds: new Map() };
  const sure = pages.filter(({ seems }) => seems.sure >= surenessLimit);
  return sure.flatMap(({ documentId, pageId, kind, role, seems }): MisplacedPage[] => {
    const found = { documentId, pageId, kind: seems.kind };
    if (kind !== seems.kind) {
      const to = placeFor(seems, lines, given);
      return [to === undefined ? found : { ...found, to }];
    }
    const own = lines.find(({ document }) => document?.id === documentId);
    if (own === undefined || seems.role === undefined || seems.role === role) return [];
    const to = roleFor({ pageId, role, seems: seems.role }, own, sure);
    if (to === undefined) return [];
    const requirementId = own.requirement.id;
    return [{ ...found, to: { documentId, requirementId, kind, role: to } }];
  });
}

/**
 * Which page of its own paper it is, where it stands for another one. Words do not tell one book of a family from the other
 * where no number of a book was read: what looks like a page that is there already is the one of the other book.
 */
function roleFor(
  { pageId, role, seems }: Pick<SeenPage, 'pageId' | 'role'> & { readonly seems: string },
  { option, document }: RequirementProgress,
  sure: readonly SeenPage[],
): string | undefined {
  const isExpected = (one: string | undefined) => option.pages.some((page) => page.role === one);
  if (!isExpected(seems)) return undefined;
  const seemsAt = (id: string) => sure.find((page) => page.pageId === id)?.seems;
  const others = document?.pages.filter(({ id }) => id !== pageId) ?? [];
  if (role === otherRole(seems)) {
    const isSwapped = others.some((one) => one.role === seems && seemsAt(one.id)?.role === role);
    return isSwapped ? seems : undefined;
  }
  const isHeld = others.some(
    (one) => one.role === seems && (seemsAt(one.id)?.role ?? seems) === seems,
  );
  if (!isHeld) return seems;
  if (!isExpected(role)) return undefined;
  const other = otherRole(seems);
  const isFree = isExpected(other) && !others.some((one) => one.role === other);
  return isFree ? other : seems;
}

/** What was proposed for other pages before. */
type Given = {
  readonly roles: Set<string>;
  /** The kind of paper that a line without one is to get. */
  readonly kinds: Map<string, string>;
};

/** The line that asks for such a paper, before one that has the page already; roles are given out once. */
function placeFor(
  seems: SeemingKind,
  lines: readonly RequirementProgress[],
  given: Given,
): ProposedPlace | undefined {
  const places = lines.flatMap(({ requirement, document }) => {
    const option = requirement.options.find(({ kind }) => kind === seems.kind);
    // A line that another kind of paper answers takes no second one.
    const isOther =
      (document?.kind ?? given.kinds.get(requirement.id) ?? seems.kind) !== seems.kind;
    if (option === undefined || isOther) return [];
    const isFree = (role: string) =>
      document?.pages.some((page) => page.role === role) !== true &&
      !given.roles.has(`${requirement.id}/${role}`);
    const roles = option.pages.map(({ role }) => role);
    const known = roles.find((role) => role === seems.role);
    // A page that is known to be none of the expected ones, such as a brother's in the book, is one beyond them.
    const free = seems.role === undefined ? roles.find(isFree) : undefined;
    const role = known ?? free ?? extraRole;
    const to = { requirementId: requirement.id, kind: seems.kind, role };
    const place = document === undefined ? to : { ...to, documentId: document.id };
    return [{ place, isFree: isFree(role) }];
  });
  const best = (places.find(({ isFree }) => isFree) ?? places[0])?.place;
  if (best !== undefined) {
    given.roles.add(`${best.requirementId}/${best.role}`);
    given.kinds.set(best.requirementId, best.kind);
  }
  return best;
}
