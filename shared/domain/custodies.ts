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

/**
 * Custodies that were open when another letter of the case was numbered: what is written on it must not change when the
 * originals are given back, or others kept, before it is printed. By the order of the numbers, because a clock may be
 * turned back; where only the clock tells, originals count as kept.
 */
export function custodiesAtNumber(
  current: HasLetters,
  { id, numberedAt }: Letter,
): CustodyLetter[] {
  const at = current.letters.findIndex((letter) => letter.id === id);
  const before = at < 0 ? current.letters : current.letters.slice(0, at);
  return before
    .filter((letter): letter is CustodyLetter => letter.custody !== undefined)
    .filter(({ custody: { returned }, voided }) => {
      const ended = returned?.at ?? voided?.at;
      return ended === undefined || ended >= numberedAt;
    });
}
