/** `GET /v1/reconciliation`: everything the platform holds of the asking station, page by page, with one digest over all. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Receipt } from '../../shared/domain/delivery';
import { uuidSchema } from '../../shared/domain/ids';
import type { ReconciledCase, ReconciliationReply } from '../../shared/protocol/reconciliation';
import { reconciliationReplySchema } from '../../shared/protocol/reconciliation';
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';
import { jsonAnswers, limitInQuery, seasonInQuery } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';

type Wanted = {
  readonly season: number;
  readonly after?: string | undefined;
  readonly limit: number;
};

type Row = {
  readonly id: string;
  readonly revision: number;
  readonly sha256: string;
  readonly receipt: string;
  readonly outcome: ReconciledCase['outcome'] | null;
  readonly files: number;
  readonly bytes: number;
};

const reconciliationRoute = createRoute({
  method: 'get',
  path: '/v1/reconciliation',
  summary: 'What the platform holds of this station; page on with `after`',
  request: {
    query: z.object({
      season: seasonInQuery,
      after: uuidSchema.optional(),
      limit: limitInQuery(200),
    }),
  },
  responses: jsonAnswers('One page, and the digest of all', reconciliationReplySchema),
});

/** Adds the route; station authentication stands before it. */
export function addReconciliationRoute(app: PlatformApp, { database }: PlatformContext): void {
  app.openapi(reconciliationRoute, async (context) => {
    const { id } = context.get('station');
    return context.json(await reconcile(database, id, context.req.valid('query')), 200);
  });
}

async function reconcile(
  queries: Queries,
  stationId: string,
  { season, after, limit }: Wanted,
): Promise<ReconciliationReply> {
  const whole = await queries.query<{ count: number; sha256: string }>(
    `select count(*)::integer as count, encode(sha256(convert_to(coalesce(string_agg(
       concat(c.id, ' ', c.committed_revision, ' ', r.submission_sha256, ' ',
         coalesce(c.outcome, '-')), chr(10) order by c.id), ''), 'UTF8')), 'hex') as sha256
     from cases c join revisions r on r.case_id = c.id and r.revision = c.committed_revision
     where c.station_id = $1 and c.season = $2 and r.files_lost_at is null`,
    [stationId, season],
  );
  const rows = await queries.query<Row>(
    `select c.id, c.committed_revision as revision, r.submission_sha256 as sha256, r.receipt,
       c.outcome, count(f.sha256)::integer as files, coalesce(sum(f.bytes), 0)::float8 as bytes
     from cases c join revisions r on r.case_id = c.id and r.revision = c.committed_revision
     left join revision_files f on f.case_id = c.id and f.revision = c.committed_revision
     where c.station_id = $1 and c.season = $2 and r.files_lost_at is null and ($3::uuid is null or c.id > $3)
     group by c.id, r.case_id, r.revision order by c.id limit $4`,
    [stationId, season, after ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ...onlyRow(whole),
    cases: page.map(reconciledCase),
    ...(rows.length > limit && last !== undefined ? { next: last.id } : {}),
  };
}

function reconciledCase({ id, revision, sha256, receipt, outcome, files, bytes }: Row) {
  const facts = { caseId: id, revision, manifestSha256: sha256, files, bytes };
  const given = { receipt: JSON.parse(receipt) as Receipt };
  return { ...facts, ...given, ...(outcome === null ? {} : { outcome }) };
}
