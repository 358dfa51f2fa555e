/** English: every error in words for a clerk at the counter. */
import type { ErrorWords } from '../error-shape';
import { backupErrors, restoreErrors } from './errors/backup';
import { caseErrors } from './errors/case';
import { classErrors } from './errors/classes';
import { codeErrors } from './errors/code';
import { logInErrors, profileErrors } from './errors/connector';
import { courierErrors } from './errors/courier';
import { diskErrors } from './errors/disk';
import { exportErrors } from './errors/export';
import { folderErrors, pdfErrors } from './errors/folder';
import { imageErrors } from './errors/image';
import { lineErrors } from './errors/line';
import { operatorErrors } from './errors/operator';
import { paperErrors } from './errors/paper';
import { policyErrors } from './errors/policy';
import { programErrors } from './errors/program';
import { readerErrors } from './errors/reader';
import { recoveryErrors } from './errors/recovery';
import { retentionErrors } from './errors/retention';
import { rowsErrors } from './errors/rows';
import { scanErrors } from './errors/scan';
import { stationErrors } from './errors/station';
import { storageErrors } from './errors/storage';
import { tableErrors } from './errors/table';
import { updateErrors } from './errors/update';

export const errors: ErrorWords = {
  ...caseErrors,
  ...imageErrors,
  ...readerErrors,
  ...codeErrors,
  ...folderErrors,
  ...pdfErrors,
  ...stationErrors,
  ...operatorErrors,
  ...recoveryErrors,
  ...storageErrors,
  ...rowsErrors,
  ...diskErrors,
  ...backupErrors,
  ...restoreErrors,
  ...policyErrors,
  ...exportErrors,
  ...courierErrors,
  ...paperErrors,
  ...tableErrors,
  ...retentionErrors,
  ...classErrors,
  ...lineErrors,
  ...profileErrors,
  ...logInErrors,
  ...scanErrors,
  ...updateErrors,
  ...programErrors,
};
