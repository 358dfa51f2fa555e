/** Gives every screen below it the open desk. */
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { WorkingSetContext } from '../db/context';
import type { CaseSummary } from '../db/case-payload';
import type { Desk } from './desk';
import { allKept } from './settle';

const DeskContext = createContext<Desk | undefined>(undefined);

/** Provides an open desk (`openDesk`); whoever opened it closes it with `desk.close()` when the station locks. */
export function SessionProvider({
  desk,
  children,
}: {
  readonly desk: Desk;
  readonly children: ReactNode;
}) {
  const { workingSet, drafts, notes } = desk;
  const rows = useMemo(
    () => ({ set: workingSet, summaries: new Map<string, CaseSummary>() }),
    [workingSet],
  );
  useEffect(() => workingSet.onClose(() => rows.summaries.clear()), [workingSet, rows]);
  useEffect(
    () => workingSet.onCasesRemoved((ids) => ids.forEach((id) => rows.summaries.delete(id))),
    [workingSet, rows],
  );
  useEffect(() => {
    // Both: a window that is closed fires beforeunload first, a crash-reload only pagehide.
    const save = () => void allKept({ drafts, notes });
    window.addEventListener('beforeunload', save);
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('beforeunload', save);
      window.removeEventListener('pagehide', save);
    };
  }, [drafts, notes]);
  return (
    <DeskContext value={desk}>
      <WorkingSetContext value={rows}>{children}</WorkingSetContext>
    </DeskContext>
  );
}

/** The open desk: bridge, session, pack, commands; only below a SessionProvider. */
export function useSession(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error('No SessionProvider above this component');
  return desk;
}
