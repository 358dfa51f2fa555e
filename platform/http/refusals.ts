/** Everything that is no success becomes a problem: wrong input, unknown places, failures inside. */
import type { Hook, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { protocolVersion } from '../../shared/protocol/messages';
import { findSqlState } from '../database/database';
import type { Log } from '../log';
import { errorFacts } from '../log';
import type { PlatformEnvironment } from './environment';
import { jsonPointer, Problem } from './problems';
import { ownPathOf } from './request-log';

const retryAfterSeconds = 5;

/** Turns a refused schema into 422 with pointers, or 426 when the station speaks an older protocol. */
export const refuseInvalid: Hook<unknown, PlatformEnvironment, string, unknown> = (result) => {
  if (result.success) return;
  if ('data' in result && isOlderProtocol(result.data)) {
    throw new Problem('station-too-old', { headers: { Upgrade: 'enrollment-station' } });
  }
  throw new Problem('invalid-request', {
    pointers: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => jsonPointer([...issue.path, key]))
        : [jsonPointer(issue.path)],
    ),
  });
};

/** Whether a parsed body names a protocol version before the present one. */
export function isOlderProtocol(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('protocol' in body)) return false;
  return typeof body.protocol === 'number' && body.protocol < protocolVersion;
}

/** Answers an error thrown anywhere; only what is not a refusal of ours is logged. */
export function answerError(
  error: unknown,
  context: Context<PlatformEnvironment>,
  log: Log,
): Response {
  const problem = problemOf(error);
  if (problem.type === 'unexpected' || problem.type === 'busy') {
    const { method } = context.req;
    const request = context.get('requestId');
    const facts = { ...errorFacts(error), request, method, path: ownPathOf(context) };
    log('failed', facts, problem.type === 'busy' ? 'warning' : 'error');
  }
  return problem.response();
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return error.status === 413
      ? new Problem('request-too-large')
      : new Problem('invalid-request', { status: error.status });
  }
  const state = findSqlState(error);
  // Class 22, data exception: a text the database cannot hold, e.g. U+0000.
  if (state?.startsWith('22') === true) return new Problem('invalid-request');
  if (isPassing(error, state)) {
    return new Problem('busy', { headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
  return new Problem('unexpected');
}

/** Whether trying again later may help: no connection (08), no resources (53), stopped (57), lock troubles (40, 55). */
function isPassing(error: unknown, state: string | undefined): boolean {
  if (state !== undefined) return ['08', '40', '53', '55', '57'].includes(state.slice(0, 2));
  if (!(error instanceof Error)) return false;
  if (/timeout exceeded when trying to connect|Connection terminated/.test(error.message))
    return true;
  const code = 'code' in error ? error.code : undefined;
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOSPC', 'EDQUOT', 'EMFILE'].includes(String(code));
}

/** Tells an unknown address (404) from a known one asked in the wrong way (405, with `Allow`). */
export function answerUnknownPlace(app: OpenAPIHono<PlatformEnvironment>): void {
  app.notFound((context) => {
    const allowed = app.routes
      .filter(({ method, path }) => method !== 'ALL' && matches(path, context.req.path))
      .map(({ method }) => method);
    return allowed.length === 0
      ? new Problem('not-found').response()
      : new Problem('method-not-allowed', {
          headers: { Allow: [...new Set(allowed)].join(', ') },
        }).response();
  });
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const given = path.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith(':') || part === given[index])
  );
}
