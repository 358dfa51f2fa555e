/** A heap of pages that were photographed first and are sorted afterwards: which belong together, and in which order. */
import type { PageText } from '../../domain/page-text';
import { kindOfText } from './kind-of-text';
import { paperFacts } from './paper-facts';
import { paperName } from './paper-labels';
import { readPerson } from './people';
import { readBookNumber } from './read-numbers';

export type PiledPage = {
  readonly id: string;
  /** As the packs name it; nothing where the words do not tell. */
  readonly role: string | undefined;
  readonly sure: number;
};

/** Pages that make one paper. */
export type PiledPaper = {
  /** As the packs name it; nothing for pages whose words are those of no paper. */
  readonly kind: string | undefined;
  /** Whose it is, as it is printed; empty where no name was read. */
  readonly holder: string;
  readonly pages: readonly PiledPage[];
};

type Heaped = PiledPage & {
  readonly kind: string | undefined;
  readonly holder: string;
  /** 户号, which tells two books apart. */
  readonly book: string;
  readonly at: number;
};

/** Papers in the order in which checklists ask for them; those of no known kind at the end. */
const usualOrder = [
  'hukou',
  'idCard',
  'property',
  'purchaseContract',
  'publicRental',
  'soleResidence',
  'noHome',
  'rent',
  'residencePermit',
  'insurance',
  'labourContract',
  'businessLicence',
  'preferentialProof',
  'marriage',
  'birth',
  'studentRecord',
];

const registerRoles = ['cover', 'head', 'child', 'member'];
const cardRoles = ['portrait', 'emblem'];
/** Papers of several sheets, of which only the first has a title. */
const contracts: ReadonlySet<string | undefined> = new Set([
  'rent',
  'publicRental',
  'purchaseContract',
  'labourContract',
]);
/** How sure a page is that only follows the first one of a contract. */
const sureOfFollowing = 0.3;

/** A proposal for people, page by page in the order of the heap; every page is in exactly one paper. */
export function orderOfPile(
  pages: readonly { readonly id: string; readonly text: PageText }[],
): readonly PiledPaper[] {
  const heap = pages.map(({ id, text }, at) => heaped(id, text, at));
  const papers: (PiledPaper & { readonly at: number })[] = [
    ...books(heap.filter(({ kind }) => kind === 'hukou')),
    ...cards(heap.filter(({ kind }) => kind === 'idCard')),
    ...sheets(heap.filter(({ kind }) => kind !== 'hukou' && kind !== 'idCard')),
  ];
  const placeOf = (kind: string | undefined) => {
    const place = kind === undefined ? -1 : usualOrder.indexOf(kind);
    return place < 0 ? usualOrder.length : place;
  };
  return papers
    .sort((one, other) => placeOf(one.kind) - placeOf(other.kind) || one.at - other.at)
    .map(({ kind, holder, pages: own }) => ({ kind, holder, pages: own }));
}

function heaped(id: string, text: PageText, at: number): Heaped {
  const found = kindOfText(text);
  const { kind, role, sure = 0 } = found ?? {};
  if (kind === undefined) return { id, kind, role, sure, holder: '', book: '', at };
  const { people, parts } = paperFacts(paperName(kind, role ?? ''), text);
  const names = people.map((one) => readPerson(one).says.get('name')?.text ?? '');
  const printed = parts.get('bookNumber');
  const book = printed === undefined ? '' : (readBookNumber(printed)?.text ?? '');
  return { id, kind, role, sure, holder: names.find((name) => name !== '') ?? '', book, at };
}

/** Pages of the register by their number; a page without one lies with the page before it. */
function books(pages: readonly Heaped[]) {
  const found = new Map<string, Heaped[]>();
  let last = pages.find(({ book }) => book !== '')?.book ?? '';
  for (const page of pages) {
    if (page.book !== '') last = page.book;
    found.set(last, [...(found.get(last) ?? []), page]);
  }
  const all = [...found.values()];
  const withChild = all.find((own) => own.some(({ role }) => role === 'child'));
  return all.map((own) => {
    const isOther = withChild !== undefined && own !== withChild;
    const sorted = byRole(own, registerRoles);
    const cover = sorted.find(({ role }) => role === 'cover' || role === 'head');
    return paperOf(
      'hukou',
      cover?.holder ?? '',
      sorted.map((page) => ({ ...page, role: isOther ? otherRole(page.role) : page.role })),
    );
  });
}

/** The same page of a family's other book, as packs call it. */
export function otherRole(role: string | undefined): string | undefined {
  return role === 'cover' ? 'otherCover' : role === 'head' ? 'otherHead' : role;
}

/** A card's side without a name goes with the portrait that lies beside it in the heap. */
function cards(pages: readonly Heaped[]) {
  const free = new Set(pages.filter(({ role }) => role !== 'portrait'));
  const found: (PiledPaper & { readonly at: number })[] = [];
  const portraits = pages.filter(({ role }) => role === 'portrait');
  // First those that follow their portrait, then those that come before it.
  const backs = new Map<Heaped, Heaped>();
  for (const step of [1, -1]) {
    for (const portrait of portraits) {
      const back = [...free].find(({ at }) => at === portrait.at + step);
      if (back === undefined || backs.has(portrait)) continue;
      backs.set(portrait, back);
      free.delete(back);
    }
  }
  for (const portrait of portraits) {
    const back = backs.get(portrait);
    const both = back === undefined ? [portrait] : [portrait, back];
    found.push(paperOf('idCard', portrait.holder, byRole(both, cardRoles)));
  }
  for (const one of free) found.push(paperOf('idCard', '', [one]));
  return found;
}

function sheets(pages: readonly Heaped[]) {
  const found: Heaped[][] = [];
  for (const page of pages) {
    const last = found.at(-1);
    const before = last?.at(-1);
    const follows =
      page.kind === undefined && contracts.has(last?.[0]?.kind) && before?.at === page.at - 1;
    if (follows) last?.push({ ...page, sure: sureOfFollowing });
    else found.push([page]);
  }
  return found.map((own) => paperOf(own[0]?.kind, own[0]?.holder ?? '', own));
}

function paperOf(kind: string | undefined, holder: string, pages: readonly Heaped[]) {
  return {
    kind,
    holder,
    pages: pages.map(({ id, role, sure }) => ({ id, role, sure })),
    at: Math.min(...pages.map(({ at }) => at)),
  };
}

function byRole(pages: readonly Heaped[], roles: readonly string[]): Heaped[] {
  const placeOf = ({ role }: Heaped) => {
    const place = roles.indexOf(role ?? '');
    return place < 0 ? roles.length : place;
  };
  return [...pages].sort((one, other) => placeOf(one) - placeOf(other) || one.at - other.at);
}
