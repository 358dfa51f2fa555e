/** A start passphrase, shown once to be handed over. */
import { Button } from '../../ui/action/button';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import styles from './settings.module.css';

/** Left only by saying that it was handed over. */
export function StartPassphraseDialog(props: {
  readonly name: string;
  readonly code: string;
  readonly startPassphrase: string;
  readonly onClose: () => void;
}) {
  const { operators } = useMessages();
  return (
    <Dialog
      open
      title={operators.startTitle}
      size="small"
      actions={
        <Button variant="primary" autoFocus onPress={props.onClose}>
          {operators.startDone}
        </Button>
      }
    >
      {operators.startLines(props.name, props.code).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <output className={styles.start} aria-label={operators.startLabel}>
        {props.startPassphrase}
      </output>
    </Dialog>
  );
}
