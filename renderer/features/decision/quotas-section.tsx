/** 学位额度 in the settings: what the platform gave, and what is left of it. */
import type { Messages } from '../../../shared/i18n/messages';
import type { PlaceStock } from '../../../shared/ipc/calls/numbers';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { platformColumn } from '../platforms/platform-column';
import { useLine } from '../shell/line-status';
import styles from './decision.module.css';
import { usePlaces } from './use-places';

/** Draws nothing at a station that was never given any. */
export function QuotasSection() {
  const messages = useMessages();
  const { deskDecision: words } = messages;
  const { status } = useLine();
  const stock = usePlaces();
  if (stock === undefined || stock.length === 0) return null;
  return (
    <Section title={words.quotas} description={words.quotasExplain}>
      <Panel padding="flush">
        <Table
          label={words.quotas}
          columns={[...platformColumn(messages, status), ...columnsIn(messages)]}
          rows={stock}
          rowKey={({ quotaId, platform = '' }) => `${quotaId} ${platform}`}
        />
      </Panel>
    </Section>
  );
}

function columnsIn({
  deskDecision: words,
  words: common,
}: Messages): readonly TableColumn<PlaceStock>[] {
  return [
    {
      id: 'school',
      title: words.quotaSchool,
      rowHeader: true,
      cell: ({ school, closed }) => (
        <>
          {school.name}
          {closed === true && <p className={styles.quiet}>{words.quotaClosed}</p>}
        </>
      ),
    },
    {
      id: 'season',
      title: words.quotaSeason,
      cell: ({ season, kind }) => `${String(season)} ${common.kinds[kind]}`,
    },
    { id: 'places', title: words.quotaPlaces, align: 'end', cell: ({ places }) => places },
    { id: 'used', title: words.quotaUsed, align: 'end', cell: ({ used }) => used },
    { id: 'back', title: words.quotaBack, align: 'end', cell: ({ givenBack }) => givenBack },
    { id: 'left', title: words.quotaLeft, align: 'end', cell: ({ left }) => left },
  ];
}
