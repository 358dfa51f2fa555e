/** English: errors of letters and archives. */
import type { PaperError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { notClipped, numberKept } from './phrases';

export const paperErrors: WordsFor<PaperError> = {
  paperNotReady: () => ({
    happened: 'The letter is still being made.',
    safe: numberKept,
    todo: 'Try again in a few seconds.',
  }),
  paperFailed: () => ({
    happened: 'The letter could not be made.',
    safe: numberKept,
    todo: 'Try again; if it fails again, call the administrator.',
  }),
  clipUnusable: () => ({
    happened: 'No character can be seen within the frame; this clip cannot be used.',
    safe: notClipped,
    todo: 'Enlarge the page, set the frame closely around the character, its strokes clear, and clip again.',
  }),
  archiveRefused: () => ({
    happened: 'The archive did not pass the four checks and was not sealed.',
    safe: 'The case, its papers and letters are all there, unchanged.',
    todo: 'The letters of the case say which item and which file; call the administrator to restore what is missing, then try again.',
  }),
  packageMissing: () => ({
    happened: 'This case has no sealed package yet.',
    safe: 'The case, its papers and letters are all there.',
    todo: 'Seal the archive first.',
  }),
  printerMissing: () => ({
    happened: 'No printer was found.',
    safe: 'Nothing in the station has changed, and nothing was recorded as printed.',
    todo: 'Check the printer and try again, or save the file first.',
  }),
  printerGone: () => ({
    happened: 'The printer that was chosen cannot be found now.',
    safe: 'Nothing in the station has changed, and nothing was recorded as printed.',
    todo: 'Check its power and cable, or choose another printer.',
  }),
  printerPaused: () => ({
    happened: 'This printer is paused: what it is given does not come out.',
    safe: 'Nothing in the station has changed, and nothing was recorded as printed.',
    todo: 'Resume it in the printer settings of the system, or choose another printer.',
  }),
  printFailed: () => ({
    happened: 'The printer did not take it.',
    safe: 'Nothing in the station has changed, and nothing was recorded as printed.',
    todo: 'Check the printer and try again, or save the file first.',
  }),
  saveFailed: () => ({
    happened: 'The file was not saved to the chosen place.',
    safe: 'Nothing in the station has changed, and nothing was recorded as saved.',
    todo: 'Check that the place can be written to, or choose another.',
  }),
  saveNoRoom: () => ({
    happened: 'The chosen place has no room left; the file was not saved.',
    safe: 'Nothing in the station has changed, and nothing was recorded as saved.',
    todo: 'Make room there, or choose another place.',
  }),
};
