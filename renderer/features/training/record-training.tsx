/** Records that somebody took a training, and shows what was recorded before: a wrong record is withdrawn with a reason. */
import { useState } from 'react';
import { longestTrainer, longestTrainingNote } from '../../../shared/ledger/training-event';
import type { PersonTraining } from '../../../shared/ipc/calls/training';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { DateField, isWholeDate } from '../../ui/field/date-field';
import { EntryForm } from '../../ui/field/entry-form';
import { TextArea } from '../../ui/field/text-area';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import styles from '../settings/settings.module.css';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import look from './training.module.css';

type Props = {
  readonly person: PersonTraining;
  readonly standing: PersonTraining['standings'][number];
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

/** The dialog of one person and one training. */
export function RecordTraining({ person, standing, onChanged, onClose }: Props) {
  const { training, words } = useMessages();
  const { bridge } = useSession();
  const toast = useToast();
  const [day, setDay] = useState('');
  const [givenBy, setGivenBy] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const save = async () => {
    setAsked(true);
    if (!isWholeDate(day) || givenBy.trim() === '') return;
    const { operatorId } = person;
    const { code } = standing;
    const input = { operatorId, code, day, givenBy: givenBy.trim(), note: note.trim() };
    const saved = await call.run(() => bridge.training.record(input));
    if (saved === undefined) return;
    toast({ tone: 'success', title: training.saved(person.name) }, 'training');
    onChanged();
    onClose();
  };
  const records = person.records.filter(({ code }) => code === standing.code);
  return (
    <WorkDialog
      title={training.recordTitle(person.name)}
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={call.pending ? training.saving : training.save}
      onConfirm={() => void save()}
      pending={call.pending}
    >
      <EntryForm label={training.recordTitle(person.name)} onFinish={() => void save()}>
        <div className={styles.pairing}>
          <p>{standing.title}</p>
          <p className={styles.quiet}>{standing.reason}</p>
          <DateField
            label={training.day}
            description={training.dayHelp}
            required
            value={day}
            onChange={setDay}
            error={asked && !isWholeDate(day) ? training.dayMissing : undefined}
            autoFocus
          />
          <TextField
            label={training.givenBy}
            description={training.givenByHelp}
            required
            maxLength={longestTrainer}
            value={givenBy}
            onChange={setGivenBy}
            error={asked && givenBy.trim() === '' ? training.givenByMissing : undefined}
          />
          <TextArea
            label={training.note}
            description={training.noteHelp}
            maxLength={longestTrainingNote}
            rows={2}
            value={note}
            onChange={setNote}
          />
          <ErrorNotice error={call.error} />
        </div>
      </EntryForm>
      {records.length > 0 && (
        <Section level={3} title={training.records}>
          <ul className={look.records}>
            {records.map((record) => (
              <Recorded key={record.id} record={record} onChanged={onChanged} />
            ))}
          </ul>
        </Section>
      )}
    </WorkDialog>
  );
}

function Recorded(props: {
  readonly record: PersonTraining['records'][number];
  readonly onChanged: () => void;
}) {
  const { training } = useMessages();
  const { bridge } = useSession();
  const toast = useToast();
  const { id, title, day, givenBy, note, by } = props.record;
  const [withdrawing, setWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const withdraw = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const done = await call.run(() => bridge.training.withdraw({ id, reason: reason.trim() }));
    if (done === undefined) return;
    toast({ tone: 'success', title: training.withdrawn }, 'training');
    props.onChanged();
  };
  return (
    <li className={styles.step}>
      <span>{training.recordLine(day, givenBy, by)}</span>
      {note !== '' && <span className={styles.quiet}>{note}</span>}
      {withdrawing && (
        <TextField
          label={training.withdrawReason}
          description={training.withdrawReasonHelp}
          required
          maxLength={longestTrainingNote}
          value={reason}
          onChange={setReason}
          error={asked && reason.trim() === '' ? training.withdrawReasonMissing : undefined}
          autoFocus
        />
      )}
      <Button
        size="small"
        variant={withdrawing ? 'danger' : 'quiet'}
        accessibleName={training.withdrawOf(title, day)}
        pending={call.pending}
        onPress={() => (withdrawing ? void withdraw() : setWithdrawing(true))}
      >
        {training.withdraw}
      </Button>
      <ErrorNotice error={call.error} />
    </li>
  );
}
