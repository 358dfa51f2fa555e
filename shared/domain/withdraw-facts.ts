/** Who withdrew a draft 撤回 and why, as the case keeps it. */
import * as z from 'zod';
import { instantSchema } from './ids';
import { byPerson } from './person';

/** Why a draft is withdrawn: a sentence of whoever does it. */
export const withdrawReason = z.string().trim().min(1).max(200);

export const withdrawFacts = {
  at: instantSchema,
  /** Its owner, or an administrator. */
  ...byPerson,
  reason: z.string().min(1).max(200),
};
export const withdrawalSchema = z.strictObject(withdrawFacts);
