/** The kind of application every group of routes is added to. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { PlatformEnvironment } from './environment';
import { refuseInvalid } from './refusals';

export type PlatformApp = OpenAPIHono<PlatformEnvironment>;

/** An empty application that answers refused input as a problem. */
export function emptyApp(): PlatformApp {
  return new OpenAPIHono<PlatformEnvironment>({ defaultHook: refuseInvalid });
}
