/** Which terms run out: overdue first, then today's, then those with one working day left; nothing when there are none. */
import { useMemo, useState } from 'react';
import type { CaseState } from '../../../shared/domain/case';
import { deskStates, sentStates } from '../../../shared/domain/case';
import type { Deadline, Standing } from '../../../shared/domain/deadline';
import { firstOf, reviewTerm, standingOf } from '../../../shared/domain/deadline';
import { reviewLimitsOf } from '../../../shared/policy/pack';
import type { CaseSummary } from '../../db/case-payload';
import { useCaseList } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { StateBadge } from '../case/state-badge';
import { dayText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { useNavigation } from '../shell/route';
import { guessedLines, standingText, toneOf } from './deadline-words';
import { useToday } from './use-today';

type Due = Deadline & { readonly row: CaseSummary; readonly standing: Standing };

const asked = ['correctionAsked'] as const satisfies readonly CaseState[];
/** Far more than one desk has waiting for correction; what is worked on was changed lately and stands in front. */
const mostRead = { asked: 500, atDesk: 200, sent: 500 };

/** Opens with Enter, like every list of cases. */
export function DueSection() {
  const messages = useMessages();
  const { deadlines, home } = messages;
  const locale = useLocale();
  const { go } = useNavigation();
  const due = useDue();
  const [selected, setSelected] = useState<string>();
  if (due.length === 0) return null;
  const years = [...new Set(due.flatMap(({ standing }) => standing.guessedYears))];
  const columns: readonly TableColumn<Due>[] = [
    {
      id: 'child',
      title: home.child,
      rowHeader: true,
      cell: ({ row }) => (row.childName === '' ? home.unnamed : spelledName(row.childName)),
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
      description={[deadlines.explain, ...guessedLines(messages, years)].join(' ')}
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

function useDue(): readonly Due[] {
  const today = useToday();
  const { packs } = useSession();
  const waiting = useCaseList({ states: asked, pageSize: mostRead.asked }).rows;
  const atDesk = useCaseList({ states: deskStates, pageSize: mostRead.atDesk }).rows;
  // Originals stay at the desk in any of these.
  const away = useCaseList({ states: sentStates, pageSize: mostRead.sent }).rows;
  return useMemo(
    () =>
      [...waiting, ...atDesk, ...away]
        .flatMap((row) => {
          const review = reviewTerm(row.reviewSince, reviewLimitsOf(packs.packOf(row).pack));
          const deadline = firstOf(row.deadline, review);
          if (deadline === undefined) return [];
          return [{ ...deadline, row, standing: standingOf(deadline.day, today) }];
        })
        .filter(({ standing }) => standing.state !== 'ahead')
        .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    [waiting, atDesk, away, today, packs],
  );
}
