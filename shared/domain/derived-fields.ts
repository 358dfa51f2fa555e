/** Fields that follow from the child's identity number, filled only while they are empty. */
import { fieldDefinition, type FieldKey } from './form';
import { parseIdNumber } from './id-number';
import { isNumbered, normalisePaperNumber, paperNumberProblem } from './paper-number';

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

/**
 * What follows from fields that are written together, as from a card: what stands beside the number goes before it,
 * because a residence permit has a number of the same form (GB 11643 for holders of GAT residence permits).
 */
export function derivedWith(
  texts: readonly (readonly [FieldKey, string])[],
  text: (key: FieldKey) => string,
): readonly (readonly [FieldKey, string])[] {
  const together = new Map(texts);
  const number = together.get('child.idNumber');
  if (number === undefined) return [];
  return derivedFromIdNumber(number, (key) => together.get(key) ?? text(key));
}

/**
 * What is right becomes what is printed: figures of an input method, blanks and small letters are asked of a department
 * and stand on papers as the card has them. What is wrong stays as it was typed, for a person to see.
 *
 * @param paper type of the paper that a number is of, as `paperOf` says
 */
export function tidyText(key: FieldKey, typed: string, paper: string): string {
  switch (fieldDefinition(key).kind) {
    case 'idNumber': {
      const tidy = normalisePaperNumber(typed);
      const isWhole = isWholeIdNumber(tidy) || (isNumbered(paper) && fits(paper, tidy));
      return isWhole ? tidy : typed;
    }
    case 'studentNumber':
      return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    case 'phone':
    case 'number':
      return typed.normalize('NFKC').trim();
    default:
      return typed;
  }
}

const isWholeIdNumber = (text: string) => /^\d{17}[\dX]$/.test(text);
const fits = (paper: string, text: string) => paperNumberProblem(paper, text) === undefined;
