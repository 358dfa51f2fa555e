/** Synthetic families for the search benchmark: the same ones for the same seed. */
import type { SearchRecord } from '../../shared/search/search-record';

/** Whole numbers below a bound, the same ones for the same seed. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单仇曾解查任尉吕'];
/** Beyond the basic plane, as far as the third plane, and rare ones within it. */
export const rareCharacters = [...'𠮷𬍛𫘧𪩘𨱇𰻝𱍐䶮㛃㐂'];

/** The record of case `n`. */
export function benchRecord(roll: Dice, n: number): SearchRecord {
  const figures = (count: number) => Array.from({ length: count }, () => roll(10)).join('');
  // 1,500 common characters in the plane of unified ideographs stand for given names.
  const given = () =>
    roll(200) === 0
      ? (rareCharacters[roll(rareCharacters.length)] ?? '')
      : String.fromCodePoint(0x4e00 + roll(1_500) * 13);
  const name = () =>
    roll(20) === 0
      ? `${given()}${given()}${given()}·${given()}${given()}${given()}${given()}`
      : `${surnames[roll(surnames.length)] ?? ''}${given()}${roll(4) === 0 ? '' : given()}`;
  const address = () =>
    `山东省日照市岚山区${given()}${given()}街道${given()}${given()}路${roll(300)}号${roll(20)}单元${roll(900)}`;
  const home = address();
  return {
    id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    seq: n + 1,
    state: 'archived',
    group: 'homeAndRegister',
    texts: {
      caseNumber: `RZ01-2026-${String(n + 1).padStart(6, '0')}X`,
      'child.name': name(),
      'child.idNumber': `3711032020${figures(8)}`,
      'guardian1.name': name(),
      'guardian1.idNumber': `3711031990${figures(8)}`,
      'guardian1.phone': `154${figures(8)}`,
      'guardian2.name': name(),
      'guardian2.idNumber': `3711031992${figures(8)}`,
      'guardian2.phone': `154${figures(8)}`,
      'register.number': figures(9),
      'register.head': name(),
      'register.address': home,
      'residence.address': roll(2) === 0 ? home : address(),
    },
  };
}

/** What people type, by kind; each call is another query. */
export function benchQueries(
  roll: Dice,
  sample: readonly SearchRecord[],
): Record<string, () => string> {
  const some = () => sample[roll(sample.length)]?.texts ?? {};
  const letters = (count: number) =>
    Array.from({ length: count }, () => 'abcdefghjklmnpqrstwxyz'[roll(22)]).join('');
  const begun = (text: string) => [...text].slice(0, 1 + roll([...text].length)).join('');
  const withDot = sample.flatMap(({ texts }) => {
    const name = texts['child.name'] ?? '';
    return name.includes('·') ? [name] : [];
  });
  const pinyin = () =>
    ['wangxiaoming', 'zhangwei', 'shanyutong', 'liming', 'chenzihan'][roll(5)] ?? '';
  return {
    'name of the child': () => some()['child.name'] ?? '',
    'name of a guardian': () => some()['guardian2.name'] ?? '',
    'name with ·': () => withDot[roll(withDot.length)] ?? '',
    'rare character': () => rareCharacters[roll(rareCharacters.length)] ?? '',
    'one character': () => surnames[roll(surnames.length)] ?? '',
    'full pinyin': pinyin,
    'pinyin, letter by letter': () => begun(pinyin()),
    'one letter': () => letters(1),
    initials: () => letters(2 + roll(2)),
    'ID tail': () => some()['child.idNumber']?.slice(-4) ?? '',
    'ID number': () => some()['child.idNumber'] ?? '',
    'ID number, figure by figure': () => begun(some()['child.idNumber'] ?? ''),
    'case number': () => some().caseNumber ?? '',
    'case number, sign by sign': () => begun(some().caseNumber ?? ''),
    'serial number': () => String(1 + roll(99_999)),
    'phone tail': () => some()['guardian1.phone']?.slice(-4) ?? '',
    'address words': () => some()['register.address']?.slice(9, 16) ?? '',
    'words of every address': () => '山东省日照市',
    'two terms': () => `${surnames[roll(20)] ?? ''} ${some()['child.idNumber']?.slice(-4)}`,
    'three terms': () => `${surnames[roll(20)] ?? ''} ${letters(1)} 岚山区`,
  };
}
