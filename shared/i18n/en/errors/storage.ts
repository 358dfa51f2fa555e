/** English: errors of the disk. */
import type { StorageError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

export const storageErrors: WordsFor<StorageError> = {
  storageFull: () => ({
    happened: 'The disk is full; the last step was not saved.',
    safe: 'Everything saved before is safe.',
    todo: 'Free some disk space, then do the last step again.',
  }),
  storageFailed: () => ({
    happened: 'Writing to the disk failed; the last step was not saved.',
    safe: 'Everything saved before is safe.',
    todo: 'Try again; if it fails again, call the administrator.',
  }),
  fileMissing: () => ({
    happened: 'The picture of this page is missing on this computer.',
    safe: 'The rest of the case is safe.',
    todo: 'Take the picture again, or ask the administrator to restore it.',
  }),
  fileDamaged: () => ({
    happened: 'The picture of this page is damaged: it is not what was saved.',
    safe: 'The rest of the case is safe; the damaged picture will not be sent.',
    todo: 'Take the picture again, or ask the administrator to restore it.',
  }),
  caseDamaged: () => ({
    happened: 'Part of the record of this case was lost to damage on the disk.',
    safe: 'What is left of it is kept as it is, and every other case is untouched.',
    todo: 'Do not go on with this case. Ask the administrator to put in the back-up, or open the case anew.',
  }),
  caseDestroyed: () => ({
    happened: 'This case was deleted when its retention period ended.',
    safe: 'That it existed and who deleted it stays in the audit trail.',
    todo: 'Nothing. If the family comes back, open a new case.',
  }),

  caseUnsent: () => ({
    happened: 'This case still waits to be sent, so it cannot be deleted.',
    safe: 'Nothing was deleted.',
    todo: 'Wait for the receipt of the platform, then try again.',
  }),
};
