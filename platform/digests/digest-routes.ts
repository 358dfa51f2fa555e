/** `/v1/digests`: stations leave the signed digests of their trails; officials read them and keep them as files. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import {
  digestFileSchema,
  digestReplySchema,
  digestRequestSchema,
  heldDigestsReplySchema,
} from '../../shared/protocol/day-digest';
import { afterInQuery, jsonAnswers, jsonBody, limitInQuery } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { heldDigests, keepDigest, listDigests } from './day-digests';

const keepRoute = createRoute({
  method: 'post',
  path: '/v1/digests',
  summary: 'Leaves the signed digest of a day; one that is there already is answered the same',
  request: jsonBody(digestRequestSchema),
  responses: jsonAnswers('Kept', digestReplySchema),
});
const heldRoute = createRoute({
  method: 'get',
  path: '/v1/digests',
  summary: 'The digests of this station that reach furthest',
  responses: jsonAnswers('Ends and hashes, furthest first', heldDigestsReplySchema),
});
const listRoute = createRoute({
  method: 'get',
  path: '/v1/admin/stations/{stationId}/digests',
  summary:
    'What a station attested of its trail; each `file` can be kept and given to the check of a trail. Page on with `after`',
  request: {
    params: z.object({ stationId: uuidSchema }),
    query: z.object({
      after: afterInQuery,
      limit: limitInQuery(200),
    }),
  },
  responses: jsonAnswers(
    'In the order of their ends',
    z.strictObject({
      digests: z.array(
        z.strictObject({
          file: digestFileSchema,
          receivedAt: instantSchema,
          contradicted: z.boolean(),
        }),
      ),
    }),
  ),
});

/** Adds the routes; the stations' and the officials' authentication stands before them. */
export function addDigestRoutes(app: PlatformApp, { database, clock }: PlatformContext): void {
  app.openapi(keepRoute, async (context) => {
    const station = context.get('station');
    const kept = await keepDigest(database, station, context.req.valid('json'), clock.now());
    return context.json(kept, 200);
  });
  app.openapi(heldRoute, async (context) =>
    context.json(await heldDigests(database, context.get('station').id), 200),
  );
  app.openapi(listRoute, async (context) => {
    const { stationId } = context.req.valid('param');
    const found = await listDigests(database, stationId, context.req.valid('query'));
    if (found === undefined) throw new Problem('not-found');
    return context.json({ digests: [...found] }, 200);
  });
}
