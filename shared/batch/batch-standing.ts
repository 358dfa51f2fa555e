/** Whether the case of a family in a batch may be submitted with the others, and if not, why, for a person to put right. */
import * as z from 'zod';
import type { Case } from '../domain/case';
import type { RequirementStatus } from '../domain/completeness';
import { completeness, isAtDesk } from '../domain/completeness';
import type { Checklist } from '../domain/requirement';

const count = z.number().int().positive();
const title = z.string().max(200);

/** Statuses of a checklist line that are not done. */
const openStatuses = [
  'missing',
  'pagesMissing',
  'pagesFaulty',
  'notInspected',
  'copyOnly',
  'doubtful',
] as const;
type OpenStatus = Exclude<RequirementStatus, 'done'>;
const isOpen = (status: RequirementStatus): status is OpenStatus => status !== 'done';

/** Why a case is not ready: the same rules as for a single one, each with the place where it is put right. */
export const notReadySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notTakenIn') }),
  z.strictObject({ kind: z.literal('fieldsOpen'), count }),
  z.strictObject({
    kind: z.literal('paperOpen'),
    requirementId: z.string().max(60),
    title,
    status: z.enum(openStatuses),
  }),
  /** What a department denies and nobody settled. */
  z.strictObject({ kind: z.literal('mismatches'), count }),
  /** Pictures that nobody filed: whether they stay at the desk is for a person to say, case by case. */
  z.strictObject({ kind: z.literal('unfiledPages'), count }),
  /** The platform asked for a correction and nothing was changed since. */
  z.strictObject({ kind: z.literal('correctFirst') }),
  /** Somebody withdrew the draft: the family is no part of the batch any more. */
  z.strictObject({ kind: z.literal('withdrawn') }),
  z.strictObject({ kind: z.literal('childHasOpenCase'), owner: z.string().max(60) }),
  z.strictObject({ kind: z.literal('caseOfAnother') }),
  z.strictObject({ kind: z.literal('notAllowedForRole') }),
  z.strictObject({ kind: z.literal('noNumberLeft') }),
]);
export type NotReady = z.infer<typeof notReadySchema>;

/** Papers of one checklist, a few other reasons. */
export const mostReasons = 60;
export const reasonsSchema = z.array(notReadySchema).max(mostReasons);

/** Where a family stands before a batch is submitted. */
export const standingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** It has left the desk already, in this batch or one by one. */
  z.strictObject({ kind: z.literal('gone') }),
  /** Its data were destroyed when due. */
  z.strictObject({ kind: z.literal('destroyed') }),
  z.strictObject({ kind: z.literal('notReady'), reasons: reasonsSchema.min(1) }),
]);
export type Standing = z.infer<typeof standingSchema>;

/** How the submission of one family ended: empty when it is gone, and then it was submitted once. */
export const submissionOutcomeSchema = z.strictObject({ reasons: reasonsSchema });
export type SubmissionOutcome = z.infer<typeof submissionOutcomeSchema>;

/** What the form, the papers and the departments leave open; empty when a single case could be submitted as well. */
export function openReasons(current: Case, checklist: Checklist): readonly NotReady[] {
  const { fieldProblems, requirements, mismatches } = completeness(current, checklist);
  return [
    ...(fieldProblems.size > 0 ? [{ kind: 'fieldsOpen' as const, count: fieldProblems.size }] : []),
    ...requirements.flatMap(({ requirement: { id, title: name }, status }) =>
      isOpen(status)
        ? [{ kind: 'paperOpen' as const, requirementId: id, title: name.slice(0, 200), status }]
        : [],
    ),
    ...(mismatches.length > 0 ? [{ kind: 'mismatches' as const, count: mismatches.length }] : []),
  ].slice(0, mostReasons);
}

/** Whether the case has left the desk and is not back for a correction. */
export const isGone = ({ state }: Pick<Case, 'state'>): boolean => !isAtDesk(state);
