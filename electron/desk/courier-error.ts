/** What can go wrong with a courier file, said as the errors that people see. */
import type { AppError } from '../../shared/domain/app-error';
import { carrierError, Stopped } from '../archive/export/export-error';
import { CourierFaulty } from '../sync/courier-crypto';

/** An answer for people, on its way out of work that only throws. */
export class Refused extends Error {
  constructor(readonly error: AppError) {
    super(error.kind);
  }
}

/** Throws whatever is no fault of file or stick. */
export function courierError(problem: unknown): AppError {
  if (problem instanceof Refused) return problem.error;
  if (problem instanceof Stopped) return { kind: 'courierStopped' };
  if (problem instanceof CourierFaulty) return { kind: 'courierFileDamaged' };
  if (!(problem instanceof Error && 'code' in problem)) throw problem;
  const { kind } = carrierError(problem);
  if (kind === 'carrierFull') return { kind: 'courierDiskFull' };
  return { kind: kind === 'carrierReadOnly' ? 'courierDiskReadOnly' : 'courierDiskGone' };
}
