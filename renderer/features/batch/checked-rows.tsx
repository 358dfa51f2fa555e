/** What is wrong with which row, before anything is made of it; rows that cannot be taken in are left out unless ticked. */
import { useMemo, useState } from 'react';
import { isStopping } from '../../../shared/batch/row-problem';
import { rowProblemWords } from '../../../shared/i18n/batch-words';
import type { BatchCheck, BatchStatus, CheckedRow } from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { Checkbox } from '../../ui/field/checkbox';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { ListIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './batch.module.css';

const cannotBe = ({ name }: CheckedRow) => name === '';
const stops = ({ problems }: CheckedRow) => problems.some(isStopping);

/** Answers when the batch is on the disk. */
export function CheckedRows(props: {
  readonly check: BatchCheck;
  readonly onBack: () => void;
  readonly onBegun: (batch: BatchStatus) => void;
}) {
  const messages = useMessages();
  const { batch: text } = messages;
  const { bridge } = useSession();
  const call = useCall();
  const { rows, nobodys, nobodysNames } = props.check;
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(rows.filter((row) => !stops(row)).map(({ line }) => String(line))),
  );
  const [onlyProblems, setOnlyProblems] = useState(false);
  const shown = useMemo(
    () => (onlyProblems ? rows.filter(({ problems }) => problems.length > 0) : rows),
    [rows, onlyProblems],
  );
  const start = async () => {
    const leaveOut = rows.map(({ line }) => line).filter((line) => !taken.has(String(line)));
    const begun = await call.run(() => bridge.batch.start({ leaveOut }));
    if (begun !== undefined) props.onBegun(begun.value);
  };
  const unnamed = new Set(rows.filter(cannotBe).map(({ line }) => String(line)));
  return (
    <>
      <Section
        title={text.steps.check}
        status={
          <span role="status" className={styles.quiet}>
            {text.checkedSummary(rows.length, rows.filter(stops).length)}
          </span>
        }
        actions={
          <Checkbox checked={onlyProblems} onChange={setOnlyProblems}>
            {text.onlyProblems}
          </Checkbox>
        }
      >
        {nobodys > 0 && (
          <Notice tone="warning" title={text.nobodys(nobodys)} lines={[nobodysNames.join('  ')]} />
        )}
        <Panel padding="flush">
          <Table
            label={text.steps.check}
            rows={shown}
            rowKey={({ line }) => String(line)}
            checked={taken}
            onCheck={(key, isTaken) => {
              // A family without a name cannot be found again.
              if (unnamed.has(key)) return;
              const next = new Set(taken);
              if (isTaken) next.add(key);
              else next.delete(key);
              setTaken(next);
            }}
            checkTitle={text.take}
            checkLabel={({ line, name }) => text.takeRow(line, name)}
            columns={[
              {
                id: 'line',
                title: text.line,
                width: '4rem',
                align: 'end',
                cell: (row) => row.line,
              },
              {
                id: 'child',
                title: text.child,
                width: '11rem',
                rowHeader: true,
                cell: ({ name }) => name,
              },
              {
                id: 'pictures',
                title: text.picturesColumn,
                width: '5rem',
                align: 'end',
                cell: ({ pictures }) => pictures,
              },
              {
                id: 'problems',
                title: text.problems,
                cell: ({ problems }) =>
                  problems.length === 0 ? (
                    <StatusBadge tone="success">{text.noProblem}</StatusBadge>
                  ) : (
                    <span className={styles.counts}>
                      {problems.map((problem, at) => (
                        <StatusBadge key={at} tone={isStopping(problem) ? 'danger' : 'warning'}>
                          {rowProblemWords(messages, problem)}
                        </StatusBadge>
                      ))}
                    </span>
                  ),
              },
            ]}
            empty={<EmptyState icon={<ListIcon />} title={text.noRows} />}
          />
        </Panel>
      </Section>
      <ErrorNotice error={call.error} />
      <div className={styles.buttons}>
        <Button disabled={call.pending} onPress={props.onBack}>
          {text.checkAgain}
        </Button>
        <Button
          variant="primary"
          disabled={taken.size === 0}
          pending={call.pending}
          onPress={() => void start()}
        >
          {call.pending ? text.starting : text.start(taken.size)}
        </Button>
      </div>
    </>
  );
}
