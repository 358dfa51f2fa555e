/** Notes what a home visit found. */
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import type { HomeVisit } from '../../../shared/domain/home-visit';
import { visitFindings } from '../../../shared/domain/home-visit';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { DateField, isWholeDate, writeDate } from '../../ui/field/date-field';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextArea } from '../../ui/field/text-area';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { BegunBefore } from './begun-before';
import styles from './people.module.css';

type Fields = Omit<HomeVisit, 'at' | 'by' | 'byId' | 'finding'> & {
  readonly finding: HomeVisit['finding'] | null;
};

/** Closes itself when the visit is on the disk; what is typed stays when it is closed before. */
export function VisitDialog(props: { readonly current: Case; readonly onClose: () => void }) {
  const { session } = useSession();
  const { id: caseId, form, homeVisits } = props.current;
  const kept = useKeptFields<Fields>(
    caseId,
    'visit',
    () => ({
      id: newId(),
      day: '',
      address: fieldText(form, 'residence.address'),
      visitors: session.operator.name,
      finding: null,
      note: '',
    }),
    ({ id }) => homeVisits?.some((visit) => visit.id === id) === true,
  );
  return kept === undefined ? null : <Visit {...props} kept={kept} />;
}

function Visit(props: {
  readonly current: Case;
  readonly kept: KeptFields<Fields>;
  readonly onClose: () => void;
}) {
  const { people, words } = useMessages();
  const { current, kept, onClose } = props;
  const { id, day, address, visitors, finding, note } = kept.fields;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const lacks =
    !isWholeDate(writeDate(day)) ||
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
    kept.wipe();
    onClose();
    toast({ tone: 'success', title: people.visitSaved }, 'visit');
  };
  return (
    <WorkDialog
      title={people.addVisit}
      size="medium"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={people.save}
      onConfirm={() => void save()}
      disabled={lacks}
      pending={call.pending}
    >
      <div className={styles.form}>
        <BegunBefore kept={kept} />
        <div className={styles.pair}>
          <DateField
            label={people.day}
            value={day}
            onChange={(next) => kept.change({ day: next })}
            required
            autoFocus
          />
          <TextField
            label={people.visitors}
            value={visitors}
            onChange={(next) => kept.change({ visitors: next })}
            maxLength={100}
            required
          />
        </div>
        <TextField
          label={people.address}
          value={address}
          onChange={(next) => kept.change({ address: next })}
          maxLength={200}
          required
        />
        <RadioCards
          label={people.finding}
          value={finding}
          onChange={(next) => kept.change({ finding: next })}
          cards={visitFindings.map((value) => ({ value, title: people.findings[value] }))}
          required
        />
        <TextArea
          label={people.visitNote}
          value={note}
          onChange={(next) => kept.change({ note: next })}
          maxLength={500}
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
