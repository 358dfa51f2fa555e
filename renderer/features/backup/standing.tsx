/** How disk and back-up stand, told once and kept up to date for every screen. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { BackupStatus } from '../../../shared/ipc/calls/backup';
import type { DiskStatus } from '../../../shared/ipc/calls/disk';
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
    let gone = false;
    const stops = [bridge.on('diskChanged', setDisk), bridge.on('backupChanged', setBackup)];
    void bridge.disk.status(undefined).then((answer) => {
      if (!gone && answer.ok) setDisk((newer) => newer ?? answer.value);
    });
    void bridge.backup.status(undefined).then((answer) => {
      if (!gone && answer.ok) setBackup((newer) => newer ?? answer.value);
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [bridge]);
  return <StandingContext value={{ disk, backup }}>{children}</StandingContext>;
}

/** As last heard of. */
export function useStanding(): Standing {
  return use(StandingContext);
}
