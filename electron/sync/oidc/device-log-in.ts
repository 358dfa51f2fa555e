/** Log-in on another device: a short code to type there, and the provider asked until it says yes or no (RFC 8628). */
import * as oauth from 'oauth4webapi';
import type { LogInError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { LogIn, LogInParts, Tokens } from './grant';
import { clientOf, forAudience, tokensOf } from './grant';
import { logInErrorOf } from './log-in-trouble';

/** Seconds between two questions where the provider names none (RFC 8628, 3.2), and what `slow_down` adds. */
const usualPauseSeconds = 5;

export async function deviceLogIn(
  parts: LogInParts,
  server: oauth.AuthorizationServer,
): Promise<LogIn> {
  const { line, identity, limitMs } = parts;
  const asked = new URLSearchParams({ scope: identity.scopes.join(' ') });
  if (identity.audience !== undefined) asked.set('resource', identity.audience);
  const client = clientOf(identity, line);
  const response = await oauth.deviceAuthorizationRequest(server, client, oauth.None(), asked, {
    ...line.http,
  });
  const given = await oauth.processDeviceAuthorizationResponse(server, client, response);
  let stop: () => void = () => undefined;
  const stopped = new Promise<LogInError>((resolve) => {
    stop = () => resolve({ kind: 'logInStopped' });
  });
  const lifeMs = Math.min(limitMs, given.expires_in * 1_000);
  return {
    address: given.verification_uri,
    userCode: given.user_code,
    done: poll(parts, server, given, { stopped, lifeMs }),
    stop,
  };
}

async function poll(
  { line, identity }: LogInParts,
  server: oauth.AuthorizationServer,
  given: oauth.DeviceAuthorizationResponse,
  { stopped, lifeMs }: { readonly stopped: Promise<LogInError>; readonly lifeMs: number },
): Promise<Result<Tokens, LogInError>> {
  const client = clientOf(identity, line);
  let pauseSeconds = given.interval ?? usualPauseSeconds;
  for (let waitedMs = 0; waitedMs < lifeMs; waitedMs += pauseSeconds * 1_000) {
    const end = await rest(pauseSeconds * 1_000, stopped);
    if (end !== undefined) return err(end);
    try {
      const response = await oauth.deviceCodeGrantRequest(
        server,
        client,
        oauth.None(),
        given.device_code,
        { ...line.http, ...forAudience(identity) },
      );
      const answer = await oauth.processDeviceCodeResponse(server, client, response);
      if (answer.id_token !== undefined) {
        await oauth.validateApplicationLevelSignature(server, response, { ...line.http });
      }
      return ok(tokensOf(answer));
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError && error.error === 'slow_down') {
        pauseSeconds += usualPauseSeconds;
      } else if (!isPending(error)) return err(logInErrorOf(error));
    }
  }
  return err({ kind: 'logInTimedOut' });
}

/** A line that is gone for a moment ends nothing: the code is good until it expires. */
function isPending(error: unknown): boolean {
  if (error instanceof oauth.ResponseBodyError) return error.error === 'authorization_pending';
  return logInErrorOf(error).kind === 'logInUnreachable';
}

/** What ended the wait early; nothing when it went by. */
function rest(ms: number, stopped: Promise<LogInError>): Promise<LogInError | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const gone = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([gone, stopped]).finally(() => clearTimeout(timer));
}
