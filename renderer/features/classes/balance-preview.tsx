/** How many of each kind every class will have, before anybody is dealt. */
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { useMessages } from '../language/messages-context';
import { BalanceTable } from './balance-table';

export function BalancePreview(props: {
  readonly pupils: readonly AdmittedPupil[];
  readonly classes: number;
  readonly balanced: ClassPlan['balanced'];
}) {
  const { classes: say } = useMessages();
  const { classes } = props;
  return (
    <BalanceTable
      title={say.preview}
      pupils={props.pupils}
      balanced={props.balanced}
      columns={[
        {
          id: 'each',
          title: say.previewColumns.each,
          align: 'end',
          cell: ({ caseIds: { size } }) =>
            say.eachOf(String(Math.floor(size / classes)), String(Math.ceil(size / classes))),
        },
      ]}
    />
  );
}
