/** Brings what families say of the service 好差评 to the platform, each rating until it is there. */
import type { QueuedRating, SyncPorts } from './ports';
import type { TakenCount } from './taken-count';
import { WordSender } from './word-sender';

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
    tell: async (calls, rating) => {
      const signature = await store.signSubmission(rating.text);
      return calls.rate(rating, { rating: rating.text, signature });
    },
    delivered: (rating) => store.recordRatingDelivered(rating),
    refused: (rating, detail) => store.recordRatingRefused(rating, detail),
  });
}
