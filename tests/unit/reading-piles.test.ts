/** Which kind of paper a page is, how a heap is sorted, and that no text at all makes reading fail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOfText } from '../../shared/capture/reading/kind-of-text';
import { orderOfPile } from '../../shared/capture/reading/pile-order';
import { readingProposals } from '../../shared/capture/reading/reading-proposals';
import { fieldDefinition, fieldKeys } from '../../shared/domain/form';
import { pageTextSchema } from '../../shared/domain/page-text';
import { pageText, type PlacedLine } from '../support/page-text-builders';
import {
  birthPage,
  childPage,
  coverPage,
  headPage,
  motherNumber,
  page,
  subject,
  wifePage,
} from '../support/read-papers';

test('the words of a page tell its kind, and too few words tell none', () => {
  expect(kindOfText(childPage)).toMatchObject({ kind: 'hukou', role: 'child' });
  expect(kindOfText(headPage)).toMatchObject({ kind: 'hukou', role: 'head' });
  expect(kindOfText(wifePage)).toMatchObject({ kind: 'hukou', role: 'member' });
  expect(kindOfText(coverPage)).toMatchObject({ kind: 'hukou', role: 'cover' });
  expect(kindOfText(birthPage('柳知夏'))).toMatchObject({ kind: 'birth', role: 'first' });
  expect(kindOfText(pageText([['今天的菜单', 100, 100]]))).toBeUndefined();
  expect(kindOfText(pageText([]))).toBeUndefined();
});

test('a heap is sorted into papers: books by their number, cards by their sides', () => {
  const otherCover = pageText([
    ['户别', 150, 130],
    ['户主姓名', 850, 130],
    ['程若溪', 1_250, 130],
    ['户号', 150, 300],
    ['111222333', 450, 300],
    ['住址', 850, 300],
    ['户口登记机关', 1_000, 500],
  ]);
  const portrait = pageText([
    ['姓名程若溪', 80, 100],
    ['性别女', 80, 190],
    ['民族汉', 360, 190],
    ['出生1991年11月11日', 80, 280],
    ['住址日照市岚山区海滨路', 80, 370],
    ['公民身份号码', 80, 650],
    [motherNumber, 350, 650],
  ]);
  const emblem = pageText([
    ['中华人民共和国', 400, 80],
    ['居民身份证', 400, 200],
    ['签发机关日照市公安局', 200, 450],
    ['有效期限2016.02.26-2036.02.26', 200, 520],
  ]);
  const heap = [
    { id: 'unknown', text: pageText([['购物小票', 10, 10]]) },
    { id: 'birth', text: birthPage('柳知夏') },
    { id: 'portrait', text: portrait },
    { id: 'emblem', text: emblem },
    { id: 'child', text: childPage },
    { id: 'other', text: otherCover },
    { id: 'cover', text: coverPage },
  ];
  const sorted = orderOfPile(heap).map(({ kind, holder, pages: own }) => [
    kind,
    holder,
    ...own.map(({ id, role }) => `${id}:${role ?? ''}`),
  ]);
  expect(sorted).toEqual([
    ['hukou', '柳承安', 'cover:cover', 'child:child'],
    ['hukou', '程若溪', 'other:otherCover'],
    ['idCard', '程若溪', 'portrait:portrait', 'emblem:emblem'],
    ['birth', '柳知夏', 'birth:first'],
    [undefined, '', 'unknown:'],
  ]);
});

const words = fc.oneof(
  fc.constantFrom(
    '姓名',
    '性别',
    '男',
    '户号',
    '公民身份号码',
    '住址',
    '权利人',
    '坐落',
    '母亲姓名',
    '〓',
  ),
  fc.constantFrom(
    '常住人口登记卡',
    '结婚证',
    '出生医学证明',
    '房屋租赁合同',
    '承租方：',
    '建筑面积',
    '2020年02月30日',
  ),
  fc.stringMatching(/^[0-9OIlX]{15,20}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
);
const coordinate = fc.integer({ min: -100, max: 2_000 });
const anyLine = fc
  .record({ text: fc.array(words, { minLength: 1, maxLength: 4 }), x: coordinate, y: coordinate })
  .map(({ text, x, y }): PlacedLine => [text.join('').slice(0, 200), x, y]);
const anyPage = fc.array(anyLine, { maxLength: 14 }).map((lines) => pageText(lines));
const anyKind = fc.constantFrom(
  ['hukou', 'cover'],
  ['hukou', 'child'],
  ['hukou', 'head'],
  ['hukou', 'whatever'],
  ['idCard', 'portrait'],
  ['property', 'inner'],
  ['marriage', 'inner'],
  ['birth', 'first'],
  ['rent', 'first'],
  ['insurance', 'first'],
  ['preferentialProof', 'first'],
  ['residencePermit', 'front'],
  ['studentRecord', 'first'],
  ['constructor', '__proto__'],
);

test('no text makes it throw, and every proposal is one that its field takes', () => {
  const anyForm = fc.record(
    {
      'child.name': fc.constantFrom('', '柳知夏'),
      'guardian1.relation': fc.constantFrom('', 'father', 'mother'),
      'family.singleParent': fc.constantFrom('', 'yes'),
      'residence.tenure': fc.constantFrom('', 'owned', 'rented'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(anyKind, anyPage), { maxLength: 3 }), anyForm, (all, form) => {
      const read = all.map(([[kind = '', role = ''], text]) => {
        expect(pageTextSchema.safeParse(text).success).toBe(true);
        return page(kind, role, text);
      });
      const proposals = readingProposals(read, subject(form, 'migrantWorker'));
      expect(new Set(proposals.map(({ key }) => key)).size).toBe(proposals.length);
      for (const { key, others, ...first } of proposals) {
        expect(fieldKeys).toContain(key);
        const { maxLength, choices, kind } = fieldDefinition(key);
        for (const one of [first, ...others]) {
          expect(one.text).not.toBe('');
          expect(one.text.length).toBeLessThanOrEqual(maxLength);
          if (choices !== undefined) expect(choices).toContain(one.text);
          if (kind === 'day') expect(one.text).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          if (kind === 'number') expect(one.text).toMatch(/^\d{1,6}(\.\d{1,2})?$/);
          if (one.text.includes('〓')) expect(one.unsure).toBe(true);
          const length = Array.from(one.text).length;
          expect(one.doubtful.every((at) => at >= 0 && at < length)).toBe(true);
        }
      }
      const piled = orderOfPile(read.map(({ pageId: id, text }) => ({ id, text })));
      const ids = piled.flatMap(({ pages: own }) => own.map(({ id }) => id));
      expect([...ids].sort()).toEqual(read.map(({ pageId }) => pageId).sort());
    }),
    { numRuns: 150 },
  );
});

test('a page as full of labels as a page may be comes to an end', () => {
  const text = '姓名性别民族户号住址母亲姓名身份证号'.repeat(22);
  const full = pageText(
    Array.from({ length: 1_000 }, (_, i): PlacedLine => [text, (i % 7) * 10, i * 12, 10]),
  );
  expect(pageTextSchema.safeParse(full).success).toBe(true);
  for (const [kind, role] of [
    ['hukou', 'child'],
    ['birth', 'first'],
    ['marriage', 'inner'],
    ['rent', 'first'],
  ] as const) {
    expect(readingProposals([page(kind, role, full)], subject()).length).toBeLessThan(60);
  }
  expect(orderOfPile([{ id: 'full', text: full }])).toHaveLength(1);
});
