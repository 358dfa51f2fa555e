/** Where a case stands with what its family said of the service 好差评. */
import type { Case } from './case';
import type { ActorRole } from './command';
import type { KeptRating } from './rating';

/** The rating of the submission that was sent last, if the family gave one. */
export function ratingOf({ ratings = [], revision }: Case): KeptRating | undefined {
  return ratings.find((one) => one.revision === revision);
}

/** Ratings that the platform does not have yet. */
export function openRatings({ ratings = [] }: Case): readonly KeptRating[] {
  return ratings.filter(({ delivered }) => delivered !== true);
}

/** Who is shown what a family said: nobody who works at the counter, so that families need not mind whom they rate. */
export function isShownRatings(role: ActorRole): boolean {
  return role === 'reviewer' || role === 'auditor';
}
