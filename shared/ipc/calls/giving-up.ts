/** Calls about a platform that will never answer: what it is owed, giving it up, and where its cases go. */
import * as z from 'zod';
import { instantSchema } from '../../domain/ids';
import { platformKeySchema } from '../../domain/platform-route';
import { call } from '../call';
import { syncStatusSchema } from './sync';

const count = z.number().int().nonnegative();

const owedPlatformSchema = z.strictObject({
  key: platformKeySchema,
  name: z.string().max(100),
  url: z.string().max(300),
  /** Submissions that it did not take. */
  unsent: count,
  /** Cases that it took and did not decide. */
  unanswered: count,
  /** Of both, those that would stay here: kept back, decided by this desk, or not readable. */
  staying: count,
  givenUpAt: instantSchema.optional(),
  reason: z.string().max(300).optional(),
});
export type OwedPlatform = z.infer<typeof owedPlatformSchema>;

const movedCasesSchema = z.strictObject({ moved: count, stayed: count });
export type MovedCases = z.infer<typeof movedCasesSchema>;

export const givingUpCalls = {
  /** Every platform with what it is owed, in the order of pairing. */
  owed: call(z.undefined(), z.array(owedPlatformSchema).max(100)),
  /** For ever, unless it is paired anew; `name` as somebody typed it. */
  giveUp: call(
    z.strictObject({
      platform: platformKeySchema,
      name: z.string().max(100),
      reason: z.string().trim().min(1).max(300),
    }),
    syncStatusSchema,
  ),
  /** What a platform that was given up is owed goes to another one. */
  moveOwed: call(
    z.strictObject({ from: platformKeySchema, to: platformKeySchema }),
    movedCasesSchema,
  ),
};
