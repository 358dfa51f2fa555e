/** Calls about destroying the data of finished cases. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../domain/ids';
import { operatorPerson } from '../../domain/person';
import { mostCasesPerProposal } from '../../ledger/station-event';
import { call, nothing } from '../call';

const dueCaseSchema = z.strictObject({
  caseId: uuidSchema,
  caseNumber: z.string().max(40),
  childName: z.string().max(200),
  /** When it was archived or, a draft, withdrawn. */
  endedAt: instantSchema,
  /** A draft that was withdrawn; it has no number. */
  isWithdrawn: z.boolean(),
  dueAt: instantSchema,
});
/** A finished case, or a withdrawn draft, whose retention days are over. */
export type DueCase = z.infer<typeof dueCaseSchema>;

const proposalSchema = z.strictObject({
  id: uuidSchema,
  cases: z.array(dueCaseSchema).max(mostCasesPerProposal),
  reason: z.string().max(300),
  by: operatorPerson,
  at: instantSchema,
  /** Approved, and not yet carried out to the end. */
  underWay: z.boolean(),
});
/** What waits for a second person's decision. */
export type Proposal = z.infer<typeof proposalSchema>;

export const retentionCalls = {
  /** A stretch of the cases that may be destroyed; asked again with `next` until there is none. */
  due: call(
    z.strictObject({ after: uuidSchema.optional() }),
    z.strictObject({
      cases: z.array(dueCaseSchema).max(200),
      /** Cases whose days are over too, and of which something has still to reach the platform. */
      unsent: z.number().int().nonnegative(),
      next: uuidSchema.optional(),
    }),
  ),
  proposals: call(nothing, z.array(proposalSchema)),
  propose: call(
    z.strictObject({
      caseIds: z.array(uuidSchema).min(1).max(mostCasesPerProposal),
      reason: z.string().trim().min(1).max(300),
    }),
    nothing,
  ),
  /** Answers when everything is destroyed or the refusal is on the disk. */
  decide: call(
    z.strictObject({ id: uuidSchema, approved: z.boolean(), note: z.string().trim().max(300) }),
    z.strictObject({
      destroyed: z.number().int().nonnegative(),
      passedOver: z.number().int().nonnegative(),
    }),
  ),
};
