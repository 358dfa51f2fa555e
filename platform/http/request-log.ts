/** One log line per answered request: method, place, status, duration, station. */
import type { MiddlewareHandler } from 'hono';
import type { Log } from '../log';
import type { Clock } from '../ports';
import type { PlatformEnvironment } from './environment';

/** Paths of ours hold nothing but ids; what else was asked for, and every query, is left out. */
const ownPath = /^\/v1\/[\w./-]{0,200}$/;

/** Logs every request after its answer was made. */
export function requestLog(
  clock: Pick<Clock, 'now'>,
  log: Log,
): MiddlewareHandler<PlatformEnvironment> {
  return async (context, next) => {
    const startedMs = clock.now().getTime();
    await next();
    const station = context.get('station') as { readonly id: string } | undefined;
    log('request', {
      method: context.req.method,
      path: ownPath.test(context.req.path) ? context.req.path : undefined,
      status: context.res.status,
      ms: clock.now().getTime() - startedMs,
      station: station?.id,
    });
  };
}
