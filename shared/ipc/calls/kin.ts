/** What the station knows beside a case: other cases of the same child, brothers and sisters, and a home that another family has. */
import * as z from 'zod';
import { caseStates } from '../../domain/case';
import { caseKindSchema } from '../../domain/case-kind';
import { uuidSchema } from '../../domain/ids';
import { call } from '../call';

const season = z.number().int();

const kinCaseSchema = z.discriminatedUnion('seen', [
  z.strictObject({
    seen: z.literal(true),
    caseId: uuidSchema,
    kind: caseKindSchema,
    season,
    state: z.enum(caseStates),
    caseNumber: z.string().max(40).optional(),
    /** The name of the child as this case writes it, when it is written apart. */
    otherName: z.string().max(60).optional(),
    /** It is open and came first: it has to be carried on instead. */
    goesFirst: z.boolean(),
    /** Still may lead to a place. */
    open: z.boolean(),
    /** Another paper with the same name, sex and day of birth: a person has to look whether it is the same child. */
    unsure: z.literal(true).optional(),
  }),
  /** A colleague's draft that this operator may not see: nothing of it but whose it is. */
  z.strictObject({ seen: z.literal(false), owner: z.string().max(60), goesFirst: z.boolean() }),
]);
export type KinCase = z.infer<typeof kinCaseSchema>;

const siblingSchema = z.strictObject({
  caseId: uuidSchema,
  /** Empty while nobody wrote it. */
  name: z.string().max(60),
  season,
  state: z.enum(caseStates),
});
export type Sibling = z.infer<typeof siblingSchema>;

const homeLockSchema = z.strictObject({
  by: z.enum(['propertyNumber', 'address']),
  place: z.enum(['given', 'asked']),
  stage: z.enum(['primary', 'junior']),
  season,
  freeFromSeason: season,
  /** The other family's case, where this operator may see it. */
  caseId: uuidSchema.optional(),
});

const kinSchema = z.strictObject({
  /** Newest first. */
  cases: z.array(kinCaseSchema).max(20),
  /** The newest case of each other child with the same guardian, newest first; only what this operator may see. */
  siblings: z.array(siblingSchema).max(20),
  homeLock: homeLockSchema.optional(),
});
export type Kin = z.infer<typeof kinSchema>;

export const kinCalls = {
  /** Of the case as it is on the disk; a case that was just typed is asked about after it was saved. */
  kin: call(z.strictObject({ caseId: uuidSchema }), kinSchema),
};
