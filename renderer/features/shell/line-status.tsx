/** How the line to the platform is, told once and kept up to date for every screen. */
import { createContext, use, type ReactNode } from 'react';
import type { SyncStatus } from '../../../shared/ipc/contract';
import { useFollowed } from '../../session/follow';
import { useSession } from '../../session/session-provider';

type Line = {
  /** `undefined` until main has answered. */
  readonly status: SyncStatus | undefined;
  /** To be given what another call answered. */
  readonly tell: (status: SyncStatus) => void;
};

const LineContext = createContext<Line>({ status: undefined, tell: () => undefined });

/** Asks main once and listens from then on. */
export function LineProvider({ children }: { readonly children: ReactNode }) {
  const { bridge } = useSession();
  const [status, tell] = useFollowed('syncChanged', bridge.sync.status);
  return <LineContext value={{ status, tell }}>{children}</LineContext>;
}

/** The line as last heard of. */
export function useLine(): Line {
  return use(LineContext);
}
