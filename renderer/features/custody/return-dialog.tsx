/** Notes that the family has its originals back. */
import type { Case } from '../../../shared/domain/case';
import type { CustodyLetter } from '../../../shared/domain/custodies';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './custody.module.css';

type Props = {
  readonly current: Case;
  readonly letter: CustodyLetter;
  readonly onClose: () => void;
};
type Fields = { readonly to: string; readonly note: string };

/** Lists what to count; closes itself when the return is on the disk, and keeps what is typed when it is closed before. */
export function ReturnDialog(props: Props) {
  const { current, letter } = props;
  const kept = useKeptFields<Fields>(current.id, `return/${letter.id}`, () => ({
    to: letter.custody.handedBy,
    note: '',
  }));
  return kept === undefined ? null : <Return {...props} kept={kept} />;
}

function Return(props: Props & { readonly kept: KeptFields<Fields> }) {
  const { custody: words, words: common } = useMessages();
  const { current, letter, kept, onClose } = props;
  const { to, note } = kept.fields;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const giveBack = async () => {
    const facts = { letterId: letter.id, to: to.trim(), note: note.trim() };
    const done = await call.run(() =>
      commands.execute({ name: 'returnOriginals', caseId: current.id, ...facts }),
    );
    if (done === undefined) return;
    kept.wipe();
    onClose();
    toast({ tone: 'success', title: words.done }, 'custody');
  };
  return (
    <WorkDialog
      title={words.giveBackOf(letter.number)}
      size="small"
      cancelLabel={common.cancel}
      onCancel={onClose}
      confirmLabel={words.confirmReturn}
      onConfirm={() => void giveBack()}
      disabled={to.trim() === ''}
      pending={call.pending}
    >
      <div className={styles.form}>
        <BegunBefore kept={kept} />
        <p className={styles.quiet}>{words.giveBackExplain}</p>
        <ul className={styles.items}>
          {letter.custody.items.map(({ title, count }) => (
            <li key={title}>{words.item(title, count)}</li>
          ))}
        </ul>
        <TextField
          label={words.to}
          value={to}
          onChange={(next) => kept.change({ to: next })}
          maxLength={60}
          required
          autoFocus
        />
        <TextField
          label={words.note}
          value={note}
          onChange={(next) => kept.change({ note: next })}
          maxLength={200}
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
