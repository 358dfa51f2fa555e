/** `GET /v1/problems`: the 问题清单 of the asking station, so that the window can clear up what is its own. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { uuidSchema } from '../../shared/domain/ids';
import { problemsReplySchema } from '../../shared/protocol/problem-list';
import { jsonAnswers, limitInQuery, seasonInQuery } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { listProblems } from './problem-list';

const ownProblemsRoute = createRoute({
  method: 'get',
  path: '/v1/problems',
  summary: 'Open cases of this station with a problem, without the values; page on with `after`',
  request: {
    query: z.object({
      season: seasonInQuery,
      after: uuidSchema.optional(),
      limit: limitInQuery(200),
    }),
  },
  responses: jsonAnswers('In the order of their ids', problemsReplySchema),
});

/** Adds the route; station authentication stands before it. */
export function addOwnProblemsRoute(app: PlatformApp, { database }: PlatformContext): void {
  app.openapi(ownProblemsRoute, async (context) => {
    const { id: stationId } = context.get('station');
    const { season, after, limit } = context.req.valid('query');
    const found = await listProblems(database, { season, after, limit: limit + 1, stationId });
    const page = found.slice(0, limit);
    const cases = page.map(({ caseId, matterNumber, problems }) => {
      return { caseId, matterNumber, problems: [...problems] };
    });
    const last = page.at(-1);
    const next = found.length > limit && last !== undefined ? { next: last.caseId } : {};
    return context.json({ cases, ...next }, 200);
  });
}
