/** What can go wrong while packages are written to a carrier, said as the errors that people see. */
import type { AppError } from '../../../shared/domain/app-error';
import { hasCode } from '../../ledger/durable-file';

/** The carrier is full, may not be written to, or is gone; anything else is told as a plain failure. */
export function carrierError(problem: unknown): AppError {
  if (hasCode(problem, 'ENOSPC') || hasCode(problem, 'EDQUOT') || hasCode(problem, 'EFBIG')) {
    return { kind: 'carrierFull' };
  }
  if (['EROFS', 'EACCES', 'EPERM'].some((code) => hasCode(problem, code))) {
    return { kind: 'carrierReadOnly' };
  }
  if (['ENOENT', 'ENODEV', 'ENXIO', 'EIO', 'ENOTDIR'].some((code) => hasCode(problem, code))) {
    return { kind: 'carrierGone' };
  }
  return { kind: 'saveFailed' };
}

/** Whoever asked for the work stopped it, or the station was locked meanwhile. */
export class Stopped extends Error {}
