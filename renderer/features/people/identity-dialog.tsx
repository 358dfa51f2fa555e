/** Notes whose paper was seen, and lets that person read and sign what may be looked up. */
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import { isAsked } from '../../../shared/domain/field-rules';
import type { IdentityCheck } from '../../../shared/domain/identity-check';
import {
  authorisation,
  checkedPersons,
  identityPapers,
  identityVerdicts,
} from '../../../shared/domain/identity-check';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { RadioCards } from '../../ui/field/radio-cards';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { BegunBefore } from './begun-before';
import styles from './people.module.css';
import { pngBytes } from './signature-bytes';
import { SignaturePad } from './signature-pad';

type Person = IdentityCheck['person'];

/** The name that the form has for who stands here. */
function typedName({ form }: Case, person: Person): string {
  return person === 'agent' ? '' : fieldText(form, `${person}.name`);
}

type Fields = Omit<IdentityCheck, 'at' | 'by' | 'byId' | 'authorisation'> & {
  /** As the pad tells it. */
  readonly signature?: string | undefined;
};

/** Closes itself when the finding is on the disk; what is typed stays when it is closed before. */
export function IdentityDialog(props: { readonly current: Case; readonly onClose: () => void }) {
  const { id: caseId, identityChecks } = props.current;
  const kept = useKeptFields<Fields>(
    caseId,
    'identity',
    () => ({
      id: newId(),
      person: 'guardian1',
      name: typedName(props.current, 'guardian1'),
      paper: 'residentId',
      verdict: 'same',
      note: '',
    }),
    ({ id }) => identityChecks?.some((check) => check.id === id) === true,
  );
  return kept === undefined ? null : <Identity {...props} kept={kept} />;
}

function Identity(props: {
  readonly current: Case;
  readonly kept: KeptFields<Fields>;
  readonly onClose: () => void;
}) {
  const { intake, people, words } = useMessages();
  const { current, kept, onClose } = props;
  const { id, person, name, paper, verdict, note, signature } = kept.fields;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const typed = typedName(current, person);
  const lacksReason = verdict === 'doubtful' && note.trim() === '';

  const save = async () => {
    const finding = { id, person, name: name.trim(), paper, verdict, note: note.trim() };
    const png = signature === undefined ? undefined : pngBytes(signature);
    const saved = await call.run(() => commands.checkIdentity(current.id, finding, png));
    if (saved === undefined) return;
    kept.wipe();
    onClose();
    toast({ tone: 'success', title: people.saved }, 'identity');
  };
  return (
    <WorkDialog
      title={people.checkIdentity}
      size="large"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={people.save}
      onConfirm={() => void save()}
      disabled={name.trim() === '' || lacksReason}
      pending={call.pending}
    >
      <BegunBefore kept={kept} />
      <div className={styles.halves}>
        <div className={styles.form}>
          <RadioCards
            label={people.person}
            value={person}
            onChange={(next) => {
              const name = typedName(current, next);
              kept.change({ person: next, name, signature: undefined });
            }}
            cards={checkedPersons
              .filter((one) => one !== 'guardian2' || isAsked(current, 'guardian2.name'))
              .map((value, index) => ({
                value,
                title: people.persons[value],
                detail: typedName(current, value),
                keyHint: String(index + 1),
              }))}
            autoFocus
          />
          <TextField
            label={people.name}
            value={name}
            onChange={(next) => kept.change({ name: next })}
            maxLength={60}
            required
            error={
              typed !== '' && name.trim() !== '' && name.trim() !== typed
                ? people.nameDiffers(typed)
                : undefined
            }
          />
          <Select
            label={people.paper}
            value={paper}
            onChange={(next) => kept.change({ paper: next })}
            placeholder={intake.choose}
            options={identityPapers.map((value) => ({ value, label: people.papers[value] }))}
            required
          />
          <RadioCards
            label={people.verdict}
            value={verdict}
            onChange={(next) => kept.change({ verdict: next })}
            cards={identityVerdicts.map((value) => ({ value, title: people.verdicts[value] }))}
          />
        </div>
        <section className={styles.rows} aria-label={people.authorise}>
          {person === 'agent' ? (
            <p className={styles.quiet}>{people.agentSignsNot}</p>
          ) : (
            <>
              <p className={styles.name}>{people.authorise}</p>
              <p className={styles.consent} lang="zh-CN">
                {authorisation.text}
              </p>
              <p className={styles.quiet}>{people.authoriseHelp}</p>
              {/* Of the person: what one has signed must not stand under the name of the other. */}
              <SignaturePad
                key={`${person}/${String(kept.wasBegun)}`}
                label={people.signatureOf(name.trim() || people.persons[person])}
                kept={signature}
                onChange={(png) => kept.change({ signature: png })}
              />
            </>
          )}
          <TextField
            label={people.note}
            value={note}
            onChange={(next) => kept.change({ note: next })}
            maxLength={300}
            required={verdict === 'doubtful'}
            error={lacksReason ? people.noteNeeded : undefined}
          />
        </section>
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
