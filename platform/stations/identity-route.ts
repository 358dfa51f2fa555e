/** `/v1/identity`: proves to a station that an address is this platform's, before the station says who it is. */
import { createRoute } from '@hono/zod-openapi';
import {
  identityReplySchema,
  identityRequestSchema,
  identityText,
} from '../../shared/protocol/identity-proof';
import { jsonAnswers, jsonBody, needsNoToken } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { RateLimiter } from '../http/rate-limit';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { isOwnAddress } from './own-addresses';

const identityRoute = createRoute({
  method: 'post',
  path: '/v1/identity',
  summary: 'Signs a challenge with the platform’s key, for its own addresses alone; needs no token',
  ...needsNoToken,
  request: jsonBody(identityRequestSchema),
  responses: jsonAnswers('Proof that the platform has its key', identityReplySchema),
});

/** Adds the route. */
export function addIdentityRoute(
  app: PlatformApp,
  { name, secrets, clock }: PlatformContext,
  addresses: readonly string[],
): void {
  const limiter = new RateLimiter({ burst: 60, perSecond: 2 }, clock);
  app.openapi(identityRoute, (context) => {
    limiter.take('identity');
    const asked = context.req.valid('json');
    if (!isOwnAddress(asked.address, addresses)) {
      throw new Problem('address-not-own', { detail: asked.address });
    }
    const signature = secrets.key.sign(identityText(asked));
    return context.json({ keyId: secrets.key.id, name, signature }, 200);
  });
}
