/** What is kept of a platform that decides, and decides anew 平台改了决定. */
import * as z from 'zod';
import { decisionSchema } from './delivery';
import { settlementSchema } from './desk-decision';
import { uuidSchema } from './ids';

/** `id`: of the change that told it. */
export const redecisionSchema = z.strictObject({
  id: uuidSchema,
  decision: decisionSchema,
  settled: settlementSchema.optional(),
});
export type Redecision = z.infer<typeof redecisionSchema>;

/** What a platform decided, under the id of the change that told it. */
export const changedFacts = { changeId: uuidSchema, decision: decisionSchema };

/** What it decided on what a desk had decided before. */
export const comparedFacts = { ...changedFacts, decisionId: uuidSchema };

const revision = z.number().int().positive();

/** What it decided on a submission that another one took the place of. */
export const passedOverFacts = { ...changedFacts, revision };

/** What it says; `revision`: the submission that it speaks of, the newest one where it is left out. */
export const toldDecisionFacts = { ...changedFacts, revision: revision.optional() };
