/** What lies in the watched folder, as main tells it. */
import { useEffect, useState } from 'react';
import type { FolderStatus } from '../../../shared/ipc/calls/folder';
import { useSession } from '../../session/session-provider';

/** `undefined` before main has answered. */
export function useFolder(): {
  readonly status: FolderStatus | undefined;
  readonly set: (status: FolderStatus) => void;
} {
  const { bridge } = useSession();
  const [status, set] = useState<FolderStatus>();
  useEffect(() => {
    let gone = false;
    let told = false;
    const quiet = bridge.on('folderChanged', (next) => {
      told = true;
      if (!gone) set(next);
    });
    void bridge.folder.status(undefined).then((answer) => {
      // News may overtake the answer, which is older then.
      if (!gone && !told && answer.ok) set(answer.value);
    });
    return () => {
      gone = true;
      quiet();
    };
  }, [bridge]);
  return { status, set };
}
