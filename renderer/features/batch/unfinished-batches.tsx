/** Batches that were begun before: after a crash, a lock or a pause, or with a result that nobody put away. */
import type { BatchStatus } from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './batch.module.css';

/** Shows nothing while there are none. */
export function UnfinishedBatches(props: {
  readonly batches: readonly BatchStatus[];
  readonly onGoOn: (batch: BatchStatus) => void;
  readonly onSee: (batch: BatchStatus) => void;
  readonly onSubmit: (batch: BatchStatus) => void;
  /** The pictures of one lie elsewhere now. */
  readonly onMoved: () => void;
}) {
  const { batch: text } = useMessages();
  const locale = useLocale();
  const desk = useSession();
  const call = useCall();
  const chooseAgain = async ({ id: batchId }: BatchStatus) => {
    const moved = await call.run(() => desk.bridge.batch.choosePicturesAgain({ batchId }));
    if (moved?.value !== undefined) props.onMoved();
  };
  if (props.batches.length === 0) return null;
  return (
    <Section title={text.unfinished}>
      <ul className={styles.batches}>
        {props.batches.map((one) => {
          const isOpen = one.isOwn && one.open.length > 0;
          const line = text.unfinishedLine(one.fileName, one.done, one.families);
          return (
            <li key={one.id} className={styles.batchLine}>
              <span className={styles.what}>
                <span>{line}</span>
                <span className={styles.quiet}>
                  {text.startedBy(one.by, instantText(locale, one.at))}
                </span>
                {one.toSubmit.length > 0 && (
                  <span>{text.submission.unfinished(one.toSubmit.length)}</span>
                )}
                {one.isOwn && one.source === 'gone' && (
                  <span className={styles.trouble}>{text.sourceGone}</span>
                )}
              </span>
              <div className={styles.buttons}>
                {one.isOwn && one.source === 'gone' && (
                  <Button
                    accessibleName={`${text.chooseAgain} ${line}`}
                    disabled={call.pending}
                    onPress={() => void chooseAgain(one)}
                  >
                    {text.chooseAgain}
                  </Button>
                )}
                {one.isOwn && one.toSubmit.length > 0 && (
                  <Button
                    variant="primary"
                    accessibleName={`${text.submission.goOn} ${line}`}
                    onPress={() => props.onSubmit(one)}
                  >
                    {text.submission.goOn}
                  </Button>
                )}
                <Button
                  variant={isOpen ? 'primary' : 'secondary'}
                  accessibleName={`${isOpen ? text.goOn : text.seeResult} ${line}`}
                  onPress={() => (isOpen ? props.onGoOn(one) : props.onSee(one))}
                >
                  {isOpen ? text.goOn : text.seeResult}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <ErrorNotice error={call.error} />
    </Section>
  );
}
