/** How many of each kind every class will have, before anybody is dealt. */
import { useMemo } from 'react';
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { Table } from '../../ui/data/table';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { balanceRows, type BalanceRow } from './balance-rows';

export function BalancePreview(props: {
  readonly pupils: readonly AdmittedPupil[];
  readonly classes: number;
  readonly balanced: ClassPlan['balanced'];
}) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { pupils, classes, balanced } = props;
  const rows = useMemo(() => balanceRows(messages, pupils, balanced), [messages, pupils, balanced]);
  return (
    <Section title={say.preview} description={say.previewHelp}>
      <Table<BalanceRow>
        label={say.preview}
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
          {
            id: 'each',
            title: say.previewColumns.each,
            align: 'end',
            cell: ({ caseIds: { size } }) =>
              say.eachOf(String(Math.floor(size / classes)), String(Math.ceil(size / classes))),
          },
        ]}
      />
    </Section>
  );
}
