/** A line for each kind of pupils that is balanced, with their number and what else is said of each. */
import { useMemo } from 'react';
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { balanceRows, type BalanceRow } from './balance-rows';

export function BalanceTable(props: {
  readonly title: string;
  readonly pupils: readonly AdmittedPupil[];
  readonly balanced: ClassPlan['balanced'];
  readonly columns: readonly TableColumn<BalanceRow>[];
}) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { title, pupils, balanced, columns } = props;
  const rows = useMemo(() => balanceRows(messages, pupils, balanced), [messages, pupils, balanced]);
  return (
    <Section title={title} description={say.previewHelp}>
      <Table<BalanceRow>
        label={title}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'what',
            title: say.previewColumns.what,
            rowHeader: true,
            cell: ({ what }) => what,
          },
          {
            id: 'pupils',
            title: say.previewColumns.pupils,
            align: 'end',
            cell: ({ caseIds }) => caseIds.size,
          },
          ...columns,
        ]}
      />
    </Section>
  );
}
