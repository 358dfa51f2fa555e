/** English: errors about the people of the station and their passphrases. */
import type { OperatorError } from '../../../domain/operator-error';
import type { WordsFor } from '../../error-shape';

const sealed = "The station's data is still encrypted and unchanged.";
const people = 'The list of people is unchanged.';

export const operatorErrors: WordsFor<OperatorError> = {
  operatorCodeMissing: () => ({
    happened: 'Several people work at this station; it is not known yet who is unlocking it.',
    safe: sealed,
    todo: 'Type the operator code first, then the passphrase.',
  }),
  operatorCodeTaken: () => ({
    happened: 'Somebody has this operator code already.',
    safe: people,
    todo: 'Choose another code; who comes back is enabled again under the old one.',
  }),
  operatorUnknown: () => ({
    happened: 'Nobody like this is on the list.',
    safe: people,
    todo: 'Open the settings again and use the newest list; when unlocking, check the operator code.',
  }),
  operatorDisabled: () => ({
    happened: 'This operator code is disabled and does not open the station.',
    safe: sealed,
    todo: 'Ask the administrator of the station to enable it again.',
  }),
  lastAdmin: () => ({
    happened: 'This is the last administrator who can open the station.',
    safe: people,
    todo: 'First add or name another administrator, who sets a passphrase of their own.',
  }),
  passphraseMustChange: () => ({
    happened: 'This is a start passphrase; it only serves to set your own.',
    safe: sealed,
    todo: 'Set a passphrase that only you know to go on.',
  }),
  passphraseSame: () => ({
    happened: 'The new passphrase is the same as the present one.',
    safe: 'The present passphrase is unchanged.',
    todo: 'Choose another passphrase.',
  }),
  secondFactorLost: () => ({
    happened:
      'The second key that the system of this computer kept is gone; the passphrase alone does not open the station.',
    safe: sealed,
    todo: 'If the system, the computer or its account is new, use two recovery sheets or have another administrator reset the passphrase.',
  }),
  trainingMissing: ({ lacking, admins }) => {
    const missing = lacking.map(({ title, ranOutOn }) =>
      ranOutOn === undefined
        ? `"${title}" was never recorded`
        : `"${title}" ran out on ${ranOutOn}`,
    );
    const byDrill = lacking.filter(({ drillCounts }) => drillCounts).map(({ title }) => title);
    return {
      happened: `The passphrase is right, but training that the policy pack in force asks is missing, so the station stays shut: ${missing.join('; ')}.`,
      safe: 'Cases, unfinished drafts and the record are all on this computer; nothing is lost.',
      todo: `Ask an administrator (${admins.join(', ')}) to record it under "Training" in the settings; then unlock again.${
        byDrill.length === 0
          ? ''
          : ` "${byDrill.join('", "')}" can also be made up for by yourself: enter the drill, take one sample family to its submission, then unlock again.`
      }`,
    };
  },
  trainingNotAsked: () => ({
    happened: 'The policy packs in force do not ask this training of this role.',
    safe: 'The records of training are unchanged.',
    todo: 'Open the settings again and record what is asked now.',
  }),
  trainingDayWrong: () => ({
    happened: 'The day of the training lies after today.',
    safe: 'The records of training are unchanged.',
    todo: 'Give the day on which it was really taken; record it only then.',
  }),
  vaultReplaced: () => ({
    happened:
      'The passphrase file is not the newest one; it looks as if an old file was put in its place, with passphrases that are void.',
    safe: 'The station was not opened and its data is unchanged; this was noted in the record.',
    todo: 'Do not change any file; enter with two recovery sheets, or restore a whole back-up.',
  }),
};
