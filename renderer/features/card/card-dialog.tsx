/** A card laid on the reader: waited for, read, and held beside what stands in the form. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { CardPerson } from '../../../shared/capture/card-proposals';
import type { IdCard } from '../../../shared/capture/id-card';
import type { AppError } from '../../../shared/domain/app-error';
import type { ReaderPhase } from '../../../shared/ipc/calls/reader';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { RotateIcon } from '../../ui/icon/action-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { CardTaking, type CardDialogProps } from './card-taking';
import styles from './card.module.css';

type Reading =
  | { readonly step: 'waiting'; readonly phase: ReaderPhase | 'finding' }
  | { readonly step: 'failed'; readonly error: AppError }
  | { readonly step: 'read'; readonly card: IdCard };

/** Begins to read when it opens, and ends it when it is closed. */
export function CardDialog(props: CardDialogProps) {
  const { reader: words, words: common } = useMessages();
  const { person, onClose } = props;
  const { reading, again } = useReading(props.current.id, person);
  if (reading.step === 'read') return <CardTaking {...props} card={reading.card} />;
  return (
    <Dialog
      open
      title={words.title(words.persons[person])}
      onClose={onClose}
      actions={
        <>
          <Button keyHint="Esc" onPress={onClose}>
            {common.cancel}
          </Button>
          {reading.step === 'failed' && (
            <Button variant="primary" icon={<RotateIcon />} autoFocus onPress={again}>
              {words.again}
            </Button>
          )}
        </>
      }
    >
      {reading.step === 'failed' ? (
        <ErrorNotice error={reading.error} />
      ) : (
        <div className={styles.waiting}>
          <p className={styles.phase} role="status">
            {words.phases[reading.phase]}
          </p>
          <ProgressBar label={words.read} />
          <p className={styles.quiet}>{words.phaseHelp}</p>
        </div>
      )}
    </Dialog>
  );
}

function useReading(caseId: string, person: CardPerson) {
  const { bridge } = useSession();
  const [reading, setReading] = useState<Reading>({ step: 'waiting', phase: 'finding' });
  const [round, setRound] = useState(0);
  const begin = useEffectEvent(() => bridge.reader.read({ caseId, person }));
  const end = useEffectEvent(() => void bridge.reader.stop(undefined));
  useEffect(() => {
    let gone = false;
    const quiet = bridge.on('readerProgress', ({ phase }) => {
      if (!gone) setReading({ step: 'waiting', phase });
    });
    const stopped = { ok: false, error: { kind: 'internal' } } as const;
    void begin()
      .catch(() => stopped)
      .then((answer) => {
        if (gone) return;
        // What is read is asked for no more: a late word about it changes nothing.
        quiet();
        setReading(
          answer.ok
            ? { step: 'read', card: answer.value }
            : { step: 'failed', error: answer.error },
        );
      });
    return () => {
      gone = true;
      quiet();
      end();
    };
  }, [bridge, round]);
  return {
    reading,
    again: () => {
      setReading({ step: 'waiting', phase: 'finding' });
      setRound((now) => now + 1);
    },
  };
}
