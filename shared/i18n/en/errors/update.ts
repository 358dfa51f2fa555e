/** English: the program itself is not as it was published, or an update is not taken. */
import type { UpdateError } from '../../../domain/update-error';
import type { WordsFor } from '../../error-shape';

const recordsSafe =
  'Every case and every paper is on this computer; none was opened and none was changed.';
const installAgain =
  'Install the program again from the stick that the school keeps; then unlock as always, every case is there.';

export const updateErrors: WordsFor<UpdateError> = {
  programDamaged: ({ names, count }) => ({
    happened: `Files of the program itself are not as they were published (${String(count)}): ${names.join(', ')}. It is the program that is damaged, not the cases. The station cannot be unlocked for that reason.`,
    safe: recordsSafe,
    todo: installAgain,
  }),
  programUnsigned: () => ({
    happened:
      "The list of the program's files is missing, or its publisher did not sign it. It is the program that is damaged, not the cases. The station cannot be unlocked for that reason.",
    safe: recordsSafe,
    todo: installAgain,
  }),
};
