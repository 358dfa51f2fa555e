/** `/v1/verifications`: a station asks a department about a fact of a family. */
import { createRoute } from '@hono/zod-openapi';
import {
  verificationReplySchema,
  verificationRequestSchema,
} from '../../shared/protocol/verification';
import { jsonAnswers, jsonBody } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { knownTakenInHeaders, tellTaken } from '../stations/taken-count';
import { takeVerification } from './verifications';

const askRoute = createRoute({
  method: 'post',
  path: '/v1/verifications',
  summary: 'Asks a department about one fact; the answer comes once, by the changes feed',
  request: { headers: knownTakenInHeaders, ...jsonBody(verificationRequestSchema) },
  responses: jsonAnswers('Taken, or taken before', verificationReplySchema),
});

/** Adds the route; station authentication stands before it. */
export function addVerificationRoutes(app: PlatformApp, platform: PlatformContext): void {
  app.openapi(askRoute, async (context) => {
    const request = context.req.valid('json');
    const { reply, taken } = await takeVerification(platform, context.get('station'), request);
    tellTaken(context, taken);
    return context.json(reply, 200);
  });
}
