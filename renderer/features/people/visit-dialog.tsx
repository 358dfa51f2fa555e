/** Notes what a home visit found. */
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import type { HomeVisit } from '../../../shared/domain/home-visit';
import { visitFindings } from '../../../shared/domain/home-visit';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { DateField, writeDate } from '../../ui/field/date-field';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextArea } from '../../ui/field/text-area';
import { TextField } from '../../ui/field/text-field';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './people.module.css';

const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** Closes itself when the visit is on the disk. */
export function VisitDialog(props: { readonly current: Case; readonly onClose: () => void }) {
  const { people } = useMessages();
  const { current, onClose } = props;
  const { commands, session } = useSession();
  const toast = useToast();
  const call = useCall();
  const [id] = useState(() => newId());
  const [day, setDay] = useState('');
  const [address, setAddress] = useState(() => fieldText(current.form, 'residence.address'));
  const [visitors, setVisitors] = useState(session.operator.name);
  const [finding, setFinding] = useState<HomeVisit['finding'] | null>(null);
  const [note, setNote] = useState('');
  const lacks =
    !wholeDay.test(writeDate(day)) ||
    address.trim() === '' ||
    visitors.trim() === '' ||
    finding === null;

  const save = async () => {
    if (finding === null) return;
    const visit = {
      id,
      day: writeDate(day),
      address: address.trim(),
      visitors: visitors.trim(),
      finding,
      note: note.trim(),
    };
    const saved = await call.run(() =>
      commands.execute({ name: 'addHomeVisit', caseId: current.id, visit }),
    );
    if (saved === undefined) return;
    onClose();
    toast({ tone: 'success', title: people.visitSaved }, 'visit');
  };
  return (
    <Dialog
      open
      title={people.addVisit}
      size="medium"
      onClose={call.pending ? undefined : onClose}
      actions={
        <>
          <Button disabled={call.pending} keyHint="Esc" onPress={onClose}>
            {people.cancel}
          </Button>
          <Button
            variant="primary"
            disabled={lacks}
            pending={call.pending}
            onPress={() => void save()}
          >
            {people.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <DateField label={people.day} value={day} onChange={setDay} required autoFocus />
          <TextField
            label={people.visitors}
            value={visitors}
            onChange={setVisitors}
            maxLength={100}
            required
          />
        </div>
        <TextField
          label={people.address}
          value={address}
          onChange={setAddress}
          maxLength={200}
          required
        />
        <RadioCards
          label={people.finding}
          value={finding}
          onChange={setFinding}
          cards={visitFindings.map((value) => ({ value, title: people.findings[value] }))}
          required
        />
        <TextArea label={people.visitNote} value={note} onChange={setNote} maxLength={500} />
        <ErrorNotice error={call.error} />
      </div>
    </Dialog>
  );
}
