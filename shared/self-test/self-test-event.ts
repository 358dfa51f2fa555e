/** The self-test 自检 in the record: who ran it, when, and what it found; nothing of a family, no name of a device. */
import * as z from 'zod';
import { instantSchema } from '../domain/ids';
import { operatorPerson } from '../domain/person';
import { partResultSchema, selfTestParts } from './finding';

export const selfTestSchema = z.strictObject({
  at: instantSchema,
  by: operatorPerson,
  /** Of the program. */
  version: z.string().max(40),
  results: z.array(partResultSchema).max(selfTestParts.length),
});
/** A self-test that was run to its end. */
export type SelfTest = z.infer<typeof selfTestSchema>;
