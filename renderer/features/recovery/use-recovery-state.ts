/** Whether the station has a recovery key in good hands. */
import { useEffect, useState } from 'react';
import type { RecoveryState } from '../../../shared/ipc/recovery-calls';
import { useSession } from '../../session/session-provider';

/** Asked when a screen is opened, and again whenever `changes` changes. */
export function useRecoveryState(changes = 0): RecoveryState['state'] | undefined {
  const { bridge } = useSession();
  const [state, setState] = useState<RecoveryState['state']>();
  useEffect(() => {
    let gone = false;
    void bridge.recovery.state(undefined).then((answer) => {
      if (!gone && answer.ok) setState(answer.value.state);
    });
    return () => {
      gone = true;
    };
  }, [bridge, changes]);
  return state;
}
