/** Every case is found by what people say of it, and no case that does not fit. */
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { libraryPinyin } from '../../renderer/workers/search-pinyin';
import { caseNumberText } from '../../shared/domain/numbering';
import { caseIndex } from '../../shared/search/case-index';
import { foldText } from '../../shared/search/fold';
import type { SearchRecord, SearchTexts } from '../../shared/search/search-record';
import { inventedIdNumber } from '../support/case-builders';

let lastSeq = 0;
const record = (id: string, texts: SearchTexts, seq = (lastSeq += 1)): SearchRecord => ({
  id,
  seq,
  state: 'draft',
  group: 'homeAndRegister',
  texts,
});

function indexOf(...texts: readonly SearchTexts[]) {
  const index = caseIndex(libraryPinyin);
  texts.forEach((one, place) => index.put(record(String(place), one)));
  return index;
}

/** Places of the cases that are found, best first. */
const places = (index: ReturnType<typeof indexOf>, query: string) =>
  index.find(query, 1_000).cases.map(({ id }) => Number(id));

describe('a name', () => {
  const index = indexOf(
    { 'child.name': '单雨桐' },
    { 'child.name': '仇英' },
    { 'child.name': '努尔买提·买合木提' },
    { 'child.name': '曾𠮷祥' },
    { 'child.name': '万俟卨' },
    { 'child.name': '吕绿洲' },
    { 'child.name': '李䶮' },
    { 'child.name': 'Maria José Lee' },
    { 'child.name': '张晓明', 'guardian1.name': '尉迟砚' },
  );
  test.each([
    ['单雨桐', 0],
    ['shanyutong', 0],
    ['danyutong', 0],
    ['syt', 0],
    ['shanyt', 0],
    ['shan yu tong', 0],
    ['SHÀN yǔ', 0],
    ['yutong', 0],
    ['雨tong', 0],
    ['qiuying', 1],
    ['qy', 1],
    ['努尔买提买合木提', 2],
    ['努尔买提•买合', 2],
    ['努尔买提・买', 2],
    ['nuermaitimaihemuti', 2],
    ['nemtmhmt', 2],
    ['maihemuti', 2],
    ['曾𠮷祥', 3],
    ['𠮷', 3],
    ['zengxiang', 3],
    ['moqixie', 4],
    ['lvlvzhou', 5],
    ['lǚ绿', 5],
    ['lyu', 5],
    ['liyan', 6],
    ['䶮', 6],
    ['maria', 7],
    ['mariajose', 7],
    ['jose lee', 7],
    ['zhxm', 8],
    ['yuchi', 8],
    ['weichi', 8],
    ['尉迟 zxm', 8],
  ])('%s finds its case', (query, place) => {
    expect(places(index, query)).toContain(place);
  });
  test.each(['单雨洞', 'shanyutongx', 'xyz', '买提努尔', '㐂', 'zengli', 'zhangming', '·', ' '])(
    '%s finds none',
    (query) => {
      expect(places(index, query)).toEqual([]);
    },
  );
  test('the whole name stands before a part, the child before the guardian', () => {
    const ranked = indexOf(
      { 'child.name': '王明', 'guardian1.name': '李明' },
      { 'child.name': '李明轩' },
      { 'child.name': '李明' },
      { 'child.name': '小李明' },
    );
    expect(places(ranked, '李明')).toEqual([2, 1, 3, 0]);
    expect(places(ranked, 'liming')).toEqual([2, 1, 3, 0]);
  });
});

describe('a number', () => {
  const caseNumber = (serial: number) =>
    caseNumberText({ blockId: 'b', series: 'case', stationCode: 'LTEST', serial }, 2026);
  const id = inventedIdNumber('2020-03-05', '997');
  const index = indexOf(
    { caseNumber: caseNumber(12), 'child.idNumber': id },
    { caseNumber: caseNumber(13), 'guardian1.phone': '154 0000 2418' },
    { caseNumber: caseNumber(120), 'guardian2.idNumber': 'ab-77 51' },
  );
  test.each([
    [caseNumber(12), [0]],
    [caseNumber(12).replaceAll('-', '').toLowerCase(), [0]],
    ['12', [0]],
    ['00012', [0]],
    ['120', [2]],
    [`13${caseNumber(13).at(-1)}`, [1]],
    [id, [0]],
    [id.slice(-4), [0]],
    [id.slice(-6).toLowerCase(), [0]],
    ['2418', [1]],
    ['15400002418', [1]],
    ['AB7751', [2]],
    ['7751', [2]],
  ])('%s finds its cases', (query, found) => {
    expect(places(index, query)).toEqual(found);
  });
  test.each(['418', '1540', id.slice(0, 8), '14', '00000'])('%s finds none', (query) => {
    expect(places(index, query)).toEqual([]);
  });
});

describe('an address', () => {
  const index = indexOf(
    { 'register.address': '山东省日照市岚山区望潮街道1号' },
    { 'residence.address': '山东省日照市岚山区听涛路 18 号 2 单元' },
  );
  test('is found by its words, in any order', () => {
    expect(places(index, '听涛路18号')).toEqual([1]);
    expect(places(index, '18号 岚山区')).toEqual([1]);
    expect(places(index, '岚山区')).toEqual([1, 0]);
    expect(places(index, '街道山东')).toEqual([]);
  });
});

test('a newer record replaces an older one, never the other way round', () => {
  const index = caseIndex(libraryPinyin);
  index.put(record('a', { 'child.name': '程望' }, 5));
  index.put(record('a', { 'child.name': '荀映蓝' }, 7));
  index.put(record('a', { 'child.name': '程望' }, 6));
  expect(index.find('程望', 9).total).toBe(0);
  expect(index.find('xyl', 9).cases).toMatchObject([{ id: 'a', field: 'child.name' }]);
  expect(index.size()).toBe(1);
});

test('rooms are found by words, pinyin and initials', () => {
  const index = caseIndex(libraryPinyin);
  const rooms = ['今日', '受理新办件', '待传', '设置', '锁定'];
  expect(index.findLabels('shezhi', rooms)).toEqual([3]);
  expect(index.findLabels('dc', rooms)).toEqual([2]);
  expect(index.findLabels('锁', rooms)).toEqual([4]);
  expect(index.findLabels('xx', rooms)).toEqual([]);
});

const surnames = '王李张刘单仇曾解查盖任尉吕万𠮷䶮㛃'.match(/./gu) ?? [];
const given = '子轩雨桐乐行长重秘女绿略䶮𠮷𬍛彧祎婳嫄'.match(/./gu) ?? [];
const hanName = fc
  .tuple(
    fc.constantFrom(...surnames),
    fc.array(fc.constantFrom(...given), { minLength: 1, maxLength: 3 }),
  )
  .map(([head, rest]) => head + rest.join(''));
const minorityName = fc
  .array(fc.constantFrom('阿卜杜', '克里木', '努尔', '买提', '古丽', '仁增', '旺姆'), {
    minLength: 2,
    maxLength: 9,
  })
  .map((parts) => parts.join('·'));
const texts = fc.record({
  'child.name': fc.oneof({ weight: 4, arbitrary: hanName }, minorityName),
  'guardian1.name': hanName,
  'child.idNumber': fc
    .tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 100, max: 998 }))
    .map(([day, sequence]) => inventedIdNumber(`2020-03-${day}`, String(sequence))),
  caseNumber: fc
    .integer({ min: 1, max: 999_999 })
    .map((serial) =>
      caseNumberText({ blockId: 'b', series: 'case', stationCode: 'A1B2', serial }, 2026),
    ),
});

/** What somebody types who reads every character in one of its ways. */
const readings = (name: string, choose: (count: number) => number) =>
  [...foldText(name)].map((character) => {
    const all = libraryPinyin.readings(character);
    return all[choose(all.length)] ?? '';
  });

/** Independent of the index: whether a text of Latin letters reads this name from some character on. */
function reads(name: string, typed: string): boolean {
  const characters = [...foldText(name)];
  const head = pinyin(characters.slice(0, 2).join(''), {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: 'head',
  });
  const options = characters.map((character, place) => {
    const own = [
      ...libraryPinyin.readings(character),
      ...(place < 2 ? [head[place] ?? ''] : []),
    ].filter((one) => /^[a-z]+$/.test(one));
    return own.flatMap((one) => (one.includes('v') ? [one, one.replace('v', 'yu')] : [one]));
  });
  const from = (place: number, rest: string, begun: boolean): boolean => {
    if (rest === '') return true;
    if (place === characters.length) return false;
    const mine = options[place] ?? [];
    if (mine.length === 0) return begun && from(place + 1, rest, begun);
    return mine.some((one) => {
      const parts = [one, one[0] ?? '', ...(/^[zcs]h/.test(one) ? [one.slice(0, 2)] : [])];
      return (
        one.startsWith(rest) ||
        parts.some(
          (part) => rest.startsWith(part) && from(place + 1, rest.slice(part.length), true),
        )
      );
    });
  };
  return characters.some((_, place) => from(place, typed, false));
}

describe('any set of cases', () => {
  test('each is found by its name, pinyin, initials, a part, ID tail and number', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        (cases, dice) => {
          const index = indexOf(...cases);
          const choose = (count: number) => (dice.next().value ?? 0) % Math.max(1, count);
          cases.forEach((one, place) => {
            const name = one['child.name'];
            const read = readings(name, choose);
            const queries = [
              name,
              name.replaceAll('·', ''),
              one['child.idNumber'],
              one['child.idNumber'].slice(-4),
              one.caseNumber,
              one.caseNumber.replaceAll('-', ''),
              one.caseNumber.split('-')[2]?.slice(0, -1) ?? '',
              one['guardian1.name'],
            ];
            const first = read.findIndex((reading) => reading !== '');
            if (first >= 0) {
              queries.push(read.join(''), read.map((reading) => reading[0] ?? '').join(''));
              queries.push(read.slice(first).join('').slice(0, 3));
            }
            for (const query of queries) expect(places(index, query), query).toContain(place);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('letters find exactly the names that read so', () => {
    const letters = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'abcdehgilnqrsuwxyz'), minLength: 1, maxLength: 4 }),
      fc.tuple(hanName, fc.nat(5), fc.nat(12)).map(([name, skip, length]) =>
        readings(name, () => 0)
          .join('')
          .slice(skip, skip + length + 1),
      ),
      minorityName.map((name) => readings(name, () => 0).join('')),
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 30 }), letters, (cases, typed) => {
        if (typed === '') return;
        const expected = cases.flatMap((one, place) =>
          reads(one['child.name'], typed) || reads(one['guardian1.name'], typed) ? [place] : [],
        );
        expect(places(indexOf(...cases), typed).sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 600 },
    );
  });

  test('figures find exactly the numbers that end so', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1000, max: 999_999 }).map(String),
        (cases, typed) => {
          const expected = cases.flatMap((one, place) => {
            const number = one.caseNumber.replaceAll('-', '');
            const serial = Number(one.caseNumber.split('-')[2]?.slice(0, -1));
            const fits =
              one['child.idNumber'].endsWith(typed) ||
              number.endsWith(typed) ||
              number.startsWith(typed) ||
              serial === Number(typed);
            return fits ? [place] : [];
          });
          expect(places(indexOf(...cases), typed).sort((a, b) => a - b)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});
