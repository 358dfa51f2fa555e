/** Asks once before what cannot be undone, and says what will happen. */
import type { ReactNode } from 'react';
import { WorkDialog } from './work-dialog';

/** A question with two answers. */
export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, a line each. */
  readonly lines: readonly string[];
  /** What the button does, in a verb: never just "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly tone?: 'normal' | 'danger' | undefined;
  /** The confirmed work is under way; the dialog stays until the caller closes it. */
  readonly pending?: boolean | undefined;
  /** Under the lines, such as why it failed: what stands behind the question cannot be seen. */
  readonly children?: ReactNode;
}

/** Esc means no; with tone danger the focus begins on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <WorkDialog
      open={props.open}
      title={props.title}
      role="alertdialog"
      size="small"
      cancelLabel={props.cancelLabel}
      onCancel={props.onCancel}
      confirmLabel={props.confirmLabel}
      onConfirm={props.onConfirm}
      tone={props.tone}
      pending={props.pending}
      focus={props.tone === 'danger' ? 'cancel' : 'confirm'}
    >
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {props.children}
    </WorkDialog>
  );
}
