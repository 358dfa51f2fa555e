/** 编号: how many of each kind are left, for everybody at the desk. */
import type { Messages } from '../../../shared/i18n/messages';
import type { SeriesStock } from '../../../shared/ipc/calls/numbers';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { platformColumn } from '../platforms/platform-column';
import { useLine } from '../shell/line-status';
import { useStock } from './use-stock';

/** One line for each kind of number. */
export function NumbersSection() {
  const messages = useMessages();
  const { numbers } = messages;
  const { session } = useSession();
  const { status } = useLine();
  const stock = useStock();
  const explain = session.drill
    ? numbers.explainDrill
    : status?.line === 'notPaired'
      ? numbers.explainUnpaired
      : numbers.explain;
  return (
    <Section title={numbers.title} description={explain}>
      <Panel padding="flush">
        <Table
          label={numbers.title}
          columns={[...platformColumn(messages, status), ...columnsIn(messages)]}
          rows={stock ?? []}
          rowKey={({ series, platform = '' }) => `${series} ${platform}`}
        />
      </Panel>
    </Section>
  );
}

const tones: { readonly [L in SeriesStock['level']]: Tone } = {
  enough: 'success',
  own: 'info',
  low: 'warning',
  out: 'danger',
};

function columnsIn({ numbers, words }: Messages): readonly TableColumn<SeriesStock>[] {
  return [
    {
      id: 'series',
      title: numbers.series,
      rowHeader: true,
      cell: ({ series }) => words.series[series],
    },
    { id: 'reserved', title: numbers.reserved, align: 'end', cell: ({ reserved }) => reserved },
    { id: 'own', title: numbers.own, align: 'end', cell: ({ own }) => own },
    {
      id: 'level',
      title: numbers.level,
      width: '9rem',
      cell: ({ level }) => <StatusBadge tone={tones[level]}>{numbers.levels[level]}</StatusBadge>,
    },
  ];
}
