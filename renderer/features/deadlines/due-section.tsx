/** Which terms run out: overdue first, then today's, then those with one working day left; nothing when there are none. */
import { useMemo, useState } from 'react';
import type { Deadline, Standing } from '../../../shared/domain/deadline';
import { standingOf } from '../../../shared/domain/deadline';
import type { CaseSummary } from '../../db/case-payload';
import { useDueList } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { StateBadge } from '../case/state-badge';
import { dayText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { useNavigation } from '../shell/route';
import { guessedLines, standingText, toneOf } from './deadline-words';
import { dueFilter } from './due-filter';
import { useToday } from './use-today';

type Due = Deadline & { readonly row: CaseSummary; readonly standing: Standing };

/** Opens with Enter, like every list of cases. */
export function DueSection() {
  const messages = useMessages();
  const { deadlines, home } = messages;
  const locale = useLocale();
  const { go } = useNavigation();
  const { due, more } = useDue();
  const [selected, setSelected] = useState<string>();
  if (due.length === 0) return null;
  const years = [...new Set(due.flatMap(({ standing }) => standing.guessedYears))];
  const columns: readonly TableColumn<Due>[] = [
    {
      id: 'child',
      title: home.child,
      rowHeader: true,
      cell: ({ row }) => shownName({ home }, row.childName),
    },
    {
      id: 'state',
      title: home.state,
      width: '8rem',
      cell: ({ row }) => <StateBadge state={row.state} />,
    },
    {
      id: 'what',
      title: deadlines.what,
      width: '8rem',
      cell: ({ kind }) => deadlines.kinds[kind],
    },
    {
      id: 'left',
      title: deadlines.left,
      width: '14rem',
      cell: ({ standing }) => (
        <StatusBadge tone={toneOf(standing)}>{standingText(messages, standing)}</StatusBadge>
      ),
    },
    {
      id: 'day',
      title: deadlines.day,
      width: '10rem',
      cell: ({ day }) => <time dateTime={day}>{dayText(locale, day)}</time>,
    },
    { id: 'number', title: home.number, width: '12rem', cell: ({ row }) => row.caseNumber },
  ];
  return (
    <Section
      title={deadlines.title}
      description={[
        deadlines.explain,
        ...guessedLines(messages, years),
        ...(more > 0 ? [deadlines.more(due.length, more)] : []),
      ].join(' ')}
    >
      <Panel padding="flush">
        <Table
          label={deadlines.title}
          columns={columns}
          rows={due}
          rowKey={({ row }) => row.id}
          selectedKey={selected ?? due[0]?.row.id}
          onSelect={setSelected}
          onOpen={(caseId) => go({ room: 'case', caseId })}
        />
      </Panel>
    </Section>
  );
}

/** Every case whose term is near, whenever it was changed last. */
function useDue(): { readonly due: readonly Due[]; readonly more: number } {
  const today = useToday();
  const { packs } = useSession();
  const filter = useMemo(() => dueFilter(packs, today), [packs, today]);
  const page = useDueList(filter);
  return useMemo(
    () => ({
      due: (page?.lines ?? []).map(({ row, term }) => ({
        ...term,
        row,
        standing: standingOf(term.day, today),
      })),
      more: page?.more ?? 0,
    }),
    [page, today],
  );
}
