/** Counts every answered request for the metrics: by route, status and why it was refused. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Context } from 'hono';
import type { PlatformEnvironment } from '../http/environment';
import { problemTypeOf } from '../http/problems';
import type { Metrics } from './metrics';

/** Stands before everything else, so that whatever answered is counted. */
export function countRequests(metrics: Metrics): MiddlewareHandler<PlatformEnvironment> {
  return async (context, next) => {
    const startedMs = performance.now();
    await next();
    metrics.answered({
      method: context.req.method,
      route: templateOf(context),
      status: context.res.status,
      seconds: (performance.now() - startedMs) / 1000,
      problem: await problemTypeOf(context.res),
    });
  };
}

/** Where the request was meant to go, as the OpenAPI document names it; middleware has the method ALL. */
function templateOf(context: Context): string | undefined {
  const route = matchedRoutes(context).findLast(({ method }) => method !== 'ALL');
  return route?.path.replace(/:(\w+)/g, '{$1}');
}
