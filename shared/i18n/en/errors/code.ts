/** English: errors of codes and numbers that were scanned. */
import type { CodeError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const nothingChanged = 'No case was opened; what was typed is still there.';

export const codeErrors: WordsFor<CodeError> = {
  numberUnknown: () => ({
    happened: 'This station does not know that number.',
    safe: nothingChanged,
    todo: 'Look at the code of the station on the paper: letters of another station are found there. Or search by name.',
  }),
  codeNone: () => ({
    happened: 'There is no code in this picture that can be read.',
    safe: nothingChanged,
    todo: 'Take a sharper picture in which the code is larger, or search for the number on the paper.',
  }),
  codeForeign: () => ({
    happened: 'That code is not from a receipt or letter of this program.',
    safe: nothingChanged,
    todo: 'Scan the code at the top right of a receipt or letter, or search for the number on the paper.',
  }),
};
