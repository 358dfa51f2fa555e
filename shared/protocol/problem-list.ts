/** 问题清单: what a platform lists of cases that have to be cleared up, without the values: they are in the case. */
import * as z from 'zod';
import { uuidSchema } from '../domain/ids';
import { verificationVerdicts } from '../domain/verification';
import { verifiedFactSchema } from '../domain/verified-fact';

/** Another case came first that names the same child, at whichever station; or a department did not confirm a fact. */
export const caseProblemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sameChild') }),
  z.strictObject({
    kind: z.literal('notConfirmed'),
    fact: verifiedFactSchema,
    verdict: z.enum(verificationVerdicts).exclude(['match']),
  }),
]);
export type CaseProblem = z.infer<typeof caseProblemSchema>;

const problemCaseSchema = z.strictObject({
  caseId: uuidSchema,
  matterNumber: z.string().max(80),
  problems: z.array(caseProblemSchema).max(20),
});
export type ProblemCase = z.infer<typeof problemCaseSchema>;

/** `GET /v1/problems`: the asking station's own open cases, in the order of their ids; `next` where there are more. */
export const problemsReplySchema = z.strictObject({
  cases: z.array(problemCaseSchema).max(500),
  next: uuidSchema.optional(),
});
export type ProblemsReply = z.infer<typeof problemsReplySchema>;
