/** Fields that follow from the child's identity number, filled only while they are empty. */
import type { FieldKey } from './form';
import { normaliseIdNumber, parseIdNumber } from './id-number';

/** What a whole and right identity number says about the other fields. */
export function derivedFromIdNumber(
  typed: string,
  text: (key: FieldKey) => string,
): readonly (readonly [FieldKey, string])[] {
  const parsed = parseIdNumber(typed);
  if (!parsed.ok || !['', 'residentId'].includes(text('child.idType'))) return [];
  const says = [
    ['child.idType', 'residentId'],
    ['child.birthDate', parsed.value.birthDate],
    ['child.sex', parsed.value.sex],
  ] as const;
  return says.filter(([key]) => text(key).trim() === '');
}

/** Full-width figures, blanks and a small x become what is printed in the register. */
export function tidyIdNumber(typed: string): string {
  const tidy = normaliseIdNumber(typed);
  return /^\d{17}[\dX]$/.test(tidy) ? tidy : typed;
}
