/** How far the time stamps 时间戳 of a station's packages are. */
import * as z from 'zod';
import { instantSchema } from '../../domain/ids';
import { timestampTroubles } from './timestamp-trouble';

export const stampStatusSchema = z.strictObject({
  /** Practice: nobody outside is asked for anything. */
  drill: z.boolean(),
  /** Address of the authority; absent where the pack in force names none. */
  authority: z.string().max(300).optional(),
  /** Packages that have none, as far as they have been looked through. */
  missing: z.number().int().nonnegative(),
  asking: z.boolean(),
  /** Why the last that was asked for did not come; absent when it came. */
  trouble: z.enum(timestampTroubles).optional(),
  /** When it is tried again by itself, by this computer's clock. */
  retryAt: instantSchema.optional(),
});
export type StampStatus = z.infer<typeof stampStatusSchema>;
