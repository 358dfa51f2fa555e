/** Invented families by seed and number: the same two always give the same family, and no two share an identity number. */
import type { Form } from '../../../shared/domain/form';
import type { GroupAnswers } from '../../../shared/domain/group';
import { groupFor } from '../../../shared/domain/group';
import { idNumberCheckDigit } from '../../../shared/domain/id-number';
import type { Chance } from '../../sync/sim/world';
import { seededChance } from '../../sync/sim/world';
import { householdNames } from './names';

/** A county code that was never given out, so that no number here is anybody's. */
const nobodysCounty = '371199';
const dayMs = 86_400_000;

/** Randomness of one thing, independent of how many things came before it. */
export function chanceOf(seed: number, index: number, part: number): Chance {
  return seededChance(
    Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ (part * 0xc2b2ae35),
  );
}

/** The number of the `n`th person born in the `days` days from `from`; different persons, different numbers. */
function idNumber(
  from: string,
  days: number,
  n: number,
  sex: 'male' | 'female',
): { day: string; text: string } {
  const day = new Date(Date.parse(from) + (n % days) * dayMs).toISOString().slice(0, 10);
  const pair = Math.floor(n / days) % 500;
  const sequence = String(pair * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const first17 = `${nobodysCounty}${day.replaceAll('-', '')}${sequence}`;
  return { day, text: first17 + idNumberCheckDigit(first17) };
}

function address(chance: Chance): string {
  const street = chance.pick(['望潮', '听涛', '岚峰', '石臼', '观海', '碑廓']);
  const road = chance.pick(['圣岚路', '万斛路', '银杏巷', '渔港街', '绣针河路']);
  return `山东省日照市岚山区${street}街道${road}${chance.whole(1, 299)}号${chance.whole(1, 18)}单元${chance.whole(101, 2604)}`;
}

export type InventedFamily = { readonly answers: GroupAnswers; readonly form: Form };

/** Family number `index` of a seed; its form lacks nothing. */
export function inventedFamily(seed: number, index: number): InventedFamily {
  const chance = chanceOf(seed, index, 1);
  const answers: GroupAnswers = {
    preferential: chance.happens(0.04),
    localRegister: chance.happens(0.7),
    localHome: chance.happens(0.6),
  };
  const names = householdNames(chance);
  const sex = chance.pick(['male', 'female'] as const);
  const single = chance.happens(0.06);
  const phone = () => `154${String(chance.whole(0, 99_999_999)).padStart(8, '0')}`;
  const child = idNumber('2019-09-01', 366, index, sex);
  const father = idNumber('1981-01-01', 4_700, index, 'male');
  const mother = idNumber('1983-01-01', 4_700, index, 'female');
  const home = address(chance);
  const group = groupFor(answers);
  const owned = group === 'homeAndRegister' || group === 'homeNoRegister';
  const tenure = owned ? 'owned' : 'rented';
  const papers = chance.happens(0.03)
    ? chance.pick(['hongKongPermit', 'passport', 'none'] as const)
    : 'residentId';
  return {
    answers,
    form: {
      'child.name': names.child,
      'child.idType': papers,
      ...(papers === 'none'
        ? {}
        : {
            'child.idNumber':
              papers === 'residentId' ? child.text : `H${String(index).padStart(8, '0')}`,
          }),
      'child.sex': sex,
      'child.birthDate': child.day,
      'child.nation': names.nation,
      'child.birthPlace': '山东省日照市',
      'guardian1.name': names.first,
      'guardian1.relation': 'father',
      'guardian1.idNumber': father.text,
      'guardian1.phone': phone(),
      ...(single
        ? { 'family.singleParent': 'yes' }
        : {
            'guardian2.name': names.second,
            'guardian2.relation': 'mother',
            'guardian2.idNumber': mother.text,
            'guardian2.phone': phone(),
            ...(chance.happens(0.08) ? { 'register.differentBooks': 'yes' } : {}),
          }),
      'register.number': String(148_000_000 + index),
      'register.head': names.first,
      'register.address': chance.happens(0.5) ? home : address(chance),
      'residence.tenure': tenure,
      'residence.address': home,
      'residence.areaM2': String(chance.whole(34, 180)),
      'residence.residents': String(chance.whole(2, 6)),
      ...(owned
        ? {
            'residence.propertyNumber': `鲁（2019）日照市不动产权第${String(index).padStart(7, '0')}号`,
          }
        : {}),
      ...(group === 'migrantWorker' ? { 'work.person': names.first, 'work.kind': 'employed' } : {}),
      ...(group === 'preferential'
        ? { 'preferential.ground': 'military', 'preferential.person': names.first }
        : {}),
      'reason.offline': chance.pick(['noNetwork', 'verificationFailed']),
    },
  };
}
