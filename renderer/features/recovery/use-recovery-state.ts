/** Whether the station has a recovery key in good hands. */
import type { RecoveryState } from '../../../shared/ipc/recovery-calls';
import { useSession } from '../../session/session-provider';
import { useAnswer } from '../trouble/use-answer';

/** Asked when a screen is opened, and again whenever `changes` changes. */
export function useRecoveryState(changes = 0): RecoveryState['state'] | undefined {
  const { bridge } = useSession();
  return useAnswer(bridge.recovery.state, undefined, changes).value?.state;
}
