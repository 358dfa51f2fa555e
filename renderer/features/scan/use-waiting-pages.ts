/** Pages in the tray of any case: asked for when a screen opens, after every scan, and when one of these cases changes. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { isAllowed } from '../../../shared/domain/command';
import type { KeptPage } from '../../../shared/ipc/calls/scanners';
import { useSession } from '../../session/session-provider';
import { isOnItsWay } from '../capture/desk-intakes';
import { scanRunsOf } from './scan-runs';

export type WaitingCase = { readonly caseId: string; readonly pages: readonly KeptPage[] };

/** Empty for roles that take in no pages, and before main has answered. */
export function useWaitingPages(): {
  readonly waiting: readonly WaitingCase[];
  readonly lookAgain: () => void;
} {
  const desk = useSession();
  const runs = scanRunsOf(desk);
  const { underWay } = useSyncExternalStore(runs.subscribe, runs.view);
  const [waiting, setWaiting] = useState<readonly WaitingCase[]>([]);
  const [looks, setLooks] = useState(0);
  const lookAgain = useCallback(() => setLooks((count) => count + 1), []);
  const { bridge, session } = desk;
  const isScanning = underWay !== undefined;
  const mayTakeIn = isAllowed('addPage', 'incomplete', session.operator.role) === 'yes';

  useEffect(() => {
    // What a scan gives now goes into its document by itself.
    if (!mayTakeIn || isScanning) return;
    let isGone = false;
    const changed = new Set<string>();
    let told: ReadonlySet<string> = new Set();
    const quiet = bridge.on('ledgerAppended', ({ caseId }) => {
      if (caseId === undefined) return;
      changed.add(caseId);
      if (told.has(caseId)) lookAgain();
    });
    void bridge.scanners.waiting(undefined).then((answer) => {
      if (isGone || !answer.ok) return;
      // A page may have been filed while the answer was under way.
      if (answer.value.some(({ caseId }) => changed.has(caseId))) return lookAgain();
      told = new Set(answer.value.map(({ caseId }) => caseId));
      setWaiting(
        answer.value
          .map(({ caseId, pages }) => ({
            caseId,
            pages: pages.filter(({ id }) => !isOnItsWay(desk, caseId, id)),
          }))
          .filter(({ pages }) => pages.length > 0),
      );
    });
    return () => {
      isGone = true;
      quiet();
    };
  }, [desk, bridge, mayTakeIn, isScanning, looks, lookAgain]);
  return { waiting, lookAgain };
}
