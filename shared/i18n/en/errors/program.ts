/** English: errors of calls that are not served. */
import type { ProgramError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { kept, unchanged } from './phrases';

export const programErrors: WordsFor<ProgramError> = {
  invalidRequest: () => ({
    happened: 'This step was not accepted: something has the wrong form.',
    safe: unchanged,
    todo: 'Check what was typed and try again.',
  }),
  textUnwritable: () => ({
    happened:
      'The text holds invisible control characters or broken ones, which no paper or archive can hold.',
    safe: unchanged,
    todo: 'Empty this field and type it again; when copying from elsewhere, copy the text alone.',
  }),
  callNotForRole: () => ({
    happened: 'Your role may not take this step.',
    safe: unchanged,
    todo: 'Ask a colleague who may do it to log in, or the administrator to change your role.',
  }),
  selfServiceRunning: () => ({
    happened: 'A family is filling in its case by itself; only that case can be worked on.',
    safe: unchanged,
    todo: 'Take over with the passphrase before you do anything else.',
  }),
  selfServiceNone: () => ({
    happened: 'Self-service has ended already.',
    safe: unchanged,
    todo: 'Unlock the station and open the case from the first screen.',
  }),
  notInDrill: () => ({
    happened: 'This is a drill; that step is only taken in real work.',
    safe: 'The drill and the real cases are kept apart; neither was changed.',
    todo: 'Lock, unlock again with "Real" chosen, and take the step there.',
  }),
  onlyInDrill: () => ({
    happened: 'This step exists only in a drill.',
    safe: 'The real cases were not changed.',
    todo: 'To practise, lock and unlock again with "Drill" chosen.',
  }),
  internal: () => ({
    happened: 'Something went wrong inside the program.',
    safe: kept,
    todo: 'Try again; if it fails again, reopen the program or call the administrator.',
  }),
};
