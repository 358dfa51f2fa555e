/** Brings what families say of the service 好差评 to the platform, each rating until it is there. */
import type { RatingReply } from '../protocol/rating';
import type { PlatformCalls } from './platform-calls';
import type { QueuedRating, SyncPorts, SyncStore } from './ports';
import type { Reply } from './reply';
import type { TakenCount } from './taken-count';
import { WordSender } from './word-sender';

/** Tells one rating, signed by the station. */
export async function tellRating(
  calls: Pick<PlatformCalls, 'rate'>,
  rating: QueuedRating,
  by: Pick<SyncStore, 'signSubmission'>,
): Promise<Reply<RatingReply>> {
  const signature = await by.signSubmission(rating.text);
  return calls.rate(rating, { rating: rating.text, signature });
}

/** Ratings do not wait for each other. */
export function ratingSender(
  ports: SyncPorts,
  taken: Pick<TakenCount, 'save'>,
  mayTell: (rating: QueuedRating) => boolean,
): WordSender<QueuedRating> {
  const { store } = ports;
  return new WordSender(ports, taken, {
    kind: 'rating',
    waiting: () => store.queuedRatings().filter(mayTell),
    keyOf: ({ caseId, revision }) => `${caseId} ${revision}`,
    factsOf: ({ caseId, revision }) => ({ caseId, revision }),
    tell: (calls, rating) => tellRating(calls, rating, store),
    delivered: (rating) => store.recordRatingDelivered(rating),
    refused: (rating, detail) => store.recordRatingRefused(rating, detail),
  });
}
