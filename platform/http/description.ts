/** What the platform says about itself: its OpenAPI description. */
import * as z from 'zod';
import { protocolVersion, stationTokenHeader } from '../../shared/protocol/messages';
import { jsonAnswers, needsNoToken } from './json-route';
import type { PlatformApp } from './platform-app';
import { requestIdHeader } from './request-log';

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
    info: {
      title: 'Enrolment platform',
      version: String(protocolVersion),
      description: `Every answer carries ${requestIdHeader}: the number under which the platform's log knows the request.`,
    },
    security: asksLogIn ? [{ bearer: [], stationToken: [] }, { bearer: [] }] : [{ bearer: [] }],
  });
}
