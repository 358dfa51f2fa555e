/** English: errors of the station itself. */
import type { StationError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { weakPassphrase } from '../passphrase';
import { kept } from './phrases';

const parts = {
  vault: 'the passphrase file',
  ledger: 'the record',
  restoreMark: 'the mark of a restored back-up',
} as const;

export const stationErrors: WordsFor<StationError> = {
  stationLocked: () => ({
    happened: 'The station is locked.',
    safe: 'Everything saved before is safe.',
    todo: 'Unlock it with the passphrase.',
  }),
  stationExists: () => ({
    happened: 'A station already exists on this computer.',
    safe: 'Its data was not overwritten.',
    todo: 'Unlock it with its passphrase.',
  }),
  programEnding: () => ({
    happened: 'The program is ending: the station cannot be opened now.',
    safe: 'Everything that was saved is there.',
    todo: 'Open the program again once it has ended.',
  }),
  stationMissing: () => ({
    happened: 'No station data was found on this computer.',
    safe: 'No file was changed.',
    todo: 'Check that the data disk is connected; create a station only on a new computer.',
  }),
  stationDamaged: ({ part }) => ({
    happened: `Part of the station's data cannot be read (${parts[part]}).`,
    safe: 'The program stopped writing; the rest was not touched.',
    todo: 'Delete nothing and call the administrator to restore the back-up.',
  }),
  stationTooNew: () => ({
    happened: 'The data was written by a newer version of the program.',
    safe: 'The data was not changed.',
    todo: 'Install the newer version and open it again.',
  }),
  wrongPassphrase: ({ waitSeconds }) => ({
    happened: 'The passphrase is wrong.',
    safe: "The station's data is still encrypted and unchanged.",
    todo:
      waitSeconds > 0
        ? `Wait ${Math.ceil(waitSeconds)} s and try again; mind the operator code, capitals and the input method.`
        : 'Try again; mind the operator code, capitals and the input method.',
  }),
  passphraseTooWeak: ({ minLength, weakness }) => ({
    happened: weakPassphrase[weakness],
    safe: 'The present passphrase and all data are unchanged.',
    todo: `Use at least ${minLength} characters, for example several unrelated words.`,
  }),
  policyPackUnreadable: () => ({
    happened: 'The policy pack cannot be read, so the checklist cannot be worked out.',
    safe: kept,
    todo: 'Install the program again or ask the administrator for another policy pack.',
  }),
};
