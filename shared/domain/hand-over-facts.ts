/** Who gave a draft to whom 移交, as the case keeps it. */
import * as z from 'zod';
import { instantSchema } from './ids';

export const personName = z.string().max(60);
export const personId = z.string().max(60);
export const personSchema = z.strictObject({ id: personId, name: personName });

export const handOverFacts = {
  at: instantSchema,
  from: personSchema,
  to: personSchema,
  /** Who gave it away: its owner, or an administrator. */
  by: personName,
  byId: personId,
  note: z.string().max(300),
};
export const handOverSchema = z.strictObject(handOverFacts);
