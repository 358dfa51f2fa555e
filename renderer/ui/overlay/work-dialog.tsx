/** A piece of work in front of the screen, with one way back and at most one way on. */
import type { ReactNode } from 'react';
import { Dialog, type DialogProps } from './dialog';
import { DialogActions, type DialogActionsProps } from './dialog-actions';

/** Esc is the way back. */
export interface WorkDialogProps
  extends Omit<DialogActionsProps, 'large'>, Pick<DialogProps, 'title' | 'size'> {
  /** False where the dialog stays in the tree while it is not shown. */
  readonly open?: boolean | undefined;
  /** `alertdialog` for questions that must be answered. */
  readonly role?: DialogProps['role'];
  readonly children: ReactNode;
}

/** While the confirmed work is under way the dialog cannot be left. */
export function WorkDialog(props: WorkDialogProps) {
  const { open = true, title, size, role, children, ...actions } = props;
  return (
    <Dialog
      open={open}
      title={title}
      size={size}
      role={role}
      onClose={actions.pending === true ? undefined : actions.onCancel}
      actions={<DialogActions {...actions} large={size === 'full'} />}
    >
      {children}
    </Dialog>
  );
}
