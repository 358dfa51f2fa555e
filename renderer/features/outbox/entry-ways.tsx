/** What people may do with one submission that waits: keep it back, let it go, or have it sent first. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { isKeptBack } from '../../../shared/domain/evolve-sending';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { TextArea } from '../../ui/field/text-area';
import { PauseIcon, SendIcon } from '../../ui/icon/action-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './outbox.module.css';

type Entry = Extract<NonNullable<Case['outbox']>, { state: 'queued' }>;

/** Nothing for whoever only looks, and for what the platform has already. */
export function EntryWays(props: {
  readonly current: Case;
  readonly entry: Entry;
  readonly of: string;
  /** Its platform was given up: nothing of it is sent, first or last. */
  readonly isGone: boolean;
}) {
  const { outbox } = useMessages();
  const { commands, session } = useSession();
  const { current, entry, of } = props;
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const { id: caseId, state } = current;
  if (isAllowed('keepBack', state, session.operator.role) !== 'yes') return null;
  const give = (name: 'letGo' | 'sendFirst') =>
    void call.run(() => commands.execute({ name, caseId, entryId: entry.id }));
  return (
    <span className={styles.actions}>
      {isKeptBack(current) ? (
        <Button
          size="small"
          icon={<SendIcon />}
          pending={call.pending}
          accessibleName={`${outbox.letGo} ${of}`}
          onPress={() => give('letGo')}
        >
          {outbox.letGo}
        </Button>
      ) : (
        <>
          {entry.first === undefined && !props.isGone && (
            <Button
              size="small"
              variant="quiet"
              icon={<SendIcon />}
              pending={call.pending}
              accessibleName={`${outbox.sendFirst} ${of}`}
              onPress={() => give('sendFirst')}
            >
              {outbox.sendFirst}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={<PauseIcon />}
            accessibleName={`${outbox.keepBack} ${of}`}
            onPress={() => setAsking(true)}
          >
            {outbox.keepBack}
          </Button>
        </>
      )}
      <ErrorNotice error={call.error} />
      {asking && (
        <KeepBack current={current} entry={entry} of={of} onClose={() => setAsking(false)} />
      )}
    </span>
  );
}

type Props = {
  readonly current: Case;
  readonly entry: Entry;
  readonly of: string;
  readonly onClose: () => void;
};
type Fields = { readonly reason: string };

/** The reason stays when the dialog is closed before anything was kept back. */
function KeepBack(props: Props) {
  const about = `keepBack/${props.entry.id}`;
  const kept = useKeptFields<Fields>(props.current.id, about, () => ({ reason: '' }));
  return kept === undefined ? null : <Question {...props} kept={kept} />;
}

function Question(props: Props & { readonly kept: KeptFields<Fields> }) {
  const { outbox, words } = useMessages();
  const { commands } = useSession();
  const { current, entry, of, kept, onClose } = props;
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const reason = kept.fields.reason.trim();
  const keep = async () => {
    setAsked(true);
    if (reason === '') return;
    const { id: caseId } = current;
    const done = await call.run(() =>
      commands.execute({ name: 'keepBack', caseId, entryId: entry.id, reason }),
    );
    if (done === undefined) return;
    kept.wipe();
    onClose();
  };
  return (
    <WorkDialog
      title={outbox.keepBackTitle(of)}
      size="small"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={outbox.keepBack}
      onConfirm={() => void keep()}
      pending={call.pending}
    >
      <BegunBefore kept={kept} />
      <p>{outbox.keepBackLines}</p>
      <TextArea
        label={outbox.keepBackReason}
        description={outbox.keepBackReasonHelp}
        required
        maxLength={200}
        value={kept.fields.reason}
        onChange={(next) => kept.change({ reason: next })}
        error={asked && reason === '' ? outbox.keepBackReasonMissing : undefined}
      />
      <ErrorNotice error={call.error} />
    </WorkDialog>
  );
}
