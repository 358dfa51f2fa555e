/** English: errors of destroying finished cases. */
import type { RetentionError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

export const retentionErrors: WordsFor<RetentionError> = {
  notDueForDestruction: () => ({
    happened:
      'One of the chosen cases may not be destroyed yet: it is not archived, the platform has not confirmed it, its days are not over, or it was proposed already.',
    safe: 'Nothing was destroyed.',
    todo: 'Refresh the list of cases that are due and choose again.',
  }),
  proposalUnknown: () => ({
    happened: 'Somebody has already decided this proposal.',
    safe: 'Nothing was destroyed a second time.',
    todo: 'Refresh to see the result.',
  }),
  approverIsProposer: () => ({
    happened: 'Whoever proposed the destruction may not approve it.',
    safe: 'Nothing was destroyed.',
    todo: 'Ask another administrator or a reviewer to log in and decide.',
  }),
};
