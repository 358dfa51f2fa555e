/** English: the copy that the screens read does not follow the record. */
import type { RowsError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const acknowledged =
  'Everything shown as saved is in the record; only the screen has not been brought up to date.';

export const rowsErrors: WordsFor<RowsError> = {
  rowsBehind: ({ full }) => ({
    happened: full
      ? 'The disk is full, so the screen is behind the record for now.'
      : 'The screen is behind the record for now.',
    safe: acknowledged,
    todo: full
      ? 'Do nothing twice. Free some disk space; the program tries again by itself.'
      : 'Do nothing twice. The program tries again by itself; this message goes when it has caught up.',
  }),
  rowsBroken: () => ({
    happened: 'The index that shows the cases cannot be opened; the screen may be incomplete.',
    safe: acknowledged,
    todo: 'Do nothing twice. Lock the station and unlock it again; if that fails, call the administrator.',
  }),
};
