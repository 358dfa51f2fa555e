/** Tells the trail what a screen shows of people, from the moment it is shown; the screen does not wait for it. */
import { useEffect } from 'react';
import type { Calls } from '../../shared/ipc/bridge';
import { useSession } from './session-provider';

type View = Parameters<Calls['audit']['viewed']>[0];
type OfCase = Extract<View, { caseId: string }>;
type List = Exclude<View, OfCase>;

/** Tells that a list with names is shown. */
export function useListViewed(what: List['what']): void {
  const { bridge } = useSession();
  useEffect(() => void bridge.audit.viewed({ what }), [bridge, what]);
}

/** Tells that something of a case is shown; `undefined` while it is not. */
export function useCaseViewed(what: OfCase['what'], caseId: string | undefined, id?: string): void {
  const { bridge } = useSession();
  useEffect(() => {
    if (caseId === undefined) return;
    void bridge.audit.viewed({ what, caseId, ...(id === undefined ? {} : { id }) });
  }, [bridge, what, caseId, id]);
}
