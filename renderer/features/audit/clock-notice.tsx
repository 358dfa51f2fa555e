/** Warns while the computer's clock shows a time before that of an entry already written. */
import { spanWords } from '../../../shared/i18n/station-trace-words';
import { useFollowed } from '../../session/follow';
import { useSession } from '../../session/session-provider';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import styles from './audit.module.css';

/** Asks once and listens from then on. */
export function ClockNotice() {
  const messages = useMessages();
  const { screen } = messages.audit;
  const { bridge } = useSession();
  const [state] = useFollowed('clockChanged', bridge.audit.clock);
  const behind = state?.behind;
  if (behind === undefined) return null;
  const title = screen.clockTitle(spanWords(messages, behind.behindMs));
  return (
    <div className={styles.notice}>
      <Notice tone="warning" title={title} lines={[screen.clockSafe, screen.clockTodo]} />
    </div>
  );
}
