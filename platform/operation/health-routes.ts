/**
 * `/v1/health` tells whether requests may be sent here (readiness), `/v1/health/live` whether the process is alive: a
 * database that is away is no reason to end a process, which could do nothing else when it is started again.
 */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { protocolVersion } from '../../shared/protocol/messages';
import { jsonAnswers, needsNoToken } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { readinessOf } from './readiness';

const readyRoute = createRoute({
  method: 'get',
  path: '/v1/health',
  summary:
    'Whether requests may be sent here: database and file store answer, migrations are those of this program, and it is not stopping (503 busy with database, files, migrations or stopping in detail)',
  ...needsNoToken,
  responses: jsonAnswers(
    'Ready',
    z.strictObject({ status: z.literal('ok'), protocol: z.number(), serverTime: z.string() }),
  ),
});
const liveRoute = createRoute({
  method: 'get',
  path: '/v1/health/live',
  summary: 'Whether the process answers; asks nothing else',
  ...needsNoToken,
  responses: jsonAnswers('Alive', z.strictObject({ status: z.literal('ok') })),
});

/** Seconds after which it is worth asking again. */
const retryAfterSeconds = 5;

/** Adds both checks for load balancers and service managers; they need no token. */
export function addHealthRoutes(
  app: PlatformApp,
  platform: Pick<PlatformContext, 'database' | 'vault' | 'clock'>,
  stopping: AbortSignal,
): void {
  const hindrance = readinessOf(platform, stopping);
  app.openapi(readyRoute, async (context) => {
    const detail = await hindrance();
    if (detail !== undefined) {
      const headers = { 'Retry-After': String(retryAfterSeconds), 'Cache-Control': 'no-store' };
      throw new Problem('busy', { detail, headers });
    }
    context.header('Cache-Control', 'no-store');
    const serverTime = platform.clock.now().toISOString();
    return context.json({ status: 'ok' as const, protocol: protocolVersion, serverTime }, 200);
  });
  app.openapi(liveRoute, (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json({ status: 'ok' as const }, 200);
  });
}
