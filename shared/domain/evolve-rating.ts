/** The fold of what a family said of the service 好差评, and of what became of it. */
import type { Case, EventOf } from './case';
import type { KeptRating } from './rating';
import { assertNever } from './result';
import { without } from './without';

type RatingEvent = EventOf<'serviceRated' | 'ratingDelivered' | 'ratingRefused'>;

/** A case after one such event; a rating that the platform has was refused no longer. */
export function rated(current: Case, event: RatingEvent): Case {
  const known = current.ratings ?? [];
  const edited = (edit: (kept: KeptRating) => KeptRating, of: number) => ({
    ...current,
    ratings: known.map((one) => (one.revision === of ? edit(one) : one)),
  });
  switch (event.type) {
    case 'serviceRated':
      return { ...current, ratings: [...known, event.rating] };
    case 'ratingDelivered':
      return edited((kept) => ({ ...without(kept, 'refusal'), delivered: true }), event.revision);
    case 'ratingRefused':
      return edited((kept) => ({ ...kept, refusal: event.detail }), event.revision);
    default:
      return assertNever(event);
  }
}
