/** Reminds, every day, of a recovery key that is in nobody's hands. */
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useRecoveryState } from './use-recovery-state';

/** Draws nothing once it was handed over. */
export function RecoveryReminder() {
  const { recovery } = useMessages();
  const { session } = useSession();
  const { go } = useNavigation();
  const state = useRecoveryState();
  // A drill is practised on a copy of the door; the real station has the key.
  if (session.drill || state === undefined || state === 'kept') return null;
  const isAdmin = session.operator.role === 'admin';
  return (
    <Notice
      tone="warning"
      live="off"
      title={recovery.reminder}
      lines={[recovery.explainNone, ...(isAdmin ? [] : [recovery.explainAsk])]}
      actions={
        isAdmin && <Button onPress={() => go({ room: 'settings' })}>{recovery.goMake}</Button>
      }
    />
  );
}
