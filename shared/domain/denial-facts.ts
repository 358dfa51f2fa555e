/** What is recorded of a department's denial that came after the submission. */
import * as z from 'zod';
import { daySchema, instantSchema } from './ids';
import { verifiedFactSchema } from './verified-fact';

/** Until when it has to be put right: as long as the platform has to answer by the pack; absent where no pack says. */
const deadline = daySchema.optional();

/** What a case knows of it while it is open. */
export const lateDenialSchema = z.strictObject({
  at: instantSchema,
  /** Where the case goes on. */
  from: z.enum(['received', 'underReview']),
  deadline,
  /** Something was changed at the desk since: what is right now has to be submitted. */
  touched: z.literal(true).optional(),
});

export const deniedAfterwardsFacts = {
  at: instantSchema,
  facts: z.array(verifiedFactSchema).min(1).max(11),
  deadline,
};
