/** 送达: records who signed for a letter, when and how, with a photo of the signed receipt; shows it afterwards. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { fieldText } from '../../../shared/domain/form';
import { zhCn } from '../../../shared/i18n/zh-cn/messages';
import type { Letter } from '../../../shared/domain/letter';
import { isServed, isValid } from '../../../shared/domain/letter';
import type { Served } from '../../../shared/domain/service';
import { serviceWays } from '../../../shared/domain/service';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { DateField, isWholeDate, writeDate } from '../../ui/field/date-field';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useToday } from '../deadlines/use-today';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './service.module.css';
import { ShownSlip } from './shown-slip';
import { SlipPicture } from './slip-picture';
import { slipPhotosOf } from './slip-photos';

type Props = { readonly current: Case; readonly letter: Letter };

/** Nothing for letters without a receipt to sign, and for void ones; a photo may still come later. */
export function ServeLetter({ current, letter }: Props) {
  const { service, words } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const may = isAllowed('recordLetterServed', current.state, session.operator.role) === 'yes';
  if (!isServed(letter) || letter.file === undefined) return null;
  const title = `${words.letters[letter.kind]} ${letter.number}`;
  const { served } = letter;
  if (served?.slip !== undefined) {
    return <ShownSlip caseId={current.id} slip={served.slip} title={title} />;
  }
  if (!may || !isValid(letter)) return null;
  return (
    <>
      <Button
        size="small"
        accessibleName={`${served === undefined ? service.serve : service.addSlip} ${title}`}
        onPress={() => setAsking(true)}
      >
        {served === undefined ? service.serve : service.addSlip}
      </Button>
      {asking && (
        <ServeDialog
          current={current}
          letter={letter}
          title={words.named(service.title, title)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

type DialogProps = Props & { readonly title: string; readonly onClose: () => void };
type Fields = Pick<Served, 'to' | 'relation' | 'day' | 'way' | 'note'>;

/** What is typed and the photo stay when it is closed before. */
function ServeDialog(props: DialogProps) {
  const today = useToday();
  const { form, id } = props.current;
  const { served } = props.letter;
  const kept = useKeptFields<Fields>(id, `served/${props.letter.id}`, () => {
    if (served !== undefined) {
      const { to, relation, day, way, note } = served;
      return { to, relation, day, way, note };
    }
    // Into the record, which is Chinese whatever the screen speaks.
    const relations: Readonly<Record<string, string>> = zhCn.words.choices['guardian1.relation'];
    return {
      to: fieldText(form, 'guardian1.name'),
      relation: relations[fieldText(form, 'guardian1.relation')] ?? '',
      day: today,
      way: 'counter',
      note: '',
    };
  });
  return kept === undefined ? null : <Serve {...props} kept={kept} />;
}

function Serve(props: DialogProps & { readonly kept: KeptFields<Fields> }) {
  const { service: words } = useMessages();
  const { current, letter, kept, onClose } = props;
  const { to, relation, day, way, note } = kept.fields;
  const desk = useSession();
  const photos = slipPhotosOf(desk);
  const [photo, setPhoto] = useState(photos.get(letter.id));
  const toast = useToast();
  const call = useCall();
  const save = async () => {
    const done = await call.run(() =>
      desk.commands.recordServed({
        caseId: current.id,
        letterId: letter.id,
        to: to.trim(),
        relation: relation.trim(),
        day: writeDate(day),
        way,
        note: note.trim(),
        ...(photo === undefined ? {} : { slip: photo }),
      }),
    );
    if (done === undefined) return;
    photos.delete(letter.id);
    kept.wipe();
    onClose();
    toast({ tone: 'success', title: words.done }, 'service');
  };
  return (
    <WorkDialog
      title={props.title}
      size="large"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={words.confirm}
      onConfirm={() => void save()}
      disabled={to.trim() === '' || !isWholeDate(writeDate(day))}
      pending={call.pending}
    >
      <div className={styles.halves}>
        <div className={styles.form}>
          <BegunBefore kept={kept} />
          <TextField
            label={words.to}
            value={to}
            onChange={(next) => kept.change({ to: next })}
            maxLength={60}
            required
            autoFocus
          />
          <TextField
            label={words.relation}
            value={relation}
            onChange={(next) => kept.change({ relation: next })}
            maxLength={40}
          />
          <DateField
            label={words.day}
            value={day}
            onChange={(next) => kept.change({ day: next })}
            required
          />
          <RadioCards
            label={words.way}
            value={way}
            onChange={(next) => kept.change({ way: next })}
            cards={serviceWays.map((value) => ({ value, title: words.ways[value] }))}
            required
          />
          <TextField
            label={words.note}
            value={note}
            onChange={(next) => kept.change({ note: next })}
            maxLength={200}
          />
        </div>
        <div className={styles.form}>
          <SlipPicture
            photo={photo}
            onPhoto={(next) => {
              if (next === undefined) photos.delete(letter.id);
              else photos.set(letter.id, next);
              setPhoto(next);
            }}
          />
          <p className={styles.quiet}>{words.slipHelp}</p>
        </div>
      </div>
      <ErrorNotice error={call.error} />
    </WorkDialog>
  );
}
