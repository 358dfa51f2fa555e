/** A page that seems to belong elsewhere is proposed for the line that asks for it, and for no other. */
import { describe, expect, it } from 'vitest';
import { misplacedPages, type SeenPage } from '../../shared/capture/reading/misplaced';
import type { RequirementProgress } from '../../shared/domain/completeness';
import { orderOfPile } from '../../shared/capture/reading/pile-order';
import type { CaseDocument } from '../../shared/domain/document';
import { aPage } from '../support/case-builders';
import { coverPage, headPage } from '../support/read-papers';

const options = {
  register: [
    {
      kind: 'hukou',
      title: '户口簿',
      pages: [
        { role: 'cover', title: '首页' },
        { role: 'child', title: '学生本人页' },
        { role: 'otherCover', title: '另一本户口簿首页' },
        { role: 'otherHead', title: '另一本户口簿户主页' },
      ],
    },
  ],
  home: [
    { kind: 'property', title: '不动产权证', pages: [{ role: 'inner', title: '内页' }] },
    { kind: 'publicRental', title: '公租房合同', pages: [{ role: 'first', title: '首页' }] },
  ],
};

function aLine(id: keyof typeof options, document?: CaseDocument): RequirementProgress {
  const [option] = options[id];
  if (option === undefined) throw new Error('No option');
  const requirement = {
    id,
    title: id,
    reason: '',
    legalBasis: '',
    options: options[id],
    lookAt: [],
  };
  const status = document === undefined ? 'missing' : 'notInspected';
  return { requirement, status, document, option, missingPages: [], faultyPages: [] };
}

const paper = (id: string, kind: string, ...roles: readonly string[]): CaseDocument => ({
  id,
  requirementId: kind === 'hukou' ? 'register' : 'home',
  kind,
  pages: roles.map((role) => aPage(role)),
});

const aSeenPage = (seems: SeenPage['seems'], role = 'cover'): SeenPage => ({
  documentId: 'book',
  pageId: `page-${role}-${seems.kind}`,
  kind: 'hukou',
  role,
  seems,
});

const book = paper('book', 'hukou', 'cover', 'extra');
const find = (pages: readonly SeenPage[], lines: readonly RequirementProgress[]) =>
  misplacedPages(pages, lines);

describe('a page', () => {
  it('that is what it was taken for is left alone', () => {
    const lines = [aLine('register', book), aLine('home')];
    expect(find([aSeenPage({ kind: 'hukou', role: 'cover', sure: 1 })], lines)).toEqual([]);
    expect(find([aSeenPage({ kind: 'hukou', sure: 1 })], lines)).toEqual([]);
  });

  it('of another paper is proposed for the line that asks for that', () => {
    const lines = [aLine('register', book), aLine('home')];
    expect(find([aSeenPage({ kind: 'property', sure: 0.9 }, 'extra')], lines)).toEqual([
      {
        documentId: 'book',
        pageId: 'page-extra-property',
        kind: 'property',
        to: { requirementId: 'home', kind: 'property', role: 'inner' },
      },
    ]);
  });

  it('of which the words are not sure is left alone', () => {
    const lines = [aLine('register', book), aLine('home')];
    expect(find([aSeenPage({ kind: 'property', sure: 0.5 })], lines)).toEqual([]);
  });

  it('that no line asks for is told of without a place', () => {
    const lines = [aLine('register', book)];
    expect(find([aSeenPage({ kind: 'marriage', sure: 1 })], lines)[0]).not.toHaveProperty('to');
  });

  it('goes to no line that another kind of paper answers', () => {
    const lines = [aLine('register', book), aLine('home', paper('rent', 'publicRental', 'first'))];
    expect(find([aSeenPage({ kind: 'property', sure: 1 })], lines)[0]).not.toHaveProperty('to');
  });

  it('of a heap goes with its like to one paper, each as another page', () => {
    const lines = [aLine('register'), aLine('home', paper('house', 'property', 'inner'))];
    const heap = ['cover', 'child'].map((role): SeenPage => ({
      documentId: 'house',
      pageId: role,
      kind: 'property',
      role: 'inner',
      seems: { kind: 'hukou', role, sure: 1 },
    }));
    expect(find(heap, lines).map(({ to }) => [to?.requirementId, to?.role])).toEqual([
      ['register', 'cover'],
      ['register', 'child'],
    ]);
  });

  it('goes to no line that another page of the heap makes another kind of paper', () => {
    const lines = [aLine('register', book), aLine('home')];
    const heap = ['property', 'publicRental', 'property'].map((kind, index) => ({
      ...aSeenPage({ kind, sure: 1 }),
      pageId: String(index),
    }));
    expect(find(heap, lines).map(({ to }) => to?.kind)).toEqual([
      'property',
      undefined,
      'property',
    ]);
  });

  it('that is none of the expected ones is one beyond them', () => {
    const lines = [aLine('register'), aLine('home', paper('house', 'property', 'inner'))];
    const brother: SeenPage = {
      documentId: 'house',
      pageId: 'brother',
      kind: 'property',
      role: 'inner',
      seems: { kind: 'hukou', role: 'member', sure: 1 },
    };
    expect(find([brother], lines)[0]?.to).toMatchObject({
      requirementId: 'register',
      role: 'extra',
    });
    const unnamed = { ...brother, seems: { kind: 'hukou', sure: 1 } };
    expect(find([unnamed], lines)[0]?.to).toMatchObject({ role: 'cover' });
  });

  it('that is another page of its own paper gets that name', () => {
    const lines = [aLine('register', book)];
    const wrong = aSeenPage({ kind: 'hukou', role: 'child', sure: 1 });
    expect(find([wrong], lines)[0]?.to).toMatchObject({ documentId: 'book', role: 'child' });
    const unknown = aSeenPage({ kind: 'hukou', role: 'nowhere', sure: 1 });
    expect(find([unknown], lines)).toEqual([]);
  });
});

/** A family's two books as one paper, and what the words of each page make of it. */
function twoBooks(seen: readonly (readonly [role: string, seems: string])[]) {
  const pages = seen.map(([role], at) => ({ ...aPage(role), id: String(at) }));
  const document: CaseDocument = { id: 'books', requirementId: 'register', kind: 'hukou', pages };
  const heap = seen.map(([role, seems], at): SeenPage => ({
    ...{ documentId: 'books', pageId: String(at), kind: 'hukou', role },
    seems: { kind: 'hukou', role: seems, sure: 1 },
  }));
  return find(heap, [aLine('register', document)]).map(({ pageId, to }) => [pageId, to?.role]);
}

describe('a page of the other book of a family', () => {
  it('stays where it was put when no number tells the books apart', () => {
    const read = [
      ['cover', coverPage],
      ['otherCover', coverPage],
      ['otherHead', headPage],
    ] as const;
    // The child's own page was not read.
    const heap = orderOfPile(read.map(([id, text]) => ({ id, text }))).flatMap(
      ({ pages: own }) => own,
    );
    const seems = (id: string) => heap.find((page) => page.id === id)?.role ?? '';
    expect(read.map(([id]) => seems(id))).toEqual(['cover', 'cover', 'head']);
    expect(twoBooks(read.map(([id]) => [id, seems(id)]))).toEqual([]);
    expect(twoBooks([['otherHead', 'head']])).toEqual([]);
    // Nor is one told of that a pack does not ask for by name.
    expect(
      twoBooks([
        ['cover', 'cover'],
        ['extra', 'cover'],
      ]),
    ).toEqual([]);
  });

  it('is told of when the numbers say that it lies in the place of the first, and the first in its', () => {
    expect(
      twoBooks([
        ['cover', 'otherCover'],
        ['otherCover', 'cover'],
      ]),
    ).toEqual([
      ['0', 'otherCover'],
      ['1', 'cover'],
    ]);
  });

  it('is told of in the place of a page that it is not, and goes where the other book is asked for', () => {
    const covers = [
      ['cover', 'cover'],
      ['child', 'cover'],
    ] as const;
    expect(twoBooks(covers)).toEqual([['1', 'otherCover']]);
    expect(twoBooks([['extra', 'cover']])).toEqual([['0', 'cover']]);
  });
});
