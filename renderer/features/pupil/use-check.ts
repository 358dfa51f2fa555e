/** Runs the rules in the search worker, at once when the index is whole, and again when somebody asks. */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { FindingOutcome } from '../../../shared/domain/finding';
import type { CheckReport, Finding } from '../../../shared/pupil/check-rules';
import { useSession } from '../../session/session-provider';

/** Longest list of one kind; the counts are of all. */
export const listedOfKind = 300;

export type Check = {
  readonly phase: 'building' | 'running' | 'done' | 'failed';
  readonly report: CheckReport | undefined;
  readonly tookMs: number;
  readonly run: () => void;
  /** Shows a finding as settled; the next run knows it from the record. */
  readonly markSettled: (finding: Finding, outcome: FindingOutcome) => void;
};

/** The check of an open desk. */
export function useCheck(): Check {
  const { search } = useSession();
  const progress = useSyncExternalStore(search.subscribe, search.progress);
  const isReady = progress.phase === 'ready';
  const [answer, setAnswer] = useState<{ report: CheckReport; tookMs: number }>();
  const [phase, setPhase] = useState<'running' | 'done' | 'failed'>('running');

  const take = (found: { report: CheckReport; tookMs: number } | undefined) => {
    if (found !== undefined) setAnswer(found);
    setPhase(found === undefined ? 'failed' : 'done');
  };
  const onFound = useEffectEvent(take);
  useEffect(() => {
    if (isReady) void search.check(listedOfKind).then((found) => onFound(found));
  }, [search, isReady]);

  return {
    phase: isReady ? phase : progress.phase === 'failed' ? 'failed' : 'building',
    report: answer?.report,
    tookMs: Math.round(answer?.tookMs ?? 0),
    run: () => {
      setPhase('running');
      void search.check(listedOfKind).then(take);
    },
    markSettled: (finding, outcome) => {
      if (answer === undefined) return;
      const { report } = answer;
      const open = { ...report.open };
      if (finding.settled === undefined) open[finding.kind] -= 1;
      const findings = report.findings.map((one) =>
        one.kind === finding.kind && one.key === finding.key && one.cases === finding.cases
          ? { ...one, settled: outcome }
          : one,
      );
      setAnswer({ ...answer, report: { ...report, open, settled: report.settled + 1, findings } });
    },
  };
}
