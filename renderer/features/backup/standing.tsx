/** How disk and back-up stand, told once and kept up to date for every screen. */
import { createContext, use, type ReactNode } from 'react';
import type { BackupStatus } from '../../../shared/ipc/calls/backup';
import type { DiskStatus } from '../../../shared/ipc/calls/disk';
import { useFollowed } from '../../session/follow';
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
  const [disk] = useFollowed('diskChanged', bridge.disk.status);
  const [backup] = useFollowed('backupChanged', bridge.backup.status);
  return <StandingContext value={{ disk, backup }}>{children}</StandingContext>;
}

/** As last heard of. */
export function useStanding(): Standing {
  return use(StandingContext);
}
