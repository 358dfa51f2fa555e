/** A problem list from above: its lines with the cases they belong to, graduating classes first. */
import { useEffect, useState } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { MatchedRow, ProblemRow } from '../../../shared/pupil/problem-list';
import { reportedKey } from '../../../shared/pupil/problem-list';
import type { Desk } from '../../session/desk';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { EmptyState } from '../../ui/feedback/empty-state';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { FolderIcon, ListIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { SectionStack } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './pupil.module.css';
import { SettleDialog } from './settle-dialog';

type KeptList = { readonly fileName: string; readonly rows: readonly ProblemRow[] };

/** Going to a case and back must not lose the list; it goes with the desk. */
const keptLists = new WeakMap<Desk, KeptList>();

/** The button that takes a list in, and the list. */
export function ProblemListView() {
  const messages = useMessages();
  const words = messages.pupil.check;
  const desk = useSession();
  const { go } = useNavigation();
  const call = useCall();
  const [list, setList] = useState(keptLists.get(desk));
  const [matched, setMatched] = useState<readonly MatchedRow[]>();
  const [settling, setSettling] = useState<MatchedRow>();

  const kept = list?.rows;
  useEffect(() => {
    let outdated = false;
    if (kept !== undefined) {
      void desk.search.match(kept).then((answer) => {
        if (!outdated && answer !== undefined) setMatched(answer.matched);
      });
    }
    return () => {
      outdated = true;
    };
  }, [desk, kept]);

  const take = async () => {
    const read = await call.run(() => desk.bridge.pupils.readList(undefined));
    if (read?.value.rows === undefined) return;
    const taken = { fileName: read.value.fileName, rows: read.value.rows };
    keptLists.set(desk, taken);
    setList(taken);
    setMatched(undefined);
  };
  const markSettled = (row: MatchedRow) =>
    setMatched((now) => now?.map((one) => (one === row ? { ...one, settled: true } : one)));
  const missing = matched?.filter(({ by }) => by === 'none').length ?? 0;
  return (
    <SectionStack>
      <p className={styles.explain}>{words.listExplain}</p>
      <div className={styles.buttons}>
        <Button
          variant={list === undefined ? 'primary' : 'secondary'}
          icon={<FolderIcon />}
          pending={call.pending}
          onPress={() => void take()}
        >
          {list === undefined ? words.readList : words.readAnother}
        </Button>
        <span role="status" className={styles.quiet}>
          {list !== undefined && words.listRead(list.fileName, list.rows.length)}
          {matched !== undefined && ` · ${words.listMatched(matched.length - missing, missing)}`}
        </span>
      </div>
      <ErrorNotice error={call.error} />
      <Panel padding="flush">
        <Table
          label={words.list}
          columns={columnsIn(messages, (caseId) => go({ room: 'case', caseId }), setSettling)}
          rows={matched ?? []}
          rowKey={({ row }) => String(row.line)}
          empty={
            list === undefined ? (
              <EmptyState icon={<ListIcon />} title={words.listNone} detail={words.listExplain} />
            ) : undefined
          }
        />
      </Panel>
      {settling !== undefined && (
        <SettleDialog
          kind="reported"
          findingKey={reportedKey(settling.row)}
          cases={settling.cases}
          onClose={() => setSettling(undefined)}
          onSettled={() => markSettled(settling)}
        />
      )}
    </SectionStack>
  );
}

function columnsIn(
  { home, pupil }: Messages,
  onVisit: (caseId: string) => void,
  onSettle: (row: MatchedRow) => void,
): readonly TableColumn<MatchedRow>[] {
  const words = pupil.check;
  return [
    { id: 'line', title: words.line, width: '4rem', align: 'end', cell: ({ row }) => row.line },
    {
      id: 'inList',
      title: words.inList,
      rowHeader: true,
      cell: ({ row, graduating }) => (
        <span className={styles.what}>
          <span className={styles.buttons}>
            {row.name === '' ? home.unnamed : row.name}
            {graduating && <StatusBadge tone="info">{words.graduating}</StatusBadge>}
          </span>
          <span className={styles.quiet}>
            {[row.studentNumber, row.grade, row.problem].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
    {
      id: 'by',
      title: words.matchedBy,
      width: '11rem',
      cell: ({ by }) => (
        <StatusBadge tone={by === 'none' ? 'neutral' : by === 'several' ? 'warning' : 'success'}>
          {words.by[by]}
        </StatusBadge>
      ),
    },
    {
      id: 'case',
      title: words.caseNumber,
      width: '13rem',
      cell: ({ cases }) => (
        <span className={styles.what}>
          {cases.slice(0, 5).map(({ id, name, caseNumber }) => (
            <Button
              key={id}
              size="small"
              variant="quiet"
              accessibleName={words.goToName(name)}
              onPress={() => onVisit(id)}
            >
              {caseNumber === '' ? words.goTo : caseNumber}
            </Button>
          ))}
        </span>
      ),
    },
    {
      id: 'outcome',
      title: words.outcome,
      width: '8rem',
      cell: (one) =>
        one.settled ? (
          <StatusBadge tone="success">{words.settled}</StatusBadge>
        ) : (
          one.cases.length > 0 && (
            <Button
              size="small"
              accessibleName={words.settleName(one.row.name)}
              onPress={() => onSettle(one)}
            >
              {words.settle}
            </Button>
          )
        ),
    },
  ];
}
