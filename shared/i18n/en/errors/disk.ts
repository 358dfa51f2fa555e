/** English: the disk cannot take what was asked at this moment. */
import type { DiskError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

export const diskErrors: WordsFor<DiskError> = {
  diskTight: () => ({
    happened: 'Disk space is tight: no new cases and no new pages for now.',
    safe: 'Everything saved is there. Open cases can still be filled in, inspected, submitted and printed.',
    todo: 'Make room on the disk; work goes on by itself once there is enough.',
  }),
  diskReadOnly: () => ({
    happened: 'The disk is full. The station is read-only, and this last step was not saved.',
    safe: 'Everything saved before is there; you can still look, print, send and back up.',
    todo: 'Make room on the disk now, then repeat this step; work goes on by itself.',
  }),
  dataFolderGone: () => ({
    happened: "The station's data folder is gone: it was moved, or its disk was pulled out.",
    safe: 'The program stopped writing; everything saved is in that folder.',
    todo: 'Put the folder back or connect the disk again; work then goes on by itself.',
  }),
  dataFolderReadOnly: () => ({
    happened: "The station's data folder cannot be written to, and this last step was not saved.",
    safe: 'Everything saved before is there; you can still look and back up.',
    todo: `Check the write protection of the disk and the permissions of the folder. Otherwise contact the administrator.`,
  }),
};
