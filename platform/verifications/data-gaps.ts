/** `GET /v1/data-gaps`: which departments could not answer which facts, and why, counted for officials. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { daySchema, instantSchema } from '../../shared/domain/ids';
import type { VerifiedFact } from '../../shared/domain/verified-fact';
import { verifiedFactSchema } from '../../shared/domain/verified-fact';
import type { GapReason } from '../departments/bounded-look';
import { gapReasons } from '../departments/bounded-look';
import { departmentOf } from '../departments/departments';
import { jsonAnswers } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';

const gapSchema = z.strictObject({
  department: z.string(),
  fact: verifiedFactSchema,
  reason: z.enum(gapReasons),
  count: z.number().int().positive(),
  lastAt: instantSchema,
});

const gapsRoute = createRoute({
  method: 'get',
  path: '/v1/data-gaps',
  summary:
    'Questions that departments could not answer, counted since a day; holds no personal data',
  request: { query: z.object({ since: daySchema.default('2000-01-01') }) },
  responses: jsonAnswers('Counts', z.strictObject({ gaps: z.array(gapSchema) })),
});

/** Adds the route; the officials' authentication stands before it. */
export function addDataGapRoute(app: PlatformApp, { database }: PlatformContext): void {
  app.openapi(gapsRoute, async (context) => {
    const rows = await database.query<{
      fact: VerifiedFact;
      reason: GapReason;
      count: number;
      last_at: Date;
    }>(
      `select fact, reason, count(*)::integer as count, max(at) as last_at from data_gaps
       where at >= $1::date::timestamp at time zone 'Asia/Shanghai' group by fact, reason order by count desc, fact, reason`,
      [context.req.valid('query').since],
    );
    const gaps = rows.map(({ last_at, ...row }) => ({
      department: departmentOf[row.fact],
      ...row,
      lastAt: last_at.toISOString(),
    }));
    return context.json({ gaps }, 200);
  });
}
