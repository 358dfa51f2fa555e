/** How a scan ended: how many pages there are, what went wrong, and the way on from the next page. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { errorText } from '../../../shared/i18n/error-text';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ScannerIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import type { ScanPlace, ScanRun, ScanRuns } from './scan-runs';
import { isSamePlace, isToBeAnswered, scanRunsOf } from './scan-runs';
import { useScanTexts } from './scan-texts';

/** What went wrong stays until this paper is scanned again, or until somebody has read it. */
export function ScanOutcome(props: {
  readonly run: ScanRun;
  readonly runs: ScanRuns;
  readonly place: ScanPlace;
  /** Scans on from this page; absent while the scanner is not ready. */
  readonly onResume: ((from: number) => void) | undefined;
  /** Opens the scanner, where it is not open. */
  readonly onOpen?: () => void;
}) {
  const text = useScanTexts();
  const messages = useMessages();
  const { run, runs, place } = props;
  const box = useRef<HTMLDivElement>(null);
  const end = run.ends.find((one) => isSamePlace(one.place, place));
  // In a small window it would appear below what can be seen.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [end]);
  const { caseId, requirementId, kind } = place;
  useEffect(
    () => runs.inSight({ caseId, requirementId, kind }),
    [runs, caseId, requirementId, kind],
  );
  if (end === undefined) return null;
  const { error, next, pages } = end;
  if (!isToBeAnswered(end)) {
    return (
      <div ref={box}>
        <Notice tone="success" title={text.done(next - 1)} />
      </div>
    );
  }
  const words = error === undefined ? undefined : errorText(messages, error);
  return (
    <div ref={box}>
      <Notice
        tone={error === undefined ? 'info' : 'danger'}
        title={words?.happened ?? text.stopped(pages)}
        lines={
          words === undefined
            ? text.stoppedLines
            : [next > 1 ? text.savedPages(next - 1) : words.safe, words.todo]
        }
        actions={
          <>
            {props.onResume !== undefined && (
              <Button variant="primary" onPress={() => props.onResume?.(next)}>
                {next > 1 ? text.resume(next) : text.again}
              </Button>
            )}
            {props.onOpen !== undefined && (
              <Button icon={<ScannerIcon />} onPress={props.onOpen}>
                {text.open}
              </Button>
            )}
            <Button variant="quiet" onPress={() => runs.clear(place)}>
              {text.finish}
            </Button>
          </>
        }
      />
    </div>
  );
}

/** At a paper whose scanner was closed meanwhile: what went wrong is told all the same. */
export function ScanOutcomeAlone(props: {
  readonly place: ScanPlace;
  readonly onOpen: () => void;
}) {
  const runs = scanRunsOf(useSession());
  const run = useSyncExternalStore(runs.subscribe, runs.view);
  const answerable = { ...run, ends: run.ends.filter(isToBeAnswered) };
  return (
    <ScanOutcome
      run={answerable}
      runs={runs}
      place={props.place}
      onResume={undefined}
      onOpen={props.onOpen}
    />
  );
}
