/** What the platform says about itself: its health and its OpenAPI description. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { protocolVersion, stationTokenHeader } from '../../shared/protocol/messages';
import type { PlatformContext } from '../platform-context';
import { jsonAnswers, needsNoToken } from './json-route';
import type { PlatformApp } from './platform-app';

const healthRoute = createRoute({
  method: 'get',
  path: '/v1/health',
  summary: 'Whether the platform and its database answer (503 when they do not)',
  ...needsNoToken,
  responses: jsonAnswers(
    'Well',
    z.strictObject({ status: z.literal('ok'), protocol: z.number(), serverTime: z.string() }),
  ),
});

/** Adds the health check for load balancers; needs no token. */
export function addHealthRoute(app: PlatformApp, { database, clock }: PlatformContext): void {
  app.openapi(healthRoute, async (context) => {
    await database.query('select 1');
    const serverTime = clock.now().toISOString();
    return context.json({ status: 'ok' as const, protocol: protocolVersion, serverTime }, 200);
  });
}

const documentRoute = {
  method: 'get',
  path: '/v1/openapi.json',
  summary: 'This document',
  ...needsNoToken,
  responses: jsonAnswers('OpenAPI 3.1', z.looseObject({ openapi: z.literal('3.1.0') })),
} as const;

/**
 * Adds `/v1/openapi.json`, generated from the routes added so far and itself. `asksLogIn`: stations are logged in at a
 * provider as well, and their token stands beside.
 */
export function addOpenApiRoute(app: PlatformApp, asksLogIn: boolean): void {
  app.openAPIRegistry.registerPath(documentRoute);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'The token of a station or of an official; where stations log in, their access token',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'stationToken', {
    type: 'apiKey',
    in: 'header',
    name: stationTokenHeader,
    description: 'Where stations log in at a provider: which station it is that is logged in',
  });
  app.doc31(documentRoute.path, {
    openapi: '3.1.0',
    info: { title: 'Enrolment platform', version: String(protocolVersion) },
    security: asksLogIn ? [{ bearer: [], stationToken: [] }, { bearer: [] }] : [{ bearer: [] }],
  });
}
