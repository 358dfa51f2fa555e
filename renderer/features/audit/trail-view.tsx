/** The trail newest first: who, when, what, about which case. */
import type { Messages } from '../../../shared/i18n/messages';
import type { TrailLine } from '../../../shared/ledger/trail-line';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { EmptyState } from '../../ui/feedback/empty-state';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { ListIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { SectionStack } from '../../ui/layout/section';
import { secondText } from '../language/dates';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './audit.module.css';
import { TrailFilters } from './trail-filters';
import type { Trail } from './use-trail';

/** Filters, lines, and the way to older ones. */
export function TrailView({ trail }: { readonly trail: Trail }) {
  const messages = useMessages();
  const { screen } = messages.audit;
  const { lines, searching, done } = trail;
  const isEmpty = lines.length === 0 && searching === undefined && trail.error === undefined;
  return (
    <SectionStack>
      <TrailFilters onAsk={trail.ask} />
      <ErrorNotice error={trail.error} />
      <Panel padding="flush">
        <Table
          label={screen.trail}
          columns={columnsIn(messages)}
          rows={lines}
          rowKey={(line) => String(line.seq)}
          empty={
            isEmpty ? (
              <EmptyState icon={<ListIcon />} title={screen.none} detail={screen.noneDetail} />
            ) : undefined
          }
        />
      </Panel>
      <div className={styles.buttons}>
        {!done && (
          <Button pending={searching !== undefined} onPress={trail.more}>
            {screen.more}
          </Button>
        )}
        <span role="status" className={styles.quiet}>
          {searching !== undefined && searching > 0 && screen.searching(String(searching))}
          {done && lines.length > 0 && screen.end}
        </span>
      </div>
    </SectionStack>
  );
}

const tones: { readonly [K in TrailLine['kind']]: Tone } = {
  work: 'neutral',
  papers: 'info',
  view: 'neutral',
  refusal: 'warning',
  door: 'neutral',
  proof: 'info',
};

function columnsIn({ audit, words }: Messages): readonly TableColumn<TrailLine>[] {
  const { screen, kinds } = audit;
  const roles: Readonly<Record<string, string | undefined>> = {
    ...words.roles,
    platform: screen.platform,
    station: screen.station,
  };
  return [
    {
      id: 'seq',
      title: screen.seq,
      width: '5.5rem',
      align: 'end',
      rowHeader: true,
      cell: ({ seq }) => <span className={styles.quiet}>{seq}</span>,
    },
    {
      id: 'time',
      title: screen.time,
      width: '11rem',
      cell: ({ at }) => (at === undefined ? '' : <time dateTime={at}>{secondText(at)}</time>),
    },
    {
      id: 'who',
      title: screen.who,
      width: '10rem',
      cell: ({ who, role }) => (
        <span className={styles.who}>
          <span>{who}</span>
          <span className={styles.quiet}>{roles[role] === who ? '' : roles[role]}</span>
        </span>
      ),
    },
    {
      id: 'kind',
      title: screen.kind,
      width: '7rem',
      cell: ({ kind }) => <StatusBadge tone={tones[kind]}>{kinds[kind]}</StatusBadge>,
    },
    {
      id: 'what',
      title: screen.what,
      cell: ({ what }) => <span className={styles.what}>{what}</span>,
    },
    {
      id: 'case',
      title: screen.caseNumber,
      width: '12rem',
      cell: ({ caseId, caseNumber }) =>
        caseNumber ?? <span className={styles.quiet}>{caseId?.slice(-12) ?? screen.noCase}</span>,
    },
  ];
}
