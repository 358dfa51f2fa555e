/** The fast index says the same as a slow one that anybody can read, whatever the cases and whatever is typed. */
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { libraryPinyin } from '../../renderer/workers/search-pinyin';
import { caseStates } from '../../shared/domain/case';
import { applicantGroups } from '../../shared/domain/group';
import { caseIndex } from '../../shared/search/case-index';
import {
  encodeSearchPage,
  openSearchPage,
  recordsOf,
  type SearchPage,
} from '../../shared/search/search-page';
import {
  searchFieldNames,
  searchFields,
  type SearchField,
  type SearchRecord,
} from '../../shared/search/search-record';
import { slowFind, type SlowPinyin } from '../support/search-reference';

const slowPinyin: SlowPinyin = {
  ...libraryPinyin,
  surname: (head) => pinyin(head, { toneType: 'none', type: 'array', v: true, surname: 'head' }),
};

const han = fc.constantFrom(...'王李单仇曾解查盖任尉迟吕万俟卨子轩雨桐乐行长重秘女绿略');
const rare = fc.constantFrom('𠮷', '䶮', '㛃', '𬍛', '𫘧', '𱍐', '𰻝', '㐂');
const name = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: han, minLength: 1, maxLength: 4 }) },
  { weight: 3, arbitrary: fc.string({ unit: fc.oneof(han, rare), minLength: 2, maxLength: 4 }) },
  fc
    .array(fc.constantFrom('阿卜杜', '克里木', '努尔', '买提', '古丽', '𠮷祥'), {
      minLength: 2,
      maxLength: 5,
    })
    .map((parts) => parts.join('·')),
  fc.constantFrom('Maria José Lee', 'Ａnna', 'lǚ 绿', '·', ' ', 'ﷺ王', '王1号'),
);
const figures = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123'), minLength: 1, maxLength: most });
const code = fc.oneof(
  { weight: 4, arbitrary: figures(8) },
  fc.constantFrom('ab-77 51', '370000 2020 0101 012X', '１２３４', '证-1203', '01', '0x12'),
);
const caseNumber = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('LTEST', 'A1'), fc.nat(140), fc.constantFrom('A', '7', 'X'))
      .map(
        ([station, serial, check]) => `${station}-2026-${String(serial).padStart(5, '0')}${check}`,
      ),
  },
  code,
);
const address = fc
  .array(
    fc.constantFrom('山东省', '日照市', '岚山区', '听涛路', '18号', ' 2 单元', '𠮷祥巷', 'A座'),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((parts) => parts.join(''));
const textOf = {
  name,
  code,
  number: caseNumber,
  address,
  facts: fc.constantFrom('0|2026||||||0', '1|2026||||||2s'),
};
const texts = fc
  .record(
    Object.fromEntries(searchFieldNames.map((field) => [field, textOf[searchFields[field].kind]])),
    { requiredKeys: [] },
  )
  .chain((made) =>
    fc.boolean().map((isSame) => {
      const register = made['register.address'];
      return isSame && register !== undefined ? { ...made, 'residence.address': register } : made;
    }),
  );
const records = fc.array(
  fc.record({
    texts,
    state: fc.constantFrom(...caseStates),
    group: fc.constantFrom(...applicantGroups),
    /** Whose record it is: later ones replace earlier ones of the same case. */
    n: fc.nat(40),
  }),
  { minLength: 1, maxLength: 40 },
);
type Raw = Omit<SearchRecord, 'id' | 'seq'> & { readonly n: number };
const numbered = (raw: readonly Raw[]): SearchRecord[] =>
  raw.map(({ n, ...rest }, i) => ({ ...rest, id: `case-${n}`, seq: i + 1 }));

const letters = fc.string({
  unit: fc.constantFrom(...'abcdehgilnqrsuwxyzvt'),
  minLength: 1,
  maxLength: 6,
});
/** What people type: parts of what is there, readings, and things that are nowhere. */
const queryFor = (of: readonly SearchRecord[]) =>
  fc.constantFrom(...of).chain(({ texts: one }) => {
    const all = Object.values(one).filter((text) => text !== '');
    const part = fc
      .tuple(fc.constantFrom(...(all.length > 0 ? all : ['王'])), fc.nat(9), fc.nat(9))
      .map(([text, from, length]) => {
        const characters = [...text];
        const start = from % characters.length;
        return characters.slice(start, start + length + 1).join('');
      });
    const reading = fc.tuple(part, fc.nat(3), fc.nat(11)).map(([text, from, length]) =>
      [...text]
        .map((character) => libraryPinyin.readings(character)[0] ?? character)
        .join('')
        .slice(from, from + length + 1),
    );
    const known = fc.oneof(part, reading);
    return fc
      .oneof(
        { weight: 4, arbitrary: known },
        fc.oneof(letters, figures(5), han),
        { weight: 2, arbitrary: fc.tuple(known, known).map((terms) => terms.join(' ')) },
        fc.tuple(known, known, letters).map((terms) => terms.join(' ')),
      )
      .filter((query) => [...query].length <= 30);
  });

test('finds the same cases in the same order for the same reasons', () => {
  let found = 0;
  fc.assert(
    fc.property(
      records.chain((raw) => {
        const made = numbered(raw);
        return fc.record({
          made: fc.constant(made),
          queries: fc.array(queryFor(made), { minLength: 1, maxLength: 4 }),
          perPage: fc.integer({ min: 1, max: 12 }),
          gone: fc.subarray(made, { maxLength: Math.min(2, made.length) }),
          limit: fc.constantFrom(1, 3, 100),
        });
      }),
      ({ made, queries, perPage, gone, limit }) => {
        const index = caseIndex(libraryPinyin);
        // Newest page first: whatever the order, the newest record of a case counts.
        for (let at = made.length; at > 0; at -= perPage) {
          index.putPage(encodeSearchPage(made.slice(Math.max(0, at - perPage), at)));
        }
        const left = new Map(made.map((record) => [record.id, record]));
        for (const { id } of gone) {
          index.drop(id);
          left.delete(id);
        }
        expect(index.size()).toBe(left.size);
        for (const query of queries) {
          const expected = slowFind(slowPinyin, [...left.values()], query, limit);
          found += expected.total;
          expect(index.find(query, limit), JSON.stringify(query)).toEqual(expected);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(200);
});

test('a character beyond the first plane is two units of an address, and both count', () => {
  const texts = { 'register.address': '𠮷祥巷18号' };
  const index = caseIndex(libraryPinyin);
  index.put({ id: 'a', seq: 1, state: 'draft', group: 'preferential', texts });
  expect(index.find('𠮷祥巷', 5).total).toBe(1);
  expect(index.find('𠮷祥 乐', 5).total).toBe(0);
  expect(index.find('𠮷祥巷19', 5).total).toBe(0);
});

test('the readings of a character include those it has as a surname', async () => {
  const list: string = 'pinyin-pro/dist/esm/data/surname.mjs';
  const { default: librarySurnames } = (await import(list)) as { default: object };
  const plain = { toneType: 'none', type: 'array', v: true } as const;
  const heads = Object.keys(librarySurnames).map((one) => [...one].slice(0, 2));
  expect(heads.length).toBeGreaterThan(400);
  const asSurnames = heads.map((head) => ({
    head,
    read: pinyin(head.join(''), { ...plain, surname: 'head' }),
  }));
  for (const { head, read } of asSurnames) {
    head.forEach((character, place) =>
      expect(libraryPinyin.readings(character), head.join('')).toContain(read[place]),
    );
  }
});

test('a dropped case does not come back with a page that was read before', () => {
  const index = caseIndex(libraryPinyin);
  const page = encodeSearchPage(
    numbered([{ n: 1, texts: { 'child.name': '荀映蓝' }, state: 'draft', group: 'preferential' }]),
  );
  index.drop('case-1');
  index.putPage(page);
  expect(index.find('荀映蓝', 5)).toEqual({ cases: [], total: 0 });
});

const opened = (bytes: Uint8Array<ArrayBuffer>): SearchPage => {
  const page = openSearchPage(bytes);
  if (page === undefined) throw new Error('not a page');
  return page;
};

test('a page gives back every record as it was packed', () => {
  fc.assert(
    fc.property(fc.array(records), (parts) => {
      const made = numbered(parts.flat());
      const filled = made.map((record) => ({
        ...record,
        texts: Object.fromEntries(
          searchFieldNames.flatMap((field: SearchField) =>
            record.texts[field] ? [[field, record.texts[field]]] : [],
          ),
        ),
      }));
      expect(recordsOf(opened(encodeSearchPage(made)))).toEqual(filled);
    }),
    { numRuns: 200 },
  );
});

test('a page of another make, a cut one and one that stands inside other bytes', () => {
  const made = numbered([
    { n: 1, texts: { 'child.name': '曾𠮷祥' }, state: 'held', group: 'migrantWorker' },
  ]);
  const bytes = encodeSearchPage(made);
  for (const length of [0, 1, 15, 16, bytes.length - 1]) {
    expect(openSearchPage(bytes.slice(0, length))).toBeUndefined();
  }
  const other = bytes.slice();
  other[0] = (other[0] ?? 0) ^ 1;
  expect(openSearchPage(other)).toBeUndefined();
  const inside = new Uint8Array(bytes.length + 7);
  inside.set(bytes, 3);
  expect(recordsOf(opened(inside.subarray(3, 3 + bytes.length)))).toEqual(made);
});
