/** The packages of a case, opened; opened again when one of them got its time stamp, which is a new file in it. */
import { useEffect, useState } from 'react';
import type { StampStatus } from '../../../shared/archive/signing/stamp-status';
import type { AppError } from '../../../shared/domain/app-error';
import type { OpenedArchive } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';
import { useAnswer } from '../trouble/use-answer';
import { stampedIn, useStamps } from './use-stamps';

/** Every opening is in the trail: what comes for other cases opens nothing. */
export function useOpenedArchive(caseId: string): {
  readonly opened: OpenedArchive | undefined;
  readonly error: AppError | undefined;
  readonly stamps: StampStatus | undefined;
} {
  const { bridge } = useSession();
  const [looks, setLooks] = useState(0);
  const { status, arrived } = useStamps();
  const { value: opened, error } = useAnswer(bridge.archives.open, { caseId }, looks);
  useEffect(() => {
    if (arrived === 0 || opened === undefined) return;
    let gone = false;
    void bridge.archives.lines({ caseIds: [caseId] }).then((answer) => {
      const [now] = answer.ok ? answer.value : [];
      const isMore = now !== undefined && stampedIn(now) > stampedIn(opened.line);
      if (!gone && isMore) setLooks((before) => before + 1);
    });
    return () => {
      gone = true;
    };
  }, [bridge, caseId, arrived, opened]);
  return { opened, error, stamps: status };
}
