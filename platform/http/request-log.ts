/** One log line per answered request: its number, method, place, status, duration, station. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Log } from '../log';
import type { Clock, Random } from '../ports';
import type { PlatformEnvironment } from './environment';

/**
 * With every answer: the number under which the log knows its request. It is always ours: one that a sender or a
 * balancer gives could say anything, e.g. the number of a person.
 */
export const requestIdHeader = 'Request-Id';

/** Paths of ours hold nothing but ids; what else was asked for, and every query, is left out. */
const ownPath = /^\/v1\/[\w./-]{0,200}$/;

/** The path of a request as it may be written down. */
export function ownPathOf({ req }: Pick<Context, 'req'>): string | undefined {
  return ownPath.test(req.path) ? req.path : undefined;
}

/** Gives every request its number, and logs it after its answer was made. */
export function requestLog(
  { clock, random }: { readonly clock: Pick<Clock, 'now'>; readonly random: Random },
  log: Log,
): MiddlewareHandler<PlatformEnvironment> {
  return async (context, next) => {
    const startedMs = clock.now().getTime();
    const request = Buffer.from(random(9)).toString('base64url');
    context.set('requestId', request);
    await next();
    context.header(requestIdHeader, request);
    const { status } = context.res;
    const station = context.get('station') as { readonly id: string } | undefined;
    const facts = {
      request,
      method: context.req.method,
      path: ownPathOf(context),
      status,
      ms: clock.now().getTime() - startedMs,
      station: station?.id,
    };
    log('request', facts, status < 500 ? 'info' : 'warning');
  };
}
