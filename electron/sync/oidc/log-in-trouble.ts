/** Why a log-in did not come about, from what the line, the provider and the checks of its answers say. */
import * as oauth from 'oauth4webapi';
import type { LogInError } from '../../../shared/domain/app-error';
import { assertNever } from '../../../shared/domain/result';
import type { NoReply } from '../../../shared/sync/reply';

/** The provider did not answer as one that can be spoken with. */
export class ProviderTrouble extends Error {
  constructor(readonly reply: NoReply | { readonly kind: 'addressNotAllowed' }) {
    super(reply.kind);
  }
}

/** What a person is told; never a word of the provider's, which may name people or hold secrets. */
export function logInErrorOf(error: unknown): LogInError {
  const cause = error instanceof ProviderTrouble ? error : causeOf(error);
  if (cause instanceof ProviderTrouble) return troubleError(cause.reply);
  if (error instanceof oauth.AuthorizationResponseError) return { kind: 'logInRefused' };
  if (error instanceof oauth.ResponseBodyError) return bodyError(error.error);
  if (error instanceof oauth.OperationProcessingError) return processingError(error.code);
  // WWW-Authenticate challenges, and what the library does not support at all.
  if (error instanceof oauth.WWWAuthenticateChallengeError) return { kind: 'logInRefused' };
  return { kind: 'logInAnswersNonsense' };
}

const causeOf = (error: unknown) => (error instanceof Error ? error.cause : undefined);

function bodyError(code: string): LogInError {
  if (code === 'invalid_grant') return { kind: 'logInExpired' };
  if (code === 'expired_token') return { kind: 'logInTimedOut' };
  if (code === 'temporarily_unavailable' || code === 'server_error') return { kind: 'logInBusy' };
  return { kind: 'logInRefused' };
}

function processingError(code: string | undefined): LogInError {
  switch (code) {
    case oauth.HTTP_REQUEST_FORBIDDEN:
    case oauth.JSON_ATTRIBUTE_COMPARISON:
      return { kind: 'logInProviderWrong' };
    case oauth.JWT_TIMESTAMP_CHECK:
      return { kind: 'logInClockOff' };
    case oauth.PARSE_ERROR:
    case oauth.RESPONSE_IS_NOT_JSON:
    case oauth.RESPONSE_IS_NOT_CONFORM:
      return { kind: 'logInAnswersNonsense' };
    default:
      // A claim, a key or a signature that does not fit.
      return { kind: 'logInNotGenuine' };
  }
}

function troubleError(reply: ProviderTrouble['reply']): LogInError {
  switch (reply.kind) {
    case 'addressNotAllowed':
      return { kind: 'logInProviderWrong' };
    case 'captivePortal':
      return { kind: 'logInAnswersHtml' };
    case 'busy':
    case 'platformFailed':
      return { kind: 'logInBusy' };
    case 'noLine':
      return reply.trouble === 'cancelled'
        ? { kind: 'logInStopped' }
        : reply.trouble === 'tooLarge'
          ? { kind: 'logInAnswersNonsense' }
          : { kind: 'logInUnreachable' };
    case 'nonsense':
    case 'refused':
    case 'unauthorised':
    case 'stationTooOld':
    case 'platformTooOld':
      return { kind: 'logInAnswersNonsense' };
    default:
      return assertNever(reply);
  }
}
