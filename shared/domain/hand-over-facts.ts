/** Who gave a draft to whom 移交, as the case keeps it. */
import * as z from 'zod';
import { instantSchema } from './ids';
import { byPerson, personSchema } from './person';

export const handOverFacts = {
  at: instantSchema,
  from: personSchema,
  to: personSchema,
  /** Who gave it away: its owner, or an administrator. */
  ...byPerson,
  note: z.string().max(300),
};
export const handOverSchema = z.strictObject(handOverFacts);
