/** The originals of a case that are kept at the desk or were. */
import type { Custody } from './custody';
import type { Letter } from './letter';

type HasLetters = { readonly letters: readonly Letter[] };

/** A letter of originals kept. */
export type CustodyLetter = Letter & { readonly custody: Custody };

/** Every custody of a case that was not declared void, oldest first. */
export function custodiesOf({ letters }: HasLetters): CustodyLetter[] {
  return letters.filter(
    (letter): letter is CustodyLetter =>
      letter.custody !== undefined && letter.voided === undefined,
  );
}

/** Custodies whose originals are still at the desk. */
export function openCustodies(current: HasLetters): CustodyLetter[] {
  return custodiesOf(current).filter(({ custody }) => custody.returned === undefined);
}
