/** What stands on one sheet of the recovery key. */
import * as z from 'zod';
import { daySchema } from '../domain/ids';
import { shareLines } from './recovery-text';

export const sheetCount = 3;

/** Everything to print; the lines are the secret, so a sheet exists only in memory until it is on paper. */
export const recoverySheetSchema = z.strictObject({
  school: z.string().max(100),
  stationCode: z.string().max(8),
  day: daySchema,
  sheet: z.number().int().min(1).max(sheetCount),
  lines: z.array(z.string().max(20)).length(shareLines),
  qrText: z.string().max(100),
});
export type RecoverySheet = z.infer<typeof recoverySheetSchema>;
