/** What the desk notes about the people of a case: who stood at the counter, and what a home visit found. */
import { beijingDate } from './beijing-time';
import { isDay } from './calendar-day';
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import type { Result } from './result';
import { err, ok } from './result';

/** More than any family needs; without a limit a slip of the hand could swell a case past reading. */
const notesPerCase = 30;

/** Keeps whose paper was seen. The same finding handed over again, because an answer was lost, changes nothing. */
export function checkIdentity(
  { identityChecks = [] }: Case,
  { finding }: Asked<'checkIdentity'>,
  { at, actor }: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  if (finding.person === 'agent' && finding.authorisation !== undefined) {
    return err({ kind: 'guardianSigns' });
  }
  if (identityChecks.some(({ id }) => id === finding.id)) return ok([]);
  if (identityChecks.length >= notesPerCase) {
    return err({ kind: 'tooManyNotes', limit: notesPerCase });
  }
  const check = { ...finding, at, by: actor.name, byId: actor.id };
  return ok([{ type: 'identityChecked', check }]);
}

/** Keeps what a visit found; a day that has not come yet was not visited. */
export function addHomeVisit(
  { homeVisits = [] }: Case,
  { visit }: Asked<'addHomeVisit'>,
  { at, actor }: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  if (homeVisits.some(({ id }) => id === visit.id)) return ok([]);
  if (homeVisits.length >= notesPerCase) return err({ kind: 'tooManyNotes', limit: notesPerCase });
  if (!isDayUntil(visit.day, at)) return err({ kind: 'visitDayWrong' });
  return ok([{ type: 'homeVisited', visit: { ...visit, at, by: actor.name, byId: actor.id } }]);
}

/** Whether the text is a day of the calendar, and not one that is still to come in Beijing at `at`. */
function isDayUntil(day: string, at: string): boolean {
  return isDay(day) && day <= beijingDate(at);
}
