/** `/v1/review`: officials list cases, read one, record steps and decide. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { caseKindSchema } from '../../shared/domain/case-kind';
import { decisionSchema, receiptSchema, reviewStepSchema } from '../../shared/domain/delivery';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import { verificationAnswerSchema } from '../../shared/domain/verification';
import { verifiedFactSchema } from '../../shared/domain/verified-fact';
import { deskReportBodySchema } from '../../shared/protocol/desk-report';
import { submissionSchema } from '../../shared/protocol/messages';
import { jsonAnswers, jsonBody, limitInQuery } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { decideCase, reviewCase } from './official-review';
import { getReviewedCase, listForReview } from './review-queries';
import { sameChildKinds } from './same-child';
import { reviewStates } from './review-record';

const params = z.object({ caseId: uuidSchema });
const summarySchema = z.strictObject({
  caseId: uuidSchema,
  stationId: uuidSchema,
  revision: z.number().int().positive(),
  matterNumber: z.string(),
  kind: caseKindSchema,
  state: z.enum(reviewStates),
  outcome: z.string().nullable(),
  committedAt: instantSchema,
});
const detailSchema = summarySchema.extend({
  submission: submissionSchema,
  receipt: receiptSchema,
  steps: z.array(reviewStepSchema),
  /** What the desk decided by itself, and how a disagreement was settled. */
  deskReports: z.array(deskReportBodySchema),
  /** What departments answered, before and after it was submitted. */
  verifications: z.array(
    z.strictObject({ fact: verifiedFactSchema, answer: verificationAnswerSchema }),
  ),
  /** 查重: earlier cases about the same child. */
  sameChild: z.array(
    z.strictObject({
      caseId: uuidSchema,
      stationId: uuidSchema,
      matterNumber: z.string(),
      by: z.enum(sameChildKinds),
    }),
  ),
  decision: decisionSchema.optional(),
});
const stateSchema = z.object({
  caseId: uuidSchema,
  revision: z.number().int(),
  state: z.enum(reviewStates),
});
/** What was looked at; a request that names it cannot come again later and judge a corrected submission. */
const lookedAtSchema = { revision: z.number().int().positive().optional() };
/** The time is the platform's: an `at` in the request is accepted and replaced. */
const stepRequestSchema = reviewStepSchema
  .extend({ step: z.enum(['firstReview', 'secondReview']), note: z.string().max(500).default('') })
  .extend(lookedAtSchema)
  .partial({ at: true });
const decisionRequestSchema = decisionSchema.extend(lookedAtSchema).partial({ at: true });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/review/cases',
  summary: 'Committed cases by state, in the order of their ids; page on with `after`',
  request: {
    query: z.object({
      state: z.enum(reviewStates).optional(),
      after: uuidSchema.optional(),
      limit: limitInQuery(100),
    }),
  },
  responses: jsonAnswers('Cases', z.strictObject({ cases: z.array(summarySchema) })),
});
const detailRoute = createRoute({
  method: 'get',
  path: '/v1/review/cases/{caseId}',
  summary: 'One case with its committed submission, steps and decision',
  request: { params },
  responses: jsonAnswers('The case', detailSchema),
});
const stepRoute = createRoute({
  method: 'post',
  path: '/v1/review/cases/{caseId}/steps',
  summary: 'Records 人工初审 or 人工复审; a step that is not passed leads to the decision',
  request: { params, ...jsonBody(stepRequestSchema) },
  responses: jsonAnswers('Where the case stands now', stateSchema),
});
const decisionRoute = createRoute({
  method: 'post',
  path: '/v1/review/cases/{caseId}/decision',
  summary:
    'Decides; accepted needs a school and both steps passed, everything else reason and remedy',
  request: { params, ...jsonBody(decisionRequestSchema) },
  responses: jsonAnswers('Where the case stands now', stateSchema),
});

/** Adds the review API; the officials' authentication stands before it. */
export function addReviewRoutes(app: PlatformApp, platform: PlatformContext): void {
  const now = () => platform.clock.now().toISOString();
  app.openapi(listRoute, async (context) =>
    context.json(
      { cases: await listForReview(platform.database, context.req.valid('query')) },
      200,
    ),
  );
  app.openapi(detailRoute, async (context) => {
    const found = await getReviewedCase(platform.database, context.req.valid('param').caseId);
    if (found === undefined) throw new Problem('not-found');
    return context.json(found, 200);
  });
  app.openapi(stepRoute, async (context) => {
    const { revision: lookedAt, ...said } = context.req.valid('json');
    const { caseId, revision, state } = await reviewCase(
      platform,
      context.req.valid('param').caseId,
      { ...said, at: now() },
      lookedAt,
    );
    return context.json({ caseId, revision, state }, 200);
  });
  app.openapi(decisionRoute, async (context) => {
    const { revision: lookedAt, ...said } = context.req.valid('json');
    const { caseId, revision, state } = await decideCase(
      platform,
      context.req.valid('param').caseId,
      { ...said, at: now() },
      lookedAt,
    );
    return context.json({ caseId, revision, state }, 200);
  });
}
