/** The foot of a dialog: the way back, then what the dialog is for. */
import { useEffect, useRef } from 'react';
import { Button } from '../action/button';

/** The two buttons, or the way back alone. */
export interface DialogActionsProps {
  readonly cancelLabel: string;
  readonly onCancel: () => void;
  /** What the button does, in a verb: never just "OK"; without it there is only the way back. */
  readonly confirmLabel: string | undefined;
  readonly onConfirm: () => void;
  readonly tone?: 'normal' | 'danger' | undefined;
  /** Something is missing yet. */
  readonly disabled?: boolean | undefined;
  /** The confirmed work is under way: there is no way back from it. */
  readonly pending?: boolean | undefined;
  /** Which of the two has the focus first; neither where the dialog has fields. */
  readonly focus?: 'cancel' | 'confirm' | undefined;
  /** For who reads them from the other side of the desk. */
  readonly large?: boolean | undefined;
}

/** For `actions` of a dialog. */
export function DialogActions(props: DialogActionsProps) {
  const { pending = false, focus } = props;
  const size = props.large === true ? 'large' : 'normal';
  const first = useRef<HTMLButtonElement>(null);
  // A question in front of another dialog: that one takes the focus back from what is not known to lie in front of it yet.
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <Button
        size={size}
        autoFocus={focus === 'cancel'}
        {...(focus === 'cancel' ? { ref: first } : {})}
        disabled={pending}
        keyHint="Esc"
        onPress={props.onCancel}
      >
        {props.cancelLabel}
      </Button>
      {props.confirmLabel !== undefined && (
        <Button
          size={size}
          autoFocus={focus === 'confirm'}
          {...(focus === 'confirm' ? { ref: first } : {})}
          variant={props.tone === 'danger' ? 'danger' : 'primary'}
          disabled={props.disabled}
          pending={pending}
          onPress={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
      )}
    </>
  );
}
