/** `/v1/courier`: files of stations without a line are taken in, and the key they are sealed to is told. */
import { Readable } from 'node:stream';
import { createRoute } from '@hono/zod-openapi';
import { courierKeyReplySchema, courierKeyText } from '../../shared/protocol/courier';
import { bytesOf, jsonAnswers, needsNoToken } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { importFile } from './import';
import { sealedAnswers, sealedResponse, sealedType } from './sealed-answer';

const keyRoute = createRoute({
  method: 'get',
  path: '/v1/courier-key',
  summary: 'The key that courier files are sealed to, signed by the platform; needs no token',
  ...needsNoToken,
  responses: jsonAnswers('The key', courierKeyReplySchema),
});
const importRoute = createRoute({
  method: 'post',
  path: '/v1/courier/packages',
  summary: 'Takes in a courier file; answers the sealed answer, which only its station can read',
  request: { body: bytesOf(sealedType) },
  responses: sealedAnswers,
});

/** Adds the courier's routes; the officials' authentication stands before `/v1/courier`. */
export function addCourierRoutes(
  app: PlatformApp,
  platform: PlatformContext,
  place: { readonly folder: string; readonly closing: AbortSignal },
): void {
  const { key, courierKey } = platform.secrets;
  app.openapi(keyRoute, (context) => {
    const { publicKey } = courierKey;
    return context.json({ publicKey, signature: key.sign(courierKeyText(publicKey)) }, 200);
  });
  app.openapi(importRoute, async (context) => {
    const { body } = context.req.raw;
    const source = body === null ? Readable.from([]) : Readable.fromWeb(body);
    const fetch = (request: Request) => app.fetch(request, { fromCourier: true });
    return sealedResponse(await importFile(platform, { ...place, fetch }, source));
  });
}
