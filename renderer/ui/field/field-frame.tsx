/** What stands around every control: its label, where its value came from, help and the error beside it. */
import { useId, type ReactNode } from 'react';
import { WarningIcon } from '../icon/action-icons';
import styles from './field-frame.module.css';

/** The words and marks common to all fields. */
export interface FieldLook {
  readonly label: string;
  readonly description?: ReactNode;
  /** What is wrong and how to put it right; its presence makes the field invalid. */
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  /** Where the value came from, usually a StatusBadge. */
  readonly source?: ReactNode;
  /** The value was filled in by a machine and waits for a person to confirm it. */
  readonly unconfirmed?: boolean | undefined;
  readonly size?: 'normal' | 'large' | undefined;
}

/** The ids that tie a control to its words. */
export interface FieldIds {
  readonly control: string;
  readonly label: string;
  readonly help: string;
  /** For aria-describedby: help, source and error, whichever are there. */
  readonly describedBy: string | undefined;
}

/** Makes the ids of one field; `id` is what the focus can be sent to. */
export function useFieldIds(id: string | undefined, look: FieldLook): FieldIds {
  const own = useId();
  const control = id ?? own;
  const described = [
    look.error !== undefined && `${control}-error`,
    look.description !== undefined && `${control}-help`,
    look.source !== undefined && `${control}-source`,
  ].filter((part) => part !== false);
  return {
    control,
    label: `${control}-label`,
    help: `${control}-help`,
    describedBy: described.length > 0 ? described.join(' ') : undefined,
  };
}

/** Sets label, control, help and error under each other; the error is announced when it appears. */
export function FieldFrame(props: {
  readonly look: FieldLook;
  readonly ids: FieldIds;
  readonly children: ReactNode;
}) {
  const { look, ids } = props;
  return (
    <div
      className={styles.field}
      data-size={look.size}
      data-unconfirmed={look.unconfirmed || undefined}
    >
      <div className={styles.head}>
        <label className={styles.label} id={ids.label} htmlFor={ids.control}>
          {look.label}
          {look.required === true && (
            <span className={styles.required} aria-hidden="true">
              *
            </span>
          )}
        </label>
        {look.source !== undefined && <span id={`${ids.control}-source`}>{look.source}</span>}
      </div>
      {props.children}
      {look.description !== undefined && (
        <p className={styles.help} id={ids.help}>
          {look.description}
        </p>
      )}
      <FieldError id={`${ids.control}-error`} error={look.error} />
    </div>
  );
}

/** The error line of a field or group; the empty line stays so that a new error is announced. */
export function FieldError(props: { readonly id: string; readonly error: string | undefined }) {
  return (
    <div aria-live="polite">
      {props.error !== undefined && (
        <p className={styles.error} id={props.id}>
          <WarningIcon />
          <span>{props.error}</span>
        </p>
      )}
    </div>
  );
}
