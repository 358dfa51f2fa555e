/** English: errors about the recovery key and its sheets. */
import type { RecoveryError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const sealed = "The station's data is still encrypted and unchanged.";

export const recoveryErrors: WordsFor<RecoveryError> = {
  recoveryShareUnreadable: ({ sheet }) => ({
    happened: `The recovery sheet in box ${sheet} cannot be read.`,
    safe: sealed,
    todo: 'Compare it with the paper line by line, or scan its QR code.',
  }),
  recoverySharesSame: () => ({
    happened: 'Both boxes hold the same recovery sheet.',
    safe: sealed,
    todo: 'Find either of the other two sheets and type it into the second box.',
  }),
  recoverySharesApart: () => ({
    happened: 'These two recovery sheets were not made together.',
    safe: sealed,
    todo: 'Check station code and date on the paper and use two sheets of the same day.',
  }),
  recoveryKeyWrong: () => ({
    happened: 'These two recovery sheets do not open this station.',
    safe: sealed,
    todo: 'Check that school and station code on the paper are those of this station.',
  }),
  recoveryKeyVoid: () => ({
    happened:
      'These recovery sheets are not the present ones: new sheets make the old ones void. Or they belong to another station.',
    safe: sealed,
    todo: 'Check the station code on the paper and use the two sheets with the newest date.',
  }),
  recoveryKeyNone: () => ({
    happened: 'No recovery sheets were ever made for this station.',
    safe: sealed,
    todo: 'Unlock with a passphrase; a forgotten one is reset by another administrator.',
  }),
  recoverySheetsGone: () => ({
    happened: 'These recovery sheets are shown once, and are gone now.',
    safe: 'Passphrases work as before and no data was changed.',
    todo: 'Make new recovery sheets in the settings and destroy the ones already printed.',
  }),
};
