/** The one button of the program, on the native element so that the locked screen stays small. */
import type { MouseEvent, ReactNode, Ref } from 'react';
import styles from './button.module.css';
import { ariaKeys, KeyHint } from './key-hint';

/** How a button looks, and what it may be told about its state. */
export interface ButtonProps {
  /** The words; never only an icon. */
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** One primary per view; `danger` only for what cannot be undone. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  readonly icon?: ReactNode;
  /** Printed on the button, such as "F5" or "Ctrl+K"; `useShortcut` makes the key work. */
  readonly keyHint?: string | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly disabled?: boolean | undefined;
  /** Work is under way: the button keeps its focus and place but does nothing. */
  readonly pending?: boolean | undefined;
  /** How far the work is, 0 to 1; without it the bar only moves. */
  readonly progress?: number | undefined;
  readonly fullWidth?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly controls?: string | undefined;
  /** A fuller name where the words alone repeat on a page; must begin with those words. */
  readonly accessibleName?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly id?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A labelled action, with the key that does the same printed on it. */
export function Button({ ref, ...props }: ButtonProps) {
  const { pending = false, progress } = props;
  const onClick = (event: MouseEvent) => {
    if (pending) event.preventDefault();
    else props.onPress?.();
  };
  return (
    <button
      ref={ref}
      id={props.id}
      type={props.type ?? 'button'}
      className={styles.button}
      data-variant={props.variant ?? 'secondary'}
      data-size={props.size ?? 'normal'}
      data-full={props.fullWidth || undefined}
      data-pending={pending || undefined}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      onClick={onClick}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-label={props.accessibleName}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={ariaKeys(props.keyHint)}
    >
      {props.icon}
      <span className={styles.words}>{props.children}</span>
      {props.keyHint !== undefined && <KeyHint keys={props.keyHint} />}
      {pending && <PendingBar progress={progress} />}
    </button>
  );
}

function PendingBar({ progress }: { readonly progress: number | undefined }) {
  return (
    <span className={styles.track} data-indeterminate={progress === undefined || undefined}>
      <span
        className={styles.bar}
        style={progress === undefined ? undefined : { inlineSize: `${progress * 100}%` }}
      />
    </span>
  );
}
