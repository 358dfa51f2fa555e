/** How many of each kind every class got: what the balance came to. */
import { useMemo } from 'react';
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { Table } from '../../ui/data/table';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { balanceRows, type BalanceRow } from './balance-rows';
import { useGroupPupils, type ClassLists } from './use-classes';
import styles from './classes.module.css';

export function DrawnBalance(props: { readonly roll: KeptRollTold; readonly lists: ClassLists }) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { roll, lists } = props;
  const { found, error } = useGroupPupils(roll);
  const rows = useMemo(() => {
    // Who was admitted after the draw is in no class.
    const dealt = new Set(lists.flatMap(({ pupils }) => pupils.map(({ caseId }) => caseId)));
    const there = found?.pupils.filter(({ caseId }) => dealt.has(caseId)) ?? [];
    return balanceRows(messages, there, roll.balanced);
  }, [messages, found, lists, roll.balanced]);
  if (found === undefined) return <ErrorNotice error={error} />;
  return (
    <Section title={say.drawnBalance} description={say.previewHelp}>
      <div className={styles.rows}>
        <Table<BalanceRow>
          label={say.drawnBalance}
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
            ...lists.map(({ number, pupils }) => ({
              id: String(number),
              title: say.classOf(String(number)),
              align: 'end' as const,
              cell: ({ caseIds }: BalanceRow) =>
                pupils.filter(({ caseId }) => caseIds.has(caseId)).length,
            })),
          ]}
        />
      </div>
    </Section>
  );
}
