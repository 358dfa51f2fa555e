/** Cases by their next step, to be walked through by keyboard and opened with Enter. */
import { useState, type ReactNode } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { CaseSummary } from '../../db/case-payload';
import type { CaseList } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { DamageBadge } from '../case/damage';
import { StateBadge } from '../case/state-badge';
import { shortInstantText } from '../language/dates';
import { spelledName } from '../language/rare-characters';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './home.module.css';

/** In the order of its list. */
export function CaseTable(props: {
  readonly label: string;
  readonly list: CaseList;
  readonly empty?: ReactNode;
}) {
  const messages = useMessages();
  const { session } = useSession();
  const { go } = useNavigation();
  const [selected, setSelected] = useState<string>();
  const { rows } = props.list;
  const open = (caseId: string) => go({ room: 'case', caseId });
  return (
    <Panel padding="flush">
      <Table
        label={props.label}
        columns={columnsIn(messages, session.operator.id)}
        rows={rows}
        rowKey={(row) => row.id}
        selectedKey={selected ?? rows[0]?.id}
        onSelect={setSelected}
        onOpen={open}
        onVisibleRange={(_, end) => {
          if (props.list.hasMore && end >= rows.length) props.list.loadMore();
        }}
        empty={props.list.isLoading ? undefined : props.empty}
      />
      {rows.length > 0 && <p className={styles.hint}>{messages.home.openHint}</p>}
    </Panel>
  );
}

/** Says so where a draft was just given to who sits here, or is somebody else's. */
function Whose({ row, operatorId }: { readonly row: CaseSummary; readonly operatorId: string }) {
  const { home } = useMessages();
  const { owner, justHandedOver } = row;
  if (owner === undefined) return null;
  if (owner.id !== operatorId) {
    return <span className={styles.quiet}>{home.draftOf(owner.name)}</span>;
  }
  return justHandedOver ? <StatusBadge tone="info">{home.handedToMe}</StatusBadge> : null;
}

function columnsIn(
  { home, secondReading, words }: Messages,
  operatorId: string,
): readonly TableColumn<CaseSummary>[] {
  return [
    {
      id: 'child',
      title: home.child,
      rowHeader: true,
      cell: (row) =>
        row.childName === '' ? (
          <span className={styles.quiet}>{home.unnamed}</span>
        ) : (
          <span className={styles.name}>{spelledName(row.childName)}</span>
        ),
    },
    { id: 'kind', title: home.kind, width: '6rem', cell: (row) => words.kinds[row.kind] },
    { id: 'group', title: home.group, width: '7rem', cell: (row) => words.groups[row.group].title },
    {
      id: 'state',
      title: home.state,
      width: '9rem',
      cell: (row) => <StateBadge state={row.state} />,
    },
    {
      id: 'next',
      title: home.next,
      cell: (row) => (
        <span className={styles.next}>
          <DamageBadge caseId={row.id} />
          <Whose row={row} operatorId={operatorId} />
          {row.readingWanted !== undefined && (
            <StatusBadge tone={row.readingWanted === 'doubt' ? 'warning' : 'neutral'}>
              {secondReading.waiting}
            </StatusBadge>
          )}
          <span>{words.states[row.state].next}</span>
          <span className={styles.quiet}>{words.states[row.state].turn}</span>
        </span>
      ),
    },
    {
      id: 'number',
      title: home.number,
      width: '12rem',
      cell: ({ caseNumber, state }) =>
        caseNumber === undefined && state === 'withdrawn' ? (
          ''
        ) : caseNumber === undefined ? (
          <span className={styles.quiet}>{home.noNumber}</span>
        ) : (
          <span className={styles.number}>{caseNumber}</span>
        ),
    },
    {
      id: 'changed',
      title: home.changed,
      width: '7rem',
      align: 'end',
      cell: (row) => <time dateTime={row.updatedAt}>{shortInstantText(row.updatedAt)}</time>,
    },
  ];
}
