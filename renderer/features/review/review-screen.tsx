/** 复核: the cases that wait for whoever sits here, to be walked through by keyboard and opened with Enter. */
import { useMemo, useState } from 'react';
import { standingOf } from '../../../shared/domain/deadline';
import type { Day } from '../../../shared/domain/ids';
import type { Locale } from '../../../shared/i18n/locale';
import type { Messages } from '../../../shared/i18n/messages';
import { useWorkingSetStatus } from '../../db/queries';
import type { ReviewLine } from '../../db/review-queue';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { EmptyState } from '../../ui/feedback/empty-state';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { EyeIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Screen } from '../../ui/layout/screen';
import { Section } from '../../ui/layout/section';
import { DamageBadge } from '../case/damage';
import { guessedLines, standingText, toneOf } from '../deadlines/deadline-words';
import { useToday } from '../deadlines/use-today';
import { dayText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useReviewQueue } from './review-queue';
import styles from './review.module.css';

/** The longest waiting and the nearest term first. */
export function ReviewScreen() {
  const messages = useMessages();
  const { home, review: words } = messages;
  const locale = useLocale();
  const { go } = useNavigation();
  const today = useToday();
  const status = useWorkingSetStatus();
  const { lines, hasMore, own, isLoading, loadMore } = useReviewQueue();
  const [selected, setSelected] = useState<string>();
  useListViewed('review');
  useArrivalFocus('[role="grid"]', lines.length > 0);
  useShortcut('Esc', () => go({ room: 'home' }));
  const columns = useMemo(() => columnsIn(messages, locale, today), [messages, locale, today]);
  const years = lines.flatMap(({ term }) =>
    term === undefined ? [] : standingOf(term.day, today).guessedYears,
  );
  const isChosen = lines.some(({ row }) => row.id === selected);
  return (
    <Screen
      title={words.title}
      context={
        lines.length > 0 && (
          <span>{hasMore ? words.waitingMore(lines.length) : words.waiting(lines.length)}</span>
        )
      }
    >
      <Section
        title={words.queue}
        description={[words.explain, ...guessedLines(messages, [...new Set(years)])].join(' ')}
      >
        {status.phase === 'trouble' && <ErrorNotice error={status.error} />}
        {own > 0 && <p className={styles.quiet}>{words.own(own)}</p>}
        <Panel padding="flush">
          <Table
            label={words.queue}
            columns={columns}
            rows={lines}
            rowKey={({ row }) => row.id}
            selectedKey={isChosen ? selected : lines[0]?.row.id}
            onSelect={setSelected}
            onOpen={(caseId) => go({ room: 'case', caseId, view: 'review', from: 'review' })}
            onVisibleRange={(_, end) => {
              if (hasMore && end >= lines.length) loadMore();
            }}
            empty={<NothingWaits isLoading={isLoading} />}
          />
          {lines.length > 0 && <p className={styles.hint}>{home.openHint}</p>}
        </Panel>
      </Section>
    </Screen>
  );
}

/** Does not say that nothing waits before that is known. */
function NothingWaits({ isLoading }: { readonly isLoading: boolean }) {
  const { review: words } = useMessages();
  const { packs } = useSession();
  if (isLoading) {
    return (
      <p className={styles.loading} role="status">
        {words.reading}
      </p>
    );
  }
  const decides = packs.all.some(({ pack }) => pack.placeNoticeBy === 'desk');
  return (
    <EmptyState
      icon={<EyeIcon />}
      title={words.empty}
      detail={decides ? words.emptyDesk : words.emptyPlatform}
    />
  );
}

function columnsIn(
  messages: Messages,
  locale: Locale,
  today: Day,
): readonly TableColumn<ReviewLine>[] {
  const { home, review: words, words: common } = messages;
  return [
    {
      id: 'child',
      title: home.child,
      rowHeader: true,
      cell: ({ row }) => (
        <span className={styles.child}>
          {shownName({ home }, row.childName)}
          <DamageBadge caseId={row.id} />
        </span>
      ),
    },
    {
      id: 'task',
      title: words.task,
      width: '9rem',
      cell: ({ task }) => (
        <StatusBadge tone={task === 'settle' ? 'danger' : 'info'}>{words.tasks[task]}</StatusBadge>
      ),
    },
    {
      id: 'due',
      title: words.due,
      width: '13rem',
      cell: ({ term }) => {
        if (term === undefined) return <span className={styles.quiet}>{words.noTerm}</span>;
        const standing = standingOf(term.day, today);
        return (
          <StatusBadge tone={toneOf(standing)}>{standingText(messages, standing)}</StatusBadge>
        );
      },
    },
    {
      id: 'since',
      title: words.since,
      width: '10rem',
      cell: ({ since }) => <time dateTime={since}>{dayText(locale, since)}</time>,
    },
    {
      id: 'group',
      title: home.group,
      width: '8rem',
      cell: ({ row }) => common.groups[row.group].title,
    },
    { id: 'by', title: words.enteredBy, width: '7rem', cell: ({ row }) => row.openedBy },
    {
      id: 'number',
      title: home.number,
      width: '12rem',
      cell: ({ row }) => <span className={styles.number}>{row.caseNumber}</span>,
    },
  ];
}
