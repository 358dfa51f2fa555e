/** Who is asking: a station by its token, an official by the admin token. */
import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { stationTokenHeader } from '../../shared/protocol/messages';
import type { KnownStations } from '../stations/known-stations';
import { findTokenOwner } from '../stations/tokens';
import type { PlatformEnvironment } from './environment';
import type { LogInCheck } from './log-in-check';
import { Problem } from './problems';
import type { RateLimiter } from './rate-limit';

const unauthorised = () =>
  new Problem('unauthorised', { headers: { 'WWW-Authenticate': 'Bearer' } });

function bearer(context: Context): string {
  const [scheme, token, ...rest] = (context.req.header('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || rest.length > 0) {
    throw unauthorised();
  }
  return token;
}

/** Lets a paired, unrevoked station pass, within its rate limit. */
export function stationsOnly(
  known: KnownStations,
  tokenSecret: Uint8Array,
  limiter: RateLimiter,
  logIn?: LogInCheck,
): MiddlewareHandler<PlatformEnvironment> {
  return async (context, next) => {
    const owner = findTokenOwner(await stationToken(context, logIn), tokenSecret);
    if (owner === undefined) throw unauthorised();
    limiter.take(owner.id);
    const station = await known.findOwner(owner);
    if (station === undefined) throw unauthorised();
    context.set('station', station);
    await next();
  };
}

/** Where a log-in is asked for, the token stands beside it: one says who, the other which station. */
async function stationToken(
  context: Context<PlatformEnvironment>,
  logIn: LogInCheck | undefined,
): Promise<string> {
  if (logIn === undefined || context.env.fromCourier === true) return bearer(context);
  if (!(await logIn(context.req.raw))) throw unauthorised();
  return context.req.header(stationTokenHeader) ?? '';
}

/** Lets only who is logged in pass. */
export function loggedInOnly(logIn: LogInCheck): MiddlewareHandler<PlatformEnvironment> {
  return async (context, next) => {
    if (!(await logIn(context.req.raw))) throw unauthorised();
    await next();
  };
}

/** Lets only the holder of the admin token pass; station tokens are no use here. */
export function officialsOnly(adminToken: string): MiddlewareHandler<PlatformEnvironment> {
  const expected = Buffer.from(adminToken);
  return async (context, next) => {
    const given = Buffer.from(bearer(context));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw unauthorised();
    }
    await next();
  };
}
