/** Finds the words for an error. */
import type { AppError } from '../domain/app-error';
import type { ErrorText } from './error-shape';
import type { Messages } from './messages';

/** What happened, what is safe, what to do. */
export function errorText({ errors }: Pick<Messages, 'errors'>, error: AppError): ErrorText {
  const say = errors[error.kind] as (error: AppError) => ErrorText;
  return say(error);
}
