/** A synthetic population by seed: the departments' data of a county where nobody lives. */
import type { FieldKey, Form } from '../../shared/domain/form';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { verifiedFacts } from '../../shared/domain/verified-fact';
import type { VerifiedFact } from '../../shared/domain/verified-fact';

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

/** What the departments hold of one family, by the fields of the form; what nobody holds is not there. */
export type SyntheticFamily = Readonly<
  Required<Pick<Form, HeldField>> & Partial<Pick<Form, SometimesHeld>>
>;
type HeldField =
  | `child.${'name' | 'idNumber' | 'sex' | 'birthDate' | 'birthPlace' | 'nation'}`
  | `guardian1.${'name' | 'idNumber' | 'relation'}`
  | `register.${'number' | 'head' | 'address'}`
  | 'residence.address'
  | `origin.${'studentNumber' | 'school' | 'registerState' | 'recordRegion' | 'stage' | 'studyState' | 'problemRecord'}`;
type SometimesHeld =
  | `register.${'otherNumber' | 'otherHead'}`
  | `guardian2.${'name' | 'idNumber' | 'relation'}`
  | `residence.${'propertyNumber' | 'owner'}`
  | `work.${'person' | 'employer' | 'insuranceMonths' | 'permitNumber' | 'permitFrom' | 'permitUntil'}`;

/** The first families have everything: guides and trials know them. */
const wholeFamilies = 100;
/** Days of birth of a year's children: twins have the same, one round of them later. */
const { days: childrenInRound } = births.child;

/**
 * How a household lives. Drawn apart from who its people are: a home of its own, bought, rented or with relatives; one
 * parent or two; employed, with a business or without either; with a residence permit or at home where it is registered.
 */
type Household = {
  readonly home: 'owned' | 'bought' | 'rented' | 'kin';
  readonly parents: 'both' | 'father' | 'mother';
  readonly isEmployed: boolean;
  readonly hasBusiness: boolean;
  readonly hasPermit: boolean;
  /** The second guardian has a household register 户口簿 of its own. */
  readonly hasTwoBooks: boolean;
};

function household(seed: number, index: number): Household {
  if (index < wholeFamilies) {
    return {
      ...{ home: 'owned', parents: 'both' },
      ...{ isEmployed: true, hasBusiness: true, hasPermit: true, hasTwoBooks: true },
    };
  }
  const chance = streamOf(seed, index, 0x27d4eb2f);
  const home = pick(homes, chance());
  const parents = pick(parentsOf, chance());
  const livesBy = chance();
  const isEmployed = livesBy < 0.64;
  const hasBusiness = livesBy >= 0.64 && livesBy < 0.82;
  const hasPermit = chance() < 0.35;
  const hasTwoBooks = parents === 'both' && chance() < 0.2;
  return { home, parents, isEmployed, hasBusiness, hasPermit, hasTwoBooks };
}

const homes = spread<Household['home']>([
  ['owned', 11],
  ['bought', 3],
  ['rented', 4],
  ['kin', 2],
]);
const parentsOf = spread<Household['parents']>([
  ['both', 17],
  ['mother', 2],
  ['father', 1],
]);

/** The family in whose home child `index` lives: one of some twins lives with the family of the other. */
export function householdOf(seed: number, index: number): number {
  const isLater = Math.floor(index / childrenInRound) % 2 === 1;
  const isTwin = isLater && streamOf(seed, index, 0x165667b1)() < 0.03;
  return isTwin ? index - childrenInRound : index;
}

/** Which facts of the family of child `index` the departments have a record of. */
export function syntheticRecords(seed: number, index: number): ReadonlySet<VerifiedFact> {
  const housed = householdOf(seed, index);
  const { home, parents, isEmployed, hasBusiness, hasPermit } = household(seed, housed);
  const has: { readonly [F in VerifiedFact]: boolean } = {
    ...{ identity: true, register: true, birth: true, studentRecord: true },
    property: home === 'owned',
    purchaseContract: home === 'bought' || housed < wholeFamilies,
    rentalRecord: home === 'rented' || housed < wholeFamilies,
    residencePermit: hasPermit,
    insurance: isEmployed,
    business: hasBusiness,
    marriage: parents === 'both',
  };
  return new Set(verifiedFacts.filter((fact) => has[fact]));
}

/**
 * Family of child number `index` of a seed: the same two always give the same family, no two children share a number, and
 * no two households.
 */
export function syntheticFamily(seed: number, index: number): SyntheticFamily {
  const housed = householdOf(seed, index);
  const { home, parents, isEmployed, hasBusiness, hasPermit, hasTwoBooks } = household(
    seed,
    housed,
  );
  const chance = streamOf(seed, housed);
  const surname = pick(surnames, chance());
  const born = { ...births.child, n: index };
  const elder = { sex: sexOf(chance()), given: pick(childNames, chance()) };
  const { sex, given } = housed === index ? elder : twinOf(elder, streamOf(seed, index));
  const child = person(surname + given, born, sex);
  const ofFather = surname + pick(parentNames, chance());
  const ofMother = pick(surnames, chance()) + pick(parentNames, chance());
  const first = { ...births.guardian1, n: housed };
  const mothers = { from: '1983-01-01', days: 4_700, n: housed };
  const guardian =
    parents === 'mother'
      ? { ...person(ofMother, first, 'female'), relation: 'mother' as const }
      : { ...person(ofFather, first, 'male'), relation: 'father' as const };
  const mother = person(ofMother, mothers, 'female');
  const street = pick(streets, chance());
  const address = `${street}街道银杏巷${1 + (housed % 299)}号${1 + Math.floor(chance() * 18)}单元${101 + Math.floor(chance() * 9)}`;
  const serial = String(housed).padStart(6, '0');
  const employer = pick(employers, chance());
  const insuranceMonths = String(12 + Math.floor(chance() * 60));
  // Who rents or lives with relatives is registered where the grandparents live.
  const isAway = home === 'rented' || home === 'kin';
  const registered = isAway ? `岚峰街道旧村${1 + (housed % 97)}号` : address;
  return {
    'child.name': child.name,
    'child.idNumber': child.idNumber,
    'child.sex': sex,
    'child.birthDate': child.birthDate,
    'guardian1.name': guardian.name,
    'guardian1.idNumber': guardian.idNumber,
    'guardian1.relation': guardian.relation,
    ...(parents === 'both' && {
      'guardian2.name': mother.name,
      'guardian2.idNumber': mother.idNumber,
      'guardian2.relation': 'mother',
    }),
    'register.number': `371199${serial}`,
    'register.head': isAway ? pick(surnames, chance()) + '守仁' : guardian.name,
    'register.address': registered,
    ...(hasTwoBooks && {
      'register.otherNumber': `371198${serial}`,
      'register.otherHead': mother.name,
    }),
    'residence.address': address,
    ...(home === 'owned' && {
      'residence.propertyNumber': `鲁(2021)岚山区不动产权第${serial}号`,
      'residence.owner': guardian.name,
    }),
    ...((isEmployed || hasBusiness) && { 'work.person': guardian.name, 'work.employer': employer }),
    ...(isEmployed && { 'work.insuranceMonths': insuranceMonths }),
    ...(hasPermit && {
      'work.permitNumber': `JZ${serial}`,
      'work.permitFrom': '2025-03-01',
      'work.permitUntil': '2027-02-28',
    }),
    'origin.studentNumber': `G${child.idNumber}`,
    'origin.school': `${street}小学`,
    'child.birthPlace': '山东省日照市岚山区',
    'child.nation': pick(nations, chance()),
    'origin.registerState': 'registered',
    'origin.recordRegion': '山东省日照市岚山区',
    'origin.stage': 'primary',
    'origin.studyState': 'studying',
    'origin.problemRecord': chance() < 0.98 ? 'none' : 'duplicate',
  };
}

/** Another child of the same day, who is not called the same. */
function twinOf({ given }: { readonly given: string }, chance: () => number) {
  const names = childNames.filter((name) => name !== given);
  return { sex: sexOf(chance()), given: pick(names, chance()) };
}

const sexOf = (chance: number) => (chance < 0.5 ? ('male' as const) : ('female' as const));

/**
 * The family that would have this text in a field of its own kind of number; whether it does is for who asks to compare. A
 * number of a household finds the child whose number it has, not its twin.
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

/** Each kind as often as its weight says. */
function spread<T>(kinds: readonly (readonly [kind: T, weight: number])[]): readonly T[] {
  return kinds.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));
}

/** The numbers that say who somebody is, or, with a salt, how they live. */
function streamOf(seed: number, index: number, salt = 0): () => number {
  return seeded(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ salt);
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
