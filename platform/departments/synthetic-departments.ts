/** The built-in departments: they look a question up in the synthetic population and compare it field by field. */
import { plainAddress } from '../../shared/domain/address';
import { fieldText } from '../../shared/domain/form';
import type { FieldKey, Form } from '../../shared/domain/form';
import { normaliseIdNumber } from '../../shared/domain/id-number';
import { foldName } from '../../shared/domain/name-agreement';
import type { VerifiedFact } from '../../shared/domain/verified-fact';
import type { Departments, Found } from './departments';
import { findFamilyIndex, syntheticFamily, syntheticRecords } from './population';

/** By which number a department looks a family up. */
const keyOf: { readonly [F in VerifiedFact]: FieldKey } = {
  identity: 'child.idNumber',
  register: 'child.idNumber',
  property: 'residence.propertyNumber',
  purchaseContract: 'guardian1.idNumber',
  rentalRecord: 'guardian1.idNumber',
  residencePermit: 'work.permitNumber',
  insurance: 'guardian1.idNumber',
  business: 'guardian1.idNumber',
  marriage: 'guardian1.idNumber',
  birth: 'child.idNumber',
  studentRecord: 'child.idNumber',
};

/** Children of the synthetic population; not every department has something of every family. */
export const populationSize = 100_000;

/** Departments over the population of a seed. */
export function syntheticDepartments(seed: number): Departments {
  return {
    look: async (fact, asked) => {
      const key = keyOf[fact];
      const number = folded(key, fieldText(asked, key));
      const index = findFamilyIndex(key, number);
      const isSomebody = index !== undefined && index < populationSize;
      const isHeld = isSomebody && syntheticRecords(seed, index).has(fact);
      const family: Form | undefined = isHeld ? syntheticFamily(seed, index) : undefined;
      if (family === undefined || folded(key, fieldText(family, key)) !== number) {
        return { verdict: 'noSuchPerson', fields: [] };
      }
      return compared(asked, family);
    },
  };
}

function compared(asked: Form, family: Form): Found {
  const keys = Object.keys(asked) as FieldKey[];
  const isRight = (key: FieldKey) => agrees(key, fieldText(asked, key), fieldText(family, key));
  // Who does not know whose number it is hears nothing about that person.
  const isKnown = keys.filter(isOfPerson).every(isRight);
  const fields = keys.map((key) =>
    isRight(key)
      ? { key, verdict: 'match' as const }
      : {
          key,
          verdict: 'mismatch' as const,
          ...(isKnown && fieldText(family, key) !== '' ? { returned: fieldText(family, key) } : {}),
        },
  );
  const isMatch = fields.every(({ verdict }) => verdict === 'match');
  return { verdict: isMatch ? 'match' : 'mismatch', fields };
}

const isOfPerson = (key: FieldKey) => /^(child|guardian\d)\.(name|idNumber)$/.test(key);

/** Where the invented population lives. */
const county = '山东省日照市岚山区';

function agrees(key: FieldKey, typed: string, held: string): boolean {
  // Months paid only ever grow: what was typed some weeks ago is not wrong.
  if (key === 'work.insuranceMonths') return Number(typed) <= Number(held);
  return folded(key, typed) === folded(key, held);
}

function folded(key: FieldKey, text: string): string {
  if (key.endsWith('.address')) return plainAddress(text, county);
  if (key.endsWith('.idNumber')) return normaliseIdNumber(text);
  return foldName(text);
}
