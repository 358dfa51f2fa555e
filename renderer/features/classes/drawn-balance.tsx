/** How many of each kind every class got: what the balance came to. */
import { useMemo } from 'react';
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { BalanceTable } from './balance-table';
import { useGroupPupils, type ClassLists } from './use-classes';

export function DrawnBalance(props: {
  readonly roll: KeptRollTold;
  readonly lists: ClassLists;
  readonly round: unknown;
}) {
  const { classes: say } = useMessages();
  const { roll, lists } = props;
  const { found, error } = useGroupPupils(roll, props.round);
  const there = useMemo(() => {
    // Who waits for a draw of late pupils is in no class.
    const dealt = new Set(lists.flatMap(({ pupils }) => pupils.map(({ caseId }) => caseId)));
    return found?.pupils.filter(({ caseId }) => dealt.has(caseId)) ?? [];
  }, [found, lists]);
  if (found === undefined) return <ErrorNotice error={error} />;
  return (
    <BalanceTable
      title={say.drawnBalance}
      pupils={there}
      balanced={roll.balanced}
      columns={lists.map(({ number, pupils }) => ({
        id: String(number),
        title: say.classOf(String(number)),
        align: 'end',
        cell: ({ caseIds }) =>
          pupils.filter(({ caseId, isLeft }) => !isLeft && caseIds.has(caseId)).length,
      }))}
    />
  );
}
