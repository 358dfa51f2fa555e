/** Decisions about originals that stay at the desk and are given back. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import { numbered, whole } from './decide-papers';
import type { Result } from './result';
import { err, ok } from './result';
import { isTermDay, longestTermDays } from './term-day';

/** Keeps originals under a number; the family gets a paper that lists them. Asked twice, they are kept once. */
export function keepOriginals(
  current: Case,
  { letterId, items, handedBy, reason, until }: Asked<'keepOriginals'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  if (current.letters.some(({ id }) => id === letterId)) return ok([]);
  // The archive tells what is at the desk; what is kept after it was planned would be in no paper.
  if (current.archive !== undefined) {
    return err({ kind: 'notAllowedInState', command: 'keepOriginals', state: current.state });
  }
  if (!isTermDay(until, context.at))
    return err({ kind: 'deadlineWrong', mostDays: longestTermDays });
  const event = numbered('custodyReceipt', letterId, current, context);
  if (!event.ok) return event;
  const custody = { items, handedBy, reason, until };
  return whole(current, { ...event.value, letter: { ...event.value.letter, custody } }, context);
}

/** Gives back all that one paper lists; what has to stay longer is kept anew under a number of its own. */
export function returnOriginals(
  current: Case,
  { letterId, to, note }: Asked<'returnOriginals'>,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const letter = current.letters.find(({ id }) => id === letterId);
  if (letter?.custody === undefined) return err({ kind: 'letterUnknown' });
  if (letter.voided !== undefined) return err({ kind: 'letterVoid' });
  if (letter.custody.returned !== undefined) return err({ kind: 'originalsReturned' });
  const returned = { at, by: actor.name, byId: actor.id, to, note };
  return ok([{ type: 'originalsReturned', letterId, returned }]);
}
