/** 问题清单 of the platform: which of the station's cases have to be cleared up, and why. */
import * as z from 'zod';
import { uuidSchema } from '../../domain/ids';
import { platformKeySchema } from '../../domain/platform-route';
import { caseProblemSchema } from '../../protocol/problem-list';
import { call } from '../call';

/** Cases that are shown; the rest is counted. */
export const mostProblemsShown = 500;

const problemListSchema = z.strictObject({
  /** All of them. */
  total: z.number().int().nonnegative(),
  cases: z
    .array(z.strictObject({ caseId: uuidSchema, problems: z.array(caseProblemSchema).max(20) }))
    .max(mostProblemsShown),
});
export type ProblemListShown = z.infer<typeof problemListSchema>;

/** Asks the platform; changes nothing. Without a platform, the one that was paired first. */
export const problemsCall = call(
  z.strictObject({
    season: z.number().int().min(2000).max(2200),
    platform: platformKeySchema.optional(),
  }),
  problemListSchema,
);
