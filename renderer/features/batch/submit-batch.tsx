/** Submitting a batch: who is ready and who is not, with the reason and the way to it; then case after case. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { BatchStatus, LineStanding } from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Checkbox } from '../../ui/field/checkbox';
import { Notice } from '../../ui/feedback/notice';
import { SendIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { batchSubmissionsOf } from './batch-submissions';
import { StandingsTable } from './standings-table';
import styles from './batch.module.css';
import { PacedProgress } from '../progress/paced-progress';

/** Nothing leaves before a person saw the counts and said yes. */
export function SubmitBatch(props: { readonly batch: BatchStatus; readonly onBack: () => void }) {
  const { batch: messages } = useMessages();
  const text = messages.submission;
  const desk = useSession();
  const call = useCall();
  const runs = batchSubmissionsOf(desk);
  const view = useSyncExternalStore(runs.subscribe, runs.view);
  const { id: batchId } = props.batch;
  const run = view.phase !== 'idle' && view.batchId === batchId ? view : undefined;
  const isWorking = run?.phase === 'running' || run?.phase === 'pausing';
  const [lines, setLines] = useState<readonly LineStanding[]>();
  const [left, setLeft] = useState(props.batch.toSubmit.length);
  const [onlyNotReady, setOnlyNotReady] = useState(false);
  const [asking, setAsking] = useState(false);
  const [looks, setLooks] = useState(0);

  // Judged anew when work stops: what became of each is in the standing.
  useEffect(() => {
    let gone = false;
    if (isWorking) return undefined;
    void Promise.all([
      desk.bridge.batch.standings({ batchId }),
      desk.bridge.batch.list(undefined),
    ]).then(([answer, listed]) => {
      if (gone) return;
      if (answer.ok) setLines(answer.value);
      const now = listed.ok ? listed.value.find(({ id }) => id === batchId) : undefined;
      setLeft(now?.toSubmit.length ?? 0);
    });
    return () => {
      gone = true;
    };
  }, [desk, batchId, isWorking, looks]);

  const ready = useMemo(
    () => (lines ?? []).filter(({ standing }) => standing.kind === 'ready'),
    [lines],
  );
  const notReady = useMemo(
    () => (lines ?? []).filter(({ standing }) => standing.kind === 'notReady'),
    [lines],
  );
  const start = async () => {
    const wanted = { batchId, lines: ready.map(({ line }) => line) };
    const ordered = await call.run(() => desk.bridge.batch.orderSubmission(wanted));
    setAsking(false);
    if (ordered !== undefined) runs.go(ordered.value);
  };
  const goOn = async () => {
    const listed = await call.run(() => desk.bridge.batch.list(undefined));
    const now = listed?.value.find(({ id }) => id === batchId);
    if (now !== undefined) runs.go(now);
  };
  const cancel = async () => {
    const ended = await call.run(() => desk.bridge.batch.cancelSubmission({ batchId }));
    if (ended === undefined) return;
    runs.clear();
    setLooks((count) => count + 1);
  };
  const name = lines?.find(({ line }) => line === run?.line)?.name ?? '';
  return (
    <>
      <Section
        title={text.title}
        status={
          <span role="status" className={styles.quiet}>
            {lines === undefined
              ? text.checking
              : text.summary(
                  ready.length,
                  notReady.length,
                  lines.length - ready.length - notReady.length,
                )}
          </span>
        }
        actions={
          <Checkbox checked={onlyNotReady} onChange={setOnlyNotReady}>
            {text.onlyNotReady}
          </Checkbox>
        }
      >
        <p className={styles.explain}>{text.lead}</p>
        {run !== undefined && (
          <PacedProgress
            label={run.phase === 'over' ? text.over : isWorking ? text.running(name) : text.paused}
            done={run.done}
            total={run.all}
            isPaused={!isWorking}
            count={text.count(run.done, run.all)}
            actions={
              isWorking && (
                <Button disabled={run.phase === 'pausing'} onPress={() => runs.pause()}>
                  {run.phase === 'pausing' ? text.pausing : messages.pause}
                </Button>
              )
            }
          />
        )}
        {run?.error !== undefined && (
          <Notice tone="warning" title={text.stoppedBy}>
            <ErrorNotice error={run.error} />
          </Notice>
        )}
        {!isWorking && left > 0 && (
          <Notice tone="warning" live="off" title={text.unfinished(left)}>
            <div className={styles.buttons}>
              <Button variant="primary" pending={call.pending} onPress={() => void goOn()}>
                {text.goOn}
              </Button>
              <Button disabled={call.pending} onPress={() => void cancel()}>
                {text.cancel}
              </Button>
            </div>
          </Notice>
        )}
      </Section>
      <Panel padding="flush">
        <StandingsTable lines={onlyNotReady ? notReady : (lines ?? [])} />
      </Panel>
      <ErrorNotice error={call.error} />
      <div className={styles.buttons}>
        {left === 0 && (
          <Button
            variant="primary"
            icon={<SendIcon />}
            disabled={isWorking || ready.length === 0}
            onPress={() => setAsking(true)}
          >
            {text.submit(ready.length)}
          </Button>
        )}
        <Button disabled={isWorking} onPress={() => setLooks((count) => count + 1)}>
          {text.look}
        </Button>
        <Button onPress={props.onBack}>{text.back}</Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={text.confirmTitle(ready.length)}
        lines={text.confirmLines}
        confirmLabel={text.submit(ready.length)}
        cancelLabel={messages.cancel}
        pending={call.pending}
        onConfirm={() => void start()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
