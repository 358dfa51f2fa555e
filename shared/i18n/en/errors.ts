/** English: every error in words for a clerk at the counter. */
import type { ErrorWords } from '../error-shape';
import { caseErrors } from './errors/case';
import { imageErrors } from './errors/image';
import { lineErrors } from './errors/line';
import { paperErrors } from './errors/paper';
import { programErrors } from './errors/program';
import { retentionErrors } from './errors/retention';
import { stationErrors } from './errors/station';
import { storageErrors } from './errors/storage';

export const errors: ErrorWords = {
  ...caseErrors,
  ...imageErrors,
  ...stationErrors,
  ...storageErrors,
  ...paperErrors,
  ...retentionErrors,
  ...lineErrors,
  ...programErrors,
};
