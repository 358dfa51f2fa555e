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
  replacedUnknown: () => ({
    happened:
      'This former data is not in the data folder any more, or somebody proposed it already.',
    safe: 'Nothing was destroyed; the cases of this station are as they were.',
    todo: 'Leave the settings and come back to see how it stands.',
  }),
  replacedStays: () => ({
    happened: 'Not all of the former data is destroyed: some files cannot be removed now.',
    safe: 'The approval is written down; the cases of this station are as they were.',
    todo: 'The next unlocking goes on by itself. If it does not help, have the disk and the rights of the folder looked at.',
  }),
};
