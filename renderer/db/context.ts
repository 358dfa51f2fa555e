/** Hands the open working set to the hooks below it. */
import { createContext, use } from 'react';
import type { SummaryCache } from './observe';
import type { WorkingSet } from './working-set';

/** The working set of the session, with the decrypted lines that lists share. */
export type WorkingSetContextValue = {
  readonly set: WorkingSet;
  readonly summaries: SummaryCache;
};

/** Provided by SessionProvider. */
export const WorkingSetContext = createContext<WorkingSetContextValue | undefined>(undefined);

/** The working set; only below a SessionProvider. */
export function useWorkingSet(): WorkingSetContextValue {
  const value = use(WorkingSetContext);
  if (value === undefined) throw new Error('No SessionProvider above this component');
  return value;
}
