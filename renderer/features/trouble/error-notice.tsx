/** An error as a person reads it: what happened, what is safe, what to do. */
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** Stands where the trouble is; draws nothing without an error. */
export function ErrorNotice(props: {
  readonly error: AppError | undefined;
  /** The way out, usually to try again. */
  readonly actions?: ReactNode;
}) {
  const messages = useMessages();
  if (props.error === undefined) return null;
  const { happened, safe, todo } = errorText(messages, props.error);
  return <Notice tone="danger" title={happened} lines={[safe, todo]} actions={props.actions} />;
}
