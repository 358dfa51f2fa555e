/** The decision that a letter reached the family. */
import { beijingDate } from './beijing-time';
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import { isServed, isValid } from './letter';
import type { Result } from './result';
import { err, ok } from './result';

/** Recorded once; while there is no photo of the signed receipt it may be said again with one. */
export function recordServed(
  current: Case,
  { letterId, ...said }: Asked<'recordLetterServed'>,
  { at, actor }: Pick<DecideContext, 'at' | 'actor'>,
): Result<CaseEvent[], CaseError> {
  const letter = current.letters.find(({ id }) => id === letterId);
  if (letter === undefined || !isServed(letter)) return err({ kind: 'letterUnknown' });
  if (!isValid(letter)) return err({ kind: 'letterVoid' });
  if (letter.file === undefined) return err({ kind: 'letterNotMade' });
  if (letter.served?.slip !== undefined) return err({ kind: 'letterServed' });
  const { to, relation, day, way, note, slip } = said;
  if (day < beijingDate(letter.numberedAt) || day > beijingDate(at)) {
    return err({ kind: 'serviceDayWrong' });
  }
  const facts = { to, relation, day, way, note, ...(slip === undefined ? {} : { slip }) };
  return ok([
    { type: 'letterServed', letterId, served: { ...facts, at, by: actor.name, byId: actor.id } },
  ]);
}
