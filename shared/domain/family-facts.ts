/** 家长自助填写: the facts of it, without the case. */
import * as z from 'zod';
import { fieldKeySchema } from './form';
import { instantSchema } from './ids';
import { byPerson } from './person';

/** Present when the family did it itself; absent for whoever works at the desk. */
export const byFamilyFacts = { byFamily: z.literal(true).optional() };

const enteredFacts = {
  fields: z.array(fieldKeySchema).max(200),
  /** The three questions that give the group. */
  group: z.literal(true).optional(),
};

/** What of a case the family entered and no clerk looked at yet. */
export const familyEntrySchema = z.strictObject(enteredFacts);
export type FamilyEntry = z.infer<typeof familyEntrySchema>;

/** A clerk looked at some of it: it is as good as typed by them. */
export const confirmFamilyFacts = enteredFacts;
export const familyConfirmedFacts = {
  ...enteredFacts,
  at: instantSchema,
  ...byPerson,
};
