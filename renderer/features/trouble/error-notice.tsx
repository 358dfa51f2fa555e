/** An error as a person reads it: what happened, what is safe, what to do. */
import { use, useEffect, useRef, type ReactNode } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import { InsideDialog } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** Stands where the trouble is, in sight in a dialog that scrolls; draws nothing without an error. */
export function ErrorNotice(props: {
  readonly error: AppError | undefined;
  /** What it is that did not work, where the error alone does not tell. */
  readonly title?: string;
  /** The way out, usually to try again. */
  readonly actions?: ReactNode;
}) {
  const messages = useMessages();
  const inDialog = use(InsideDialog);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (inDialog && props.error !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [inDialog, props.error]);
  if (props.error === undefined) return null;
  const { happened, safe, todo } = errorText(messages, props.error);
  return (
    <div ref={place}>
      <Notice
        tone="danger"
        title={props.title ?? happened}
        lines={props.title === undefined ? [safe, todo] : [happened, safe, todo]}
        actions={props.actions}
      />
    </div>
  );
}
