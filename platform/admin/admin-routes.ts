/** `/v1/admin`: officials hand out pairing codes, look after stations and reserve further numbers. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import { numberBlockSchema, numberSeries } from '../../shared/domain/numbering';
import { placeQuotaSchema } from '../../shared/domain/place-quota';
import { jsonAnswers, jsonBody } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { grantOneMore } from '../stations/number-blocks';
import { freshCode, makePairingCode } from '../stations/pairing-codes';
import { grantQuota, listQuotas, quotaUseSchema } from '../stations/place-quotas';
import {
  findStation,
  listStations,
  renewStation,
  revokeStation,
  stationNews,
} from '../stations/stations';

const params = z.object({ stationId: uuidSchema });
const stationSchema = z.strictObject({
  id: uuidSchema,
  code: z.string(),
  name: z.string(),
  pairedAt: instantSchema,
  revoked: z.boolean(),
  renewals: z.number().int().nonnegative(),
  forgotten: z.number().int().nonnegative(),
});
const codeSchema = z.strictObject({ code: z.string(), expiresAt: instantSchema });

const codeRoute = createRoute({
  method: 'post',
  path: '/v1/admin/pairing-codes',
  summary: 'Makes a further one-time pairing code',
  responses: jsonAnswers('The code, and until when it may be used', codeSchema),
});
const stationsRoute = createRoute({
  method: 'get',
  path: '/v1/admin/stations',
  summary:
    'Every station; `forgotten` is how much of it was lost where this platform was restored from an older back-up',
  responses: jsonAnswers('Stations', z.strictObject({ stations: z.array(stationSchema) })),
});
const revocationRoute = createRoute({
  method: 'post',
  path: '/v1/admin/stations/{stationId}/revocation',
  summary: 'Ends a station’s access; its cases stay',
  request: { params },
  responses: jsonAnswers('Done, or done before', z.strictObject({ revoked: z.literal(true) })),
});
const renewalRoute = createRoute({
  method: 'post',
  path: '/v1/admin/stations/{stationId}/renewal',
  summary:
    'Ends the tokens and codes of a station and lets it go on, also after a revocation: the new code pairs that station alone, which keeps its cases',
  request: { params },
  responses: jsonAnswers('The code, and until when it may be used', codeSchema),
});
const blockRoute = createRoute({
  method: 'post',
  path: '/v1/admin/stations/{stationId}/number-blocks',
  summary: 'Reserves the next block of a series; every call reserves one more',
  request: { params, ...jsonBody(z.strictObject({ series: z.enum(numberSeries) })) },
  responses: jsonAnswers('The block', numberBlockSchema),
});

const quotasSchema = z.strictObject({ quotas: z.array(quotaUseSchema) });
const quotaRoute = createRoute({
  method: 'post',
  path: '/v1/admin/stations/{stationId}/place-quotas',
  summary: 'Gives a station places at a school; the same quota again is no second one',
  request: { params, ...jsonBody(placeQuotaSchema) },
  responses: jsonAnswers('Every quota of the station', quotasSchema),
});
const quotasRoute = createRoute({
  method: 'get',
  path: '/v1/admin/stations/{stationId}/place-quotas',
  summary: 'The places given to a station, and the use made of them',
  request: { params },
  responses: jsonAnswers('Every quota of the station', quotasSchema),
});

/** Adds the admin API; the officials' authentication stands before it. */
export function addAdminRoutes(
  app: PlatformApp,
  { database, clock, random, stations }: PlatformContext,
): void {
  app.openapi(codeRoute, async (context) => {
    return context.json(await makePairingCode(database, { clock, random }), 200);
  });
  app.openapi(stationsRoute, async (context) =>
    context.json({ stations: [...(await listStations(database))] }, 200),
  );
  app.openapi(revocationRoute, async (context) => {
    const { stationId } = context.req.valid('param');
    if (!(await revokeStation(database, stationId, clock.now()))) throw new Problem('not-found');
    stations.heard(stationNews(stationId));
    return context.json({ revoked: true as const }, 200);
  });
  app.openapi(renewalRoute, async (context) => {
    const { stationId } = context.req.valid('param');
    const { code, at, expiresAt } = freshCode({ clock, random });
    if (!(await renewStation(database, stationId, { code, at }))) throw new Problem('not-found');
    stations.heard(stationNews(stationId));
    return context.json({ code, expiresAt }, 200);
  });
  app.openapi(blockRoute, async (context) => {
    const { stationId } = context.req.valid('param');
    const { series } = context.req.valid('json');
    const block = await database.transaction(async (transaction) => {
      const station = await findStation(transaction, stationId);
      return station && grantOneMore(transaction, station, series, clock.now());
    });
    if (block === undefined) throw new Problem('not-found');
    return context.json(block, 200);
  });
  app.openapi(quotaRoute, async (context) => {
    const { stationId } = context.req.valid('param');
    const quota = context.req.valid('json');
    const quotas = await database.transaction(async (transaction) => {
      if ((await findStation(transaction, stationId)) === undefined) return undefined;
      await grantQuota(transaction, stationId, quota, clock.now());
      return listQuotas(transaction, stationId);
    });
    if (quotas === undefined) throw new Problem('not-found');
    return context.json({ quotas }, 200);
  });
  app.openapi(quotasRoute, async (context) => {
    const { stationId } = context.req.valid('param');
    return context.json({ quotas: await listQuotas(database, stationId) }, 200);
  });
}
