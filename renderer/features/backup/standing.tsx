/** How disk and back-up stand, told once and kept up to date for every screen. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { BackupStatus } from '../../../shared/ipc/calls/backup';
import type { DiskStatus } from '../../../shared/ipc/calls/disk';
import { follow } from '../../session/follow';
import { useSession } from '../../session/session-provider';

/** `undefined` until main has answered. */
type Standing = {
  readonly disk: DiskStatus | undefined;
  readonly backup: BackupStatus | undefined;
};

const StandingContext = createContext<Standing>({ disk: undefined, backup: undefined });

/** Asks main once and listens from then on. */
export function StandingProvider({ children }: { readonly children: ReactNode }) {
  const { bridge } = useSession();
  const [disk, setDisk] = useState<DiskStatus>();
  const [backup, setBackup] = useState<BackupStatus>();
  useEffect(() => {
    const ask = () => bridge.disk.status(undefined);
    return follow(bridge, 'diskChanged', ask, setDisk);
  }, [bridge]);
  useEffect(() => {
    const ask = () => bridge.backup.status(undefined);
    return follow(bridge, 'backupChanged', ask, setBackup);
  }, [bridge]);
  return <StandingContext value={{ disk, backup }}>{children}</StandingContext>;
}

/** As last heard of. */
export function useStanding(): Standing {
  return use(StandingContext);
}
