/** `GET /v1/statistics`: how many cases came, from where, by day and with what end; holds no personal data. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { caseKindSchema } from '../../shared/domain/case-kind';
import { daySchema, uuidSchema } from '../../shared/domain/ids';
import type { Queries } from '../database/database';
import { jsonAnswers, seasonInQuery } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { reviewStates } from '../review/review-record';

const count = z.number().int().nonnegative();
const statisticsSchema = z.strictObject({
  /** Committed cases by station, matter, where they stand, and how they ended. */
  groups: z.array(
    z.strictObject({
      stationId: uuidSchema,
      stationCode: z.string(),
      kind: caseKindSchema,
      state: z.enum(reviewStates),
      outcome: z.string().nullable(),
      cases: count,
    }),
  ),
  /** Beijing days on which a case was committed first. */
  days: z.array(z.strictObject({ day: daySchema, cases: count })),
  /**
   * 一次通过: cases that stand decided now, be it by asking for a correction, and those of them that ended without one ever
   * having been asked for.
   */
  decided: count,
  decidedAtFirst: count,
});
type Statistics = z.infer<typeof statisticsSchema>;

const statisticsRoute = createRoute({
  method: 'get',
  path: '/v1/statistics',
  summary: 'A season in numbers; holds no personal data',
  request: { query: z.object({ season: seasonInQuery }) },
  responses: jsonAnswers('Counts', statisticsSchema),
});

/** Adds the route; the officials' authentication stands before it. */
export function addStatisticsRoute(app: PlatformApp, { database }: PlatformContext): void {
  app.openapi(statisticsRoute, async (context) =>
    context.json(await readStatistics(database, context.req.valid('query').season), 200),
  );
}

async function readStatistics(queries: Queries, season: number): Promise<Statistics> {
  const groups = await queries.query<Statistics['groups'][number]>(
    `select c.station_id as "stationId", s.code as "stationCode",
       r.submission::json->>'kind' as kind, c.state, c.outcome, count(*)::integer as cases
     from cases c join stations s on s.id = c.station_id
     join revisions r on r.case_id = c.id and r.revision = c.committed_revision
     where c.season = $1
     group by 1, 2, 3, 4, 5 order by s.code collate "C", 3, 4, 5`,
    [season],
  );
  // The first receipt tells the day: a later revision moves committed_at.
  const days = await queries.query<Statistics['days'][number]>(
    `select to_char((r.receipt::json->>'receivedAt')::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
       count(*)::integer as cases
     from cases c join revisions r on r.case_id = c.id and r.receipt is not null
       and r.revision = (select min(f.revision) from revisions f where f.case_id = c.id and f.receipt is not null)
     where c.season = $1 group by 1 order by 1`,
    [season],
  );
  const decided = groups.filter(({ state }) => state === 'decided');
  const [first] = await queries.query<{ cases: number }>(
    `select count(*)::integer as cases from cases c
     where c.season = $1 and c.state = 'decided' and c.outcome <> 'correction' and not exists (
       select from decisions d where d.case_id = c.id and d.body::json->>'outcome' = 'correction'
     )`,
    [season],
  );
  return {
    groups: [...groups],
    days: [...days],
    decided: decided.reduce((sum, { cases }) => sum + cases, 0),
    decidedAtFirst: first?.cases ?? 0,
  };
}
