/** Notes that the family has its originals back. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { CustodyLetter } from '../../../shared/domain/custodies';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { TextField } from '../../ui/field/text-field';
import { Dialog } from '../../ui/overlay/dialog';
import { DialogActions } from '../../ui/overlay/dialog-actions';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './custody.module.css';

/** Lists what to count; closes itself when the return is on the disk. */
export function ReturnDialog(props: {
  readonly current: Case;
  readonly letter: CustodyLetter;
  readonly onClose: () => void;
}) {
  const { custody: words } = useMessages();
  const { current, letter, onClose } = props;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const [to, setTo] = useState(letter.custody.handedBy);
  const [note, setNote] = useState('');
  const giveBack = async () => {
    const facts = { letterId: letter.id, to: to.trim(), note: note.trim() };
    const done = await call.run(() =>
      commands.execute({ name: 'returnOriginals', caseId: current.id, ...facts }),
    );
    if (done === undefined) return;
    onClose();
    toast({ tone: 'success', title: words.done }, 'custody');
  };
  return (
    <Dialog
      open
      title={words.giveBackOf(letter.number)}
      size="small"
      onClose={call.pending ? undefined : onClose}
      actions={
        <DialogActions
          cancelLabel={words.cancel}
          onCancel={onClose}
          confirmLabel={words.confirmReturn}
          onConfirm={() => void giveBack()}
          disabled={to.trim() === ''}
          pending={call.pending}
        />
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{words.giveBackExplain}</p>
        <ul className={styles.items}>
          {letter.custody.items.map(({ title, count }) => (
            <li key={title}>{words.item(title, count)}</li>
          ))}
        </ul>
        <TextField label={words.to} value={to} onChange={setTo} maxLength={60} required autoFocus />
        <TextField label={words.note} value={note} onChange={setNote} maxLength={200} />
        <ErrorNotice error={call.error} />
      </div>
    </Dialog>
  );
}
