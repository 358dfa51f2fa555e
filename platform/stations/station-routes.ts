/** `/v1/stations`, `/v1/number-blocks`, `/v1/policy-packs`: what a station needs besides its cases. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { sha256Schema } from '../../shared/domain/ids';
import {
  numberBlocksReplySchema,
  numberBlocksRequestSchema,
  pairReplySchema,
  pairRequestSchema,
  placeQuotasReplySchema,
  placeQuotasRequestSchema,
} from '../../shared/protocol/messages';
import { policyPacksReplySchema } from '../../shared/protocol/policy-packs';
import { signedPackSchema } from '../../shared/protocol/signed-pack-schema';
import {
  isUnchanged,
  jsonAnswers,
  jsonBody,
  needsNoToken,
  unchangedAnswer,
} from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { Problem } from '../http/problems';
import type { RateLimiter } from '../http/rate-limit';
import type { PlatformContext } from '../platform-context';
import { grantAfter, listBlocks } from './number-blocks';
import { tellQuotas } from './place-quotas';
import { pairStation } from './pairing';

const pairRoute = createRoute({
  method: 'post',
  path: '/v1/stations',
  summary: 'Pairs a station by a one-time code; repeated with the same key it answers the same',
  ...needsNoToken,
  request: jsonBody(pairRequestSchema),
  responses: jsonAnswers('Identity, token and number blocks', pairReplySchema),
});
const blocksRoute = createRoute({
  method: 'get',
  path: '/v1/number-blocks',
  summary: 'Every block reserved for this station, with ETag',
  responses: {
    ...jsonAnswers('Blocks in drawing order', numberBlocksReplySchema),
    ...unchangedAnswer,
  },
});
const moreBlocksRoute = createRoute({
  method: 'post',
  path: '/v1/number-blocks',
  summary:
    'The blocks of a series beyond what the station holds; one more is reserved when there is none',
  request: jsonBody(numberBlocksRequestSchema),
  responses: jsonAnswers(
    'Blocks in drawing order; none when the series is used up',
    numberBlocksReplySchema,
  ),
});
const morePlacesRoute = createRoute({
  method: 'post',
  path: '/v1/place-quotas',
  summary: 'The places given to this station that it does not say it holds',
  request: jsonBody(placeQuotasRequestSchema),
  responses: jsonAnswers('Quotas in the order in which they were given', placeQuotasReplySchema),
});
const packsRoute = createRoute({
  method: 'get',
  path: '/v1/policy-packs',
  summary: 'Policy packs that were published, with ETag',
  responses: {
    ...jsonAnswers(
      'Whose, for whom, and under which digest each is fetched',
      policyPacksReplySchema,
    ),
    ...unchangedAnswer,
  },
});
const packRoute = createRoute({
  method: 'get',
  path: '/v1/policy-packs/{sha256}',
  summary: 'The signed file of one policy pack, byte by byte',
  request: { params: z.object({ sha256: sha256Schema }) },
  responses: jsonAnswers('As it was signed', signedPackSchema),
});

/** Adds pairing, which needs no token; wrong codes are counted by `guesses`. */
export function addPairingRoute(
  app: PlatformApp,
  platform: PlatformContext,
  guesses: RateLimiter,
): void {
  app.openapi(pairRoute, async (context) => {
    guesses.take('pairing', 0);
    try {
      return context.json(await pairStation(platform, context.req.valid('json')), 200);
    } catch (error) {
      if (error instanceof Problem && error.type === 'pairing-code-unknown') {
        guesses.take('pairing');
      }
      throw error;
    }
  });
}

/** Adds what a paired station asks for; station authentication stands before it. */
export function addStationRoutes(
  app: PlatformApp,
  { database, packs, clock }: PlatformContext,
): void {
  app.openapi(blocksRoute, async (context) => {
    const body = { numberBlocks: await listBlocks(database, context.get('station').id) };
    return isUnchanged(context, body) ? context.body(null, 304) : context.json(body, 200);
  });
  app.openapi(moreBlocksRoute, async (context) => {
    const { series, ...held } = context.req.valid('json');
    const station = context.get('station');
    const numberBlocks = await database.transaction((transaction) =>
      grantAfter(transaction, station, series, held, clock.now()),
    );
    return context.json({ numberBlocks: [...numberBlocks] }, 200);
  });
  app.openapi(morePlacesRoute, async (context) => {
    const wants = context.req.valid('json');
    const { id } = context.get('station');
    const quotas = await database.transaction((queries) => tellQuotas(queries, id, wants));
    return context.json({ quotas }, 200);
  });
  app.openapi(packsRoute, (context) => {
    const body = { packs: [...packs.listed] };
    return isUnchanged(context, body) ? context.body(null, 304) : context.json(body, 200);
  });
  app.openapi(packRoute, (context) => {
    const text = packs.find(context.req.valid('param').sha256);
    if (text === undefined) throw new Problem('not-found');
    // The digest is of these bytes: they are not written anew.
    return context.body(text, 200, { 'Content-Type': 'application/json' }) as never;
  });
}
