/** A pack with a directory of thousands of schools and their catchments; every name and number is invented. */
import type { PolicyPack } from '../../shared/policy/pack';
import type { Catchment, School } from '../../shared/policy/pack-places';
import { packCopy } from './shipped-packs';

const heads =
  '松柏梧桐枫杨柳桦槐榆竹兰菊荷莲云霞岚溪泉湖海河江山峰岭谷平安康宁和瑞祥丰裕文明德仁礼智信勤敏'.split(
    '',
  );
const tails = '林园庭苑桥湾渡口坊里巷塘堤岸坡台亭阁轩榭洲屿浦汀川原野田畴庄店集镇'.split('');
const stages = [
  { kind: 'primary', word: '小学' },
  { kind: 'junior', word: '初级中学' },
] as const;

const place = (n: number): string =>
  `${heads[n % heads.length]}${tails[Math.floor(n / heads.length) % tails.length]}`;

/** The name of the `n`th street: no two are alike, and none begins with another. */
export const streetName = (n: number): string =>
  `${place(n)}${heads[Math.floor(n / (heads.length * tails.length))]}路`;

/** The `n`th school; the first two thirds are primary schools. */
export function inventedSchool(n: number, of: number): School {
  const { kind, word } = stages[n < (of * 2) / 3 ? 0 : 1];
  return {
    code: `3799${String(n).padStart(6, '0')}`,
    name: `${place(n)}第${1 + (n % 97)}${word}`,
    address: `${streetName(n)}${1 + (n % 180)}号`,
    kinds: [kind, 'transferIn'],
  };
}

/**
 * A county's pack with so many schools. Each has one street of its own from number 1 to 199 and a residential area; odd
 * and even numbers of every seventh street belong to two neighbouring schools.
 */
export function bigPack(count = 6_500): PolicyPack {
  const schools = Array.from({ length: count }, (_, n) => inventedSchool(n, count));
  const catchments = schools.flatMap(({ code, kinds }, n): Catchment[] => {
    const [kind = 'primary'] = kinds;
    const next = schools[n + 1];
    const street = { kind, prefix: streetName(n) };
    const isShared = n % 7 === 0 && next?.kinds[0] === kind;
    const side = (school: string, which: 'all' | 'odd' | 'even'): Catchment => ({
      ...street,
      school,
      numbers: { from: 1, to: 199, side: which },
    });
    return [
      ...(isShared ? [side(code, 'odd'), side(next.code, 'even')] : [side(code, 'all')]),
      { kind, school: code, prefix: `${place(n)}街道第${n}社区` },
    ];
  });
  return { ...packCopy('fiveGroups'), version: '2026.9', schools, catchments };
}
