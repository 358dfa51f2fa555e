/** English: a back-up that was not made or not restored. */
import type { BackupError, RestoreError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const workGoesOn = 'All data of the station is there and work goes on.';
const untouched = 'Neither the back-up nor the data on this computer was changed.';

export const backupErrors: WordsFor<BackupError> = {
  backupFolderMissing: () => ({
    happened: 'The back-up disk is not connected, or its folder is gone.',
    safe: workGoesOn,
    todo: 'Connect it: the back-up then follows by itself. For another disk, choose it in Settings.',
  }),
  backupFolderFull: () => ({
    happened: 'The back-up disk has no room; this back-up was not made.',
    safe: workGoesOn,
    todo: 'Make room on it or use a larger one; the back-up then follows by itself.',
  }),
  backupFolderReadOnly: () => ({
    happened: 'The back-up folder cannot be written to.',
    safe: workGoesOn,
    todo: 'Check the write protection of the disk, or choose another folder in Settings.',
  }),
  backupFolderInside: () => ({
    happened: "This folder lies inside the station's own data and cannot hold its back-up.",
    safe: 'The place of the back-up did not change.',
    todo: 'Choose another folder, best on a removable disk.',
  }),
  backupFolderForeign: () => ({
    happened:
      'A back-up with the same name lies there that this station did not make, or a later program did; it was not overwritten.',
    safe: `${workGoesOn} The other one was not changed either.`,
    todo: 'Tell the administrator: choose another place in Settings, or move that one away first.',
  }),
  backupSourceFailed: () => ({
    happened: "The station's data could not be read; this back-up was not made.",
    safe: 'Nothing of the station was changed.',
    todo: `Try again. Otherwise contact the administrator.`,
  }),
  backupFailed: () => ({
    happened: 'Writing to the back-up disk failed; this back-up was not made.',
    safe: workGoesOn,
    todo: 'The program tries again by itself. If it keeps failing the disk may be broken: use another.',
  }),
  backupBusy: () => ({
    happened: 'A back-up or a rehearsal is running.',
    safe: workGoesOn,
    todo: 'Wait until it is done, then try again.',
  }),
};

export const restoreErrors: WordsFor<RestoreError> = {
  backupNone: () => ({
    happened: 'There is no back-up of a station in this folder.',
    safe: untouched,
    todo: 'Choose the back-up disk, or the folder "school-enrollment-backup-…" on it.',
  }),
  backupUnreadable: () => ({
    happened: 'This folder cannot be opened.',
    safe: untouched,
    todo: 'Check that the disk is connected, then choose again.',
  }),
  backupTooNew: () => ({
    happened: 'A newer version of the program wrote this back-up; this version cannot read it.',
    safe: untouched,
    todo: 'Install the new version, then restore.',
  }),
  backupOfOtherStation: () => ({
    happened: 'This computer already holds a station, and this back-up belongs to another one.',
    safe: untouched,
    todo: "Choose this station's back-up; restore another station on another computer.",
  }),
  backupIncomplete: () => ({
    happened: 'This back-up is incomplete: its list is missing or cut short.',
    safe: untouched,
    todo: 'Choose another back-up, or make a new one on the old computer.',
  }),
  backupNotGenuine: () => ({
    happened:
      "The list of this back-up does not fit the station's key; somebody may have changed it.",
    safe: untouched,
    todo: 'Do not use this back-up. Choose another one and tell the administrator.',
  }),
  backupDamaged: ({ names, keys, pictures, record }) => ({
    happened: `Files of the back-up are damaged or missing: ${names.join(', ')}${keys + pictures > names.length ? ' and more' : ''}.`,
    safe: record
      ? `The record itself is damaged: this back-up cannot be restored. ${untouched}`
      : `All the rest is whole. Affected: ${[
          ...(keys > 0 ? [`${keys} case(s), which will not open`] : []),
          ...(pictures > 0 ? [`${pictures} file(s) of pictures or papers`] : []),
        ].join(', ')}. ${untouched}`,
    todo: record
      ? 'Choose another back-up.'
      : 'If there is another back-up, try that one first; else restore what is whole.',
  }),
  restoreNoRoom: ({ megabytes }) => ({
    happened: `There is not enough room on this computer: about ${megabytes} MB more are needed.`,
    safe: untouched,
    todo: 'Make room on the disk, then restore.',
  }),
  restoreFailed: () => ({
    happened: 'The restore did not finish: writing to this computer failed.',
    safe: untouched,
    todo: `Try again. Otherwise contact the administrator.`,
  }),
  restoreCancelled: () => ({
    happened: 'The restore was cancelled.',
    safe: untouched,
    todo: 'You can begin again at any time.',
  }),
  restoreNotAgreed: ({ reason, waitSeconds }) => ({
    happened: {
      absent:
        'A station stands on this computer that the restore would replace, and its present administrator has not agreed.',
      wrong: 'The passphrase of the present administrator is wrong; nothing was restored.',
      notAdmin:
        'The passphrase or recovery key is void, or not of a present administrator; nothing was restored.',
    }[reason],
    safe: untouched,
    todo:
      waitSeconds > 0
        ? `Wait ${waitSeconds} seconds and try again.`
        : 'Let the present administrator type the passphrase, or two sheets of the present recovery key. With neither, let IT staff move the data folder of the station away first.',
  }),
  restoreRunning: () => ({
    happened:
      'A restore is running: meanwhile no station can be set up or opened, and no other restore begun.',
    safe: untouched,
    todo: 'Wait until it is done, or cancel it, then try again.',
  }),
  restoreOvertaken: () => ({
    happened:
      'The station on this computer was opened or changed during the restore, so the restore was not put in place.',
    safe: `Nothing was replaced. ${untouched}`,
    todo: 'To restore all the same, lock the station and begin again.',
  }),
};
