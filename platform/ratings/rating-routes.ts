/** `/v1/ratings`: a station tells what a family said of the service 好差评; `/v1/review/ratings`: officials read it. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import { ratingFacts, ratingLevels } from '../../shared/domain/rating';
import { ratingReplySchema, ratingRequestSchema } from '../../shared/protocol/rating';
import {
  afterInQuery,
  jsonAnswers,
  jsonBody,
  limitInQuery,
  seasonInQuery,
} from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { listRatings } from './rating-queries';
import { knownTakenInHeaders, tellTaken } from '../stations/taken-count';
import { takeRating } from './ratings';

const takeRoute = createRoute({
  method: 'post',
  path: '/v1/ratings',
  summary: 'Takes in what a family said of the service, once for each submission',
  request: { headers: knownTakenInHeaders, ...jsonBody(ratingRequestSchema) },
  responses: jsonAnswers('The same answer for the same bytes', ratingReplySchema),
});

const listedSchema = z.strictObject({
  counts: z.array(
    z.strictObject({
      stationId: uuidSchema,
      stationCode: z.string(),
      level: z.enum(ratingLevels),
      count: z.number().int().positive(),
    }),
  ),
  poor: z.array(
    z.strictObject({
      n: z.number().int(),
      caseId: uuidSchema,
      revision: z.number().int().positive(),
      stationId: uuidSchema,
      ...ratingFacts,
      at: instantSchema,
      receivedAt: instantSchema,
    }),
  ),
  next: z.number().int().optional(),
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/review/ratings',
  summary:
    'Ratings of a season counted by station and level, and each 差评 in the order in which they came; page on with `after`',
  request: {
    query: z.object({
      season: seasonInQuery,
      after: afterInQuery,
      limit: limitInQuery(100),
    }),
  },
  responses: jsonAnswers('Counts, and one page of 差评', listedSchema),
});

/** Adds both routes; the authentication of stations and of officials stands before them. */
export function addRatingRoutes(app: PlatformApp, platform: PlatformContext): void {
  app.openapi(takeRoute, async (context) => {
    const request = context.req.valid('json');
    const { reply, taken } = await takeRating(platform, context.get('station'), request);
    tellTaken(context, taken);
    return context.json(reply, 200);
  });
  app.openapi(listRoute, async (context) =>
    context.json(await listRatings(platform.database, context.req.valid('query')), 200),
  );
}
