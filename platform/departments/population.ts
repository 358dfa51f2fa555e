/** A synthetic population by seed: the departments' data of a county where nobody lives. */
import type { FieldKey, Form } from '../../shared/domain/form';
import { idNumberCheckDigit } from '../../shared/domain/id-number';

/** A county code that was never given out, so that no number here is anybody's. */
const nobodysCounty = '371199';
const dayMs = 86_400_000;

const surnames = ['尉', '荀', '郗', '蔺', '邰', '桑', '晏', '裘', '芮', '尉迟'] as const;
const childNames = ['砚舟', '知夏', '玥宁', '若溪', '予安', '景和'] as const;
const parentNames = ['映蓝', '行之', '清越', '望舒', '临川', '怀瑾'] as const;
const streets = ['望潮', '听涛', '岚峰', '观海'] as const;
const nations = ['汉族', '汉族', '汉族', '满族', '回族'] as const;
/** On which days people of a kind were born; the next ones on the same day have the next numbers. */
const births = {
  child: { from: '2019-09-01', days: 366 },
  guardian1: { from: '1981-01-01', days: 4_700 },
} as const;
const employers = ['岚海物流有限公司', '听涛食品厂', '银杏巷便利店', '绣针河建筑公司'] as const;

/** What every department holds of one family, by the fields of the form. */
export type SyntheticFamily = Readonly<Required<Pick<Form, SyntheticField>>>;
type SyntheticField =
  | `child.${'name' | 'idNumber' | 'sex' | 'birthDate' | 'birthPlace' | 'nation'}`
  | `guardian${1 | 2}.${'name' | 'idNumber' | 'relation'}`
  | `register.${'number' | 'head' | 'address'}`
  | `residence.${'address' | 'propertyNumber' | 'owner'}`
  | `work.${'person' | 'employer' | 'insuranceMonths' | 'permitNumber' | 'permitFrom' | 'permitUntil'}`
  | `origin.${'studentNumber' | 'school' | 'registerState' | 'recordRegion' | 'stage' | 'studyState' | 'problemRecord'}`;

/** Family number `index` of a seed: the same two always give the same family, and no two share a number. */
export function syntheticFamily(seed: number, index: number): SyntheticFamily {
  const chance = seeded(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const surname = pick(surnames, chance());
  const sex = chance() < 0.5 ? 'male' : 'female';
  const born = { ...births.child, n: index };
  const child = person(surname + pick(childNames, chance()), born, sex);
  const ofFather = surname + pick(parentNames, chance());
  const father = person(ofFather, { ...births.guardian1, n: index }, 'male');
  const ofMother = pick(surnames, chance()) + pick(parentNames, chance());
  const mother = person(ofMother, { from: '1983-01-01', days: 4_700, n: index }, 'female');
  const street = pick(streets, chance());
  const home = `${street}街道银杏巷${1 + (index % 299)}号${1 + Math.floor(chance() * 18)}单元${101 + Math.floor(chance() * 9)}`;
  const serial = String(index).padStart(6, '0');
  return {
    'child.name': child.name,
    'child.idNumber': child.idNumber,
    'child.sex': sex,
    'child.birthDate': child.birthDate,
    'guardian1.name': father.name,
    'guardian1.idNumber': father.idNumber,
    'guardian1.relation': 'father',
    'guardian2.name': mother.name,
    'guardian2.idNumber': mother.idNumber,
    'guardian2.relation': 'mother',
    'register.number': `371199${serial}`,
    'register.head': father.name,
    'register.address': home,
    'residence.address': home,
    'residence.propertyNumber': `鲁(2021)岚山区不动产权第${serial}号`,
    'residence.owner': father.name,
    'work.person': father.name,
    'work.employer': pick(employers, chance()),
    'work.insuranceMonths': String(12 + Math.floor(chance() * 60)),
    'work.permitNumber': `JZ${serial}`,
    'work.permitFrom': '2025-03-01',
    'work.permitUntil': '2027-02-28',
    'origin.studentNumber': `G${child.idNumber}`,
    'origin.school': `${street}小学`,
    // Drawn last, so that the families of a seed stay who they were.
    'child.birthPlace': '山东省日照市岚山区',
    'child.nation': pick(nations, chance()),
    'origin.registerState': 'registered',
    'origin.recordRegion': '山东省日照市岚山区',
    'origin.stage': 'primary',
    'origin.studyState': 'studying',
    'origin.problemRecord': chance() < 0.98 ? 'none' : 'duplicate',
  };
}

/**
 * The family that would have this text in a field of its own kind of number; whether it does is for who asks to compare.
 * Numbers are counted up with the index, so that a population of any size is looked into without being made.
 */
export function findFamilyIndex(key: FieldKey, text: string): number | undefined {
  if (key === 'residence.propertyNumber') return wholeNumber(/第(\d{6,9})号$/.exec(text)?.[1]);
  if (key === 'work.permitNumber') return wholeNumber(/^JZ(\d{6,9})$/i.exec(text)?.[1]);
  const born = key === 'child.idNumber' ? births.child : births.guardian1;
  const [, date = '', sequence = ''] = /^\d{6}(\d{8})(\d{3})/.exec(text) ?? [];
  const day =
    (Date.parse(date.replace(/(....)(..)(..)/, '$1-$2-$3')) - Date.parse(born.from)) / dayMs;
  if (!Number.isInteger(day) || day < 0 || day >= born.days) return undefined;
  return Math.floor(Number(sequence) / 2) * born.days + day;
}

const wholeNumber = (digits: string | undefined) =>
  digits === undefined ? undefined : Number(digits);

/** Born on one of the days from `from` on; different `n`, different numbers. */
function person(
  name: string,
  { from, days, n }: { readonly from: string; readonly days: number; readonly n: number },
  sex: 'male' | 'female',
) {
  const birthDate = new Date(Date.parse(from) + (n % days) * dayMs).toISOString().slice(0, 10);
  const pair = Math.floor(n / days) % 500;
  const sequence = String(pair * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const first17 = `${nobodysCounty}${birthDate.replaceAll('-', '')}${sequence}`;
  return { name, birthDate, idNumber: first17 + idNumberCheckDigit(first17) };
}

const pick = <T>(of: readonly T[], chance: number): T => of[Math.floor(chance * of.length)] as T;

/** Mulberry32: numbers from 0 (inclusive) to 1 (exclusive) that hang on the seed alone. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
