/**
 * 原件收存: originals that stay at the desk, each time under one number with a paper for the family, until they are given
 * back (domain.md "Inspection"; Rizhao seed: schools had to list every original and keep it safe).
 */
import * as z from 'zod';
import { daySchema, instantSchema } from './ids';
import { byPerson, typedName } from './person';

/** No family brings more papers of one kind. */
export const mostOfOneKind = 20;

/** Papers of one kind: its title as the family knows it, and how many of them. */
const custodyItemSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  count: z.number().int().min(1).max(mostOfOneKind),
});

/** What the desk says when it keeps originals. */
export const custodyFacts = {
  items: z.array(custodyItemSchema).min(1).max(20),
  /** Who handed them over. */
  handedBy: typedName,
  /** Why they have to stay, in words the family reads. */
  reason: z.string().trim().min(1).max(200),
  /** Day until which they are given back. */
  until: daySchema,
};

/** Who took them back, and who gave them. */
export const custodyReturnSchema = z.strictObject({
  at: instantSchema,
  ...byPerson,
  to: typedName,
  note: z.string().max(200),
});

/** Kept with the letter that tells of it. */
export const custodySchema = z.strictObject({
  ...custodyFacts,
  returned: custodyReturnSchema.optional(),
});
export type Custody = z.infer<typeof custodySchema>;
