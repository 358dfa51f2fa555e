/** Names of one family that stand on several papers: where two of them should be one and are written apart. */
import type { Case } from './case';
import { isAsked } from './field-rules';
import type { FieldKey, Form } from './form';
import { fieldText } from './form';
import type { NameDisagreement } from './name-agreement';
import { nameDisagreement } from './name-agreement';

/** A name that is written otherwise than the one it should be; for a person to look at, never a reason to refuse. */
export type NameCheck = {
  /** The field of the person whose name it should be. */
  readonly person: 'child.name' | 'guardian1.name' | 'guardian2.name';
  /** Where the other writing stands: another field, or the paper shown at the identity check. */
  readonly place: FieldKey | 'identityCheck';
  readonly here: string;
  readonly there: string;
  readonly disagreement: NameDisagreement;
};

type Person = NameCheck['person'];

const guardians: readonly Person[] = ['guardian1.name', 'guardian2.name'];
const people: readonly Person[] = ['child.name', ...guardians];

/** Every name that is written apart, in the order of the form. */
export function nameChecks(current: Case): readonly NameCheck[] {
  const { form, identityChecks = [] } = current;
  const asked = people.filter((person) => isAsked(current, person));
  const checks: NameCheck[] = [];
  const compare = (person: Person, place: NameCheck['place'], there: string) => {
    const here = fieldText(form, person);
    const disagreement = nameDisagreement(here, there);
    return disagreement === undefined ? [] : [{ person, place, here, there, disagreement }];
  };
  for (const person of guardians.filter((one) => asked.includes(one))) {
    const seen = identityChecks.findLast((check) => `${check.person}.name` === person);
    if (seen !== undefined) checks.push(...compare(person, 'identityCheck', seen.name));
  }
  for (const [place, perhaps, isSure] of placesOf(form)) {
    if (!isAsked(current, place)) continue;
    const among = perhaps.filter((one) => asked.includes(one) && fieldText(form, one) !== '');
    const found = among.map((person) => compare(person, place, fieldText(form, place)));
    if (found.length === 0 || found.some((one) => one.length === 0)) continue;
    // Of several people it may be, the one whose name is nearest.
    const near = found.flat().find(({ disagreement }) => disagreement.kind !== 'name');
    const first = found[0]?.[0];
    if (near !== undefined) checks.push(near);
    else if (isSure && first !== undefined) checks.push(first);
  }
  return checks;
}

/** Fields with a name of somebody, who that may be, and whether it is certainly one of them. */
function placesOf(form: Form): readonly (readonly [FieldKey, readonly Person[], boolean])[] {
  const owner = fieldText(form, 'residence.ownerRelation');
  return [
    ['register.head', guardians, false],
    ['register.otherHead', guardians, false],
    ['residence.owner', owner === 'child' ? ['child.name'] : guardians, owner === 'guardian'],
    ['work.person', guardians, false],
  ];
}
