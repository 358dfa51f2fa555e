/** A question or a piece of work in front of the screen; everything behind it waits. */
import { useId, type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '../action/button';
import { DIALOG_MARK, InsideDialog } from '../action/use-shortcut';
import { CrossIcon } from '../icon/action-icons';
import styles from './dialog.module.css';
import { placeAriaPlaceholder } from './aria-placeholder';

placeAriaPlaceholder();

/** An open dialog; leave it out of the tree, or set `open` to false, and the focus goes back. */
export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Esc or the close button; without it the dialog can only be left by its actions. */
  readonly onClose?: (() => void) | undefined;
  readonly closeLabel?: string | undefined;
  /** `alertdialog` for questions that must be answered. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  /** `full` hides the whole window behind it: the screen is turned to the family. */
  readonly size?: 'small' | 'medium' | 'large' | 'full' | undefined;
  /** The element with `autoFocus` in here or in the actions has the focus first. */
  readonly children: ReactNode;
  /** The buttons of the foot, the way back first. */
  readonly actions?: ReactNode;
}

/** Holds the focus, closes on Esc, gives the focus back to where it was. */
export function Dialog(props: DialogProps) {
  const titleId = useId();
  const { onClose } = props;
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      data-size={props.size ?? 'medium'}
      isOpen={props.open}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
      isDismissable={false}
      isKeyboardDismissDisabled={onClose === undefined}
    >
      <Modal className={styles.modal ?? ''} data-size={props.size ?? 'medium'} {...DIALOG_MARK}>
        <AriaDialog
          className={styles.dialog ?? ''}
          role={props.role ?? 'dialog'}
          aria-labelledby={titleId}
        >
          <InsideDialog value={true}>
            <header className={styles.head}>
              <h2 id={titleId} className={styles.title}>
                {props.title}
              </h2>
              {onClose !== undefined && props.closeLabel !== undefined && (
                <Button
                  variant="quiet"
                  size="small"
                  icon={<CrossIcon />}
                  keyHint="Esc"
                  onPress={onClose}
                >
                  {props.closeLabel}
                </Button>
              )}
            </header>
            <div className={styles.body}>{props.children}</div>
            {props.actions !== undefined && (
              <footer className={styles.foot}>{props.actions}</footer>
            )}
          </InsideDialog>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
