/** `GET /v1/review/problems`: the list of what has to be cleared up before the term begins. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { uuidSchema } from '../../shared/domain/ids';
import { caseProblemSchema } from '../../shared/protocol/problem-list';
import { jsonAnswers, limitInQuery, seasonInQuery } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { listProblems } from './problem-list';

const problemsRoute = createRoute({
  method: 'get',
  path: '/v1/review/problems',
  summary:
    'Open cases whose child another case names, or whose facts no department confirmed; page on with `after`',
  request: {
    query: z.object({
      season: seasonInQuery,
      after: uuidSchema.optional(),
      limit: limitInQuery(100),
    }),
  },
  responses: jsonAnswers(
    'In the order of their ids',
    z.strictObject({
      cases: z.array(
        z.strictObject({
          caseId: uuidSchema,
          stationId: uuidSchema,
          matterNumber: z.string(),
          problems: z.array(caseProblemSchema),
        }),
      ),
    }),
  ),
});

/** Adds the route; the officials' authentication stands before it. */
export function addProblemRoute(app: PlatformApp, { database }: PlatformContext): void {
  app.openapi(problemsRoute, async (context) => {
    const found = await listProblems(database, context.req.valid('query'));
    const cases = found.map(({ problems, ...one }) => ({ ...one, problems: [...problems] }));
    return context.json({ cases }, 200);
  });
}
