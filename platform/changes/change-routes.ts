/** `GET /v1/changes`: the long poll by which stations hear of review steps and decisions. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { changesReplySchema } from '../../shared/protocol/messages';
import { jsonAnswers } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { tellTaken } from '../stations/taken-count';

const whole = (largest: number) => z.coerce.number().int().min(0).max(largest).default(0);

const changesRoute = createRoute({
  method: 'get',
  path: '/v1/changes',
  summary: 'What the platform has to say after a cursor; waits up to waitSeconds for news',
  request: {
    query: z.object({
      after: whole(2_147_483_647),
      waitSeconds: whole(25),
      /** The change that the station has at `after`. */
      afterId: z.uuid().optional(),
    }),
  },
  responses: jsonAnswers('Changes in their order, at least once', changesReplySchema),
});

/** Adds the feed; `closing` ends every wait, so that a stopping process answers at once. */
export function addChangeRoutes(
  app: PlatformApp,
  { changes, clock, metrics }: PlatformContext,
  closing: AbortSignal,
): void {
  app.openapi(changesRoute, async (context) => {
    const { after, waitSeconds, afterId } = context.req.valid('query');
    const signal = AbortSignal.any([closing, context.req.raw.signal]);
    const from = { after, afterId };
    const isOver = metrics.feedWaits();
    const { taken, ...page } = await changes
      .read(context.get('station').id, from, waitSeconds, signal)
      .finally(isOver);
    context.header('Cache-Control', 'no-store');
    tellTaken(context, taken);
    return context.json({ ...page, serverTime: clock.now().toISOString() }, 200);
  });
}
