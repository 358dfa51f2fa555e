/** What lies in the watched folder, as main tells it. */
import { useEffect, useState } from 'react';
import type { FolderStatus } from '../../../shared/ipc/calls/folder';
import { follow } from '../../session/follow';
import { useSession } from '../../session/session-provider';

/** `undefined` before main has answered. */
export function useFolder(): {
  readonly status: FolderStatus | undefined;
  readonly set: (status: FolderStatus) => void;
} {
  const { bridge } = useSession();
  const [status, set] = useState<FolderStatus>();
  useEffect(() => {
    const ask = () => bridge.folder.status(undefined);
    return follow(bridge, 'folderChanged', ask, set);
  }, [bridge]);
  return { status, set };
}
