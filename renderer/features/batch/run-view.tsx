/** A batch at work, and what became of every family. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { familyStateWords, refusedWords } from '../../../shared/i18n/batch-words';
import type { BatchResultLine, BatchStatus } from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import { SendIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { batchRunsOf } from './batch-run';
import { MandateButton } from './mandate-button';
import styles from './batch.module.css';

const isThere = ({ state, destroyed }: BatchResultLine) =>
  state !== undefined && destroyed !== true;

/** The list grows with the work; every line leads to its case. */
export function RunView(props: {
  readonly batch: BatchStatus;
  readonly onAnother: () => void;
  readonly onSubmit: () => void;
}) {
  const messages = useMessages();
  const { batch: text } = messages;
  const desk = useSession();
  const { go } = useNavigation();
  const toast = useToast();
  const call = useCall();
  const runs = batchRunsOf(desk);
  const view = useSyncExternalStore(runs.subscribe, runs.view);
  const { id: batchId, families, isOwn } = props.batch;
  const run = view.phase !== 'idle' && view.batchId === batchId ? view : undefined;
  const done = run?.done ?? props.batch.done;
  const [lines, setLines] = useState<readonly BatchResultLine[]>([]);
  const [ending, setEnding] = useState(false);
  const isWorking = run?.phase === 'running' || run?.phase === 'pausing';
  // Of a large batch the whole list is not asked for after every family.
  const looks = isWorking ? Math.floor(done / Math.max(1, Math.ceil(families / 50))) : done;

  useEffect(() => {
    let gone = false;
    void desk.bridge.batch.result({ batchId }).then((answer) => {
      if (!gone && answer.ok) setLines(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [desk, batchId, looks, isWorking]);

  const goOn = async () => {
    const listed = await call.run(() => desk.bridge.batch.list(undefined));
    const now = listed?.value.find(({ id }) => id === batchId);
    if (now !== undefined) runs.go(now);
  };
  const save = async () => {
    const saved = await call.run(() => desk.bridge.batch.saveResult({ batchId }));
    if (saved?.value.saved !== true) return;
    toast({ tone: 'success', title: text.saved(saved.value.fileName) }, 'batch');
  };
  const end = async () => {
    const ended = await call.run(() => desk.bridge.batch.end({ batchId }));
    if (ended !== undefined) props.onAnother();
  };
  const outcomes = lines.flatMap(({ outcome }) => outcome ?? []);
  const sum = (count: (one: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((total, one) => total + count(one), 0);
  const begun = lines.filter(isThere).map(({ line }) => line);
  const isDone = done === families;
  const now = lines.find(({ line }) => line === run?.line)?.name ?? '';
  return (
    <>
      <Section title={isDone ? text.steps.result : text.steps.run}>
        <ProgressBar
          label={
            isDone
              ? text.finished
              : isWorking
                ? text.runningNow(now)
                : isOwn
                  ? text.paused
                  : text.ofColleague
          }
          value={done / families}
          count={text.runningCount(done, families)}
          actions={
            isWorking ? (
              <Button disabled={run.phase === 'pausing'} onPress={() => runs.pause()}>
                {run.phase === 'pausing' ? text.pausing : text.pause}
              </Button>
            ) : (
              isOwn &&
              !isDone && (
                <Button variant="primary" pending={call.pending} onPress={() => void goOn()}>
                  {text.goOn}
                </Button>
              )
            )
          }
        />
        {run?.error !== undefined && (
          <Notice tone="warning" title={text.stoppedBy}>
            <ErrorNotice error={run.error} />
          </Notice>
        )}
        <p role="status" className={styles.quiet}>
          {text.summary(
            outcomes.length,
            sum(({ pages }) => pages),
            sum(({ waiting }) => waiting),
            sum(({ refused }) => refused.length),
          )}
        </p>
      </Section>
      <Panel padding="flush">
        <Table
          label={text.result}
          rows={lines}
          rowKey={({ line }) => String(line)}
          columns={[
            { id: 'line', title: text.line, width: '4rem', align: 'end', cell: (one) => one.line },
            {
              id: 'child',
              title: text.child,
              width: '11rem',
              rowHeader: true,
              cell: ({ name }) => name,
            },
            {
              id: 'state',
              title: text.state,
              width: '9rem',
              cell: (one) => (
                <StatusBadge tone={one.outcome === undefined ? 'neutral' : 'info'}>
                  {familyStateWords(messages, one)}
                </StatusBadge>
              ),
            },
            {
              id: 'pages',
              title: text.pages,
              width: '5rem',
              align: 'end',
              cell: ({ outcome }) => outcome?.pages,
            },
            {
              id: 'waiting',
              title: text.waiting,
              width: '6rem',
              align: 'end',
              cell: ({ outcome }) => outcome?.waiting,
            },
            {
              id: 'refused',
              title: text.refusedColumn,
              cell: (one) => <span className={styles.trouble}>{refusedWords(messages, one)}</span>,
            },
            {
              id: 'mandate',
              title: text.mandate.column,
              width: '8rem',
              cell: (one) =>
                isOwn &&
                isThere(one) && (
                  <MandateButton
                    of={{ batchId, lines: [one.line] }}
                    size="small"
                    variant="quiet"
                    accessibleName={text.mandate.printName(one.name)}
                  >
                    {text.mandate.print}
                  </MandateButton>
                ),
            },
            {
              id: 'case',
              title: text.goTo,
              width: '8rem',
              cell: (one) =>
                isThere(one) && (
                  <Button
                    size="small"
                    variant="quiet"
                    accessibleName={text.goToName(one.name)}
                    onPress={() => go({ room: 'case', caseId: one.caseId })}
                  >
                    {text.goTo}
                  </Button>
                ),
            },
          ]}
        />
      </Panel>
      <ErrorNotice error={call.error} />
      <div className={styles.buttons}>
        {isOwn && (
          <Button
            variant={isDone ? 'primary' : 'secondary'}
            icon={<SendIcon />}
            disabled={isWorking}
            onPress={props.onSubmit}
          >
            {text.submission.open}
          </Button>
        )}
        {isOwn && !isWorking && begun.length > 0 && (
          <MandateButton of={{ batchId, lines: begun }}>{text.mandate.printAll}</MandateButton>
        )}
        <Button disabled={isWorking || call.pending} onPress={() => void save()}>
          {text.saveResult}
        </Button>
        <Button disabled={isWorking} onPress={() => setEnding(true)}>
          {text.end}
        </Button>
        <Button disabled={isWorking} onPress={props.onAnother}>
          {text.again}
        </Button>
      </div>
      <ConfirmDialog
        open={ending}
        title={text.endTitle}
        lines={text.endLines}
        confirmLabel={text.endConfirm}
        cancelLabel={text.cancel}
        pending={call.pending}
        onConfirm={() => void end()}
        onCancel={() => setEnding(false)}
      />
    </>
  );
}
