/** 好差评: what the family sees of it, over the whole window; nothing of the case stands there. */
import { useState } from 'react';
import { ratingLevels } from '../../../shared/domain/rating';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextArea } from '../../ui/field/text-area';
import { Dialog } from '../../ui/overlay/dialog';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { RatingReasons } from './rating-reasons';
import styles from './rating.module.css';
import { useRatingChoice } from './use-rating-choice';

/** Nothing is chosen beforehand; who leaves without sending has said nothing, and nothing of it stays. */
export function RatingView(props: { readonly caseId: string; readonly onClose: () => void }) {
  const { rating } = useMessages();
  const { commands } = useSession();
  const { level, setLevel, reasons, setReasons, isAsked, said } = useRatingChoice();
  const [note, setNote] = useState('');
  const [isThanked, setThanked] = useState(false);
  const call = useCall();

  const send = async () => {
    if (said === undefined) return;
    const command = {
      name: 'rateService',
      caseId: props.caseId,
      ...said,
      note: note.trim(),
    } as const;
    const kept = await call.run(() => commands.execute(command));
    if (kept !== undefined) setThanked(true);
  };
  if (isThanked) return <Thanks onClose={props.onClose} />;
  return (
    <WorkDialog
      title={rating.title}
      size="full"
      cancelLabel={rating.decline}
      onCancel={props.onClose}
      confirmLabel={rating.send}
      onConfirm={() => void send()}
      disabled={said === undefined}
      pending={call.pending}
    >
      <div className={styles.view}>
        <RadioCards
          label={rating.question}
          description={rating.lead}
          size="large"
          value={level}
          onChange={setLevel}
          cards={ratingLevels.map((value, index) => ({
            value,
            title: rating.levels[value],
            keyHint: String(index + 1),
          }))}
          autoFocus
        />
        {isAsked && <RatingReasons chosen={reasons} onChange={setReasons} />}
        <TextArea
          label={rating.note}
          description={rating.noteHelp}
          value={note}
          onChange={setNote}
          rows={2}
          maxLength={200}
          size="large"
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

function Thanks({ onClose }: { readonly onClose: () => void }) {
  const { rating } = useMessages();
  return (
    <Dialog
      open
      title={rating.thanks}
      size="full"
      actions={
        <Button variant="primary" size="large" autoFocus onPress={onClose}>
          {rating.back}
        </Button>
      }
    >
      <p className={styles.thanks}>{rating.thanksDetail}</p>
    </Dialog>
  );
}
