/** Rating the service 好差评: once for each submission, and what the platform says of it. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import { isPoor } from './rating';
import { openRatings, ratingOf } from './rating-standing';
import type { Result } from './result';
import { err, ok } from './result';

/** The first rating of a submission stands: nobody changes what a family said. */
export function rateService(
  current: Case,
  { name, level, reasons, note }: Asked<'rateService'>,
  { at }: Pick<DecideContext, 'at'>,
): Result<CaseEvent[], CaseError> {
  const { revision, state } = current;
  if (revision === 0) return err({ kind: 'notAllowedInState', command: name, state });
  if (ratingOf(current) !== undefined) return err({ kind: 'ratedAlready' });
  const chosen = isPoor(level) ? [...new Set(reasons)] : [];
  const rating = { level, reasons: chosen, note, revision, at, by: 'family' as const };
  return ok([{ type: 'serviceRated', rating }]);
}

/** What the platform said of a rating; the same again is no news. */
export function aboutRating(
  current: Case,
  command: Asked<'recordRatingDelivered' | 'recordRatingRefused'>,
): CaseEvent[] {
  const { revision } = command;
  const rating = openRatings(current).find((one) => one.revision === revision);
  if (rating === undefined) return [];
  if (command.name === 'recordRatingDelivered') return [{ type: 'ratingDelivered', revision }];
  const { detail } = command;
  return rating.refusal === detail ? [] : [{ type: 'ratingRefused', revision, detail }];
}
