/** Rolls that were set aside, and why: nothing that was frozen disappears. */
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { beijingMinute } from '../../../shared/domain/beijing-time';
import { Table } from '../../ui/data/table';
import { Section } from '../../ui/layout/section';
import { ClassPaperButton } from './class-paper-button';
import { useMessages } from '../language/messages-context';

export function EarlierRolls({ rolls }: { readonly rolls: readonly KeptRollTold[] }) {
  const { classes: say } = useMessages();
  if (rolls.length === 0) return null;
  return (
    <Section title={say.earlier}>
      <Table<KeptRollTold>
        label={say.earlier}
        rows={rolls}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'roll',
            title: say.earlierColumns.roll,
            rowHeader: true,
            cell: ({ number }) => say.rollNumber(String(number)),
          },
          {
            id: 'state',
            title: say.earlierColumns.state,
            cell: ({ setAside }) =>
              setAside === undefined
                ? ''
                : say.isAside(
                    say.asideReasons[setAside.reason],
                    setAside.by,
                    beijingMinute(setAside.at),
                  ),
          },
          {
            id: 'paper',
            title: say.earlierColumns.paper,
            cell: ({ id, number }) => (
              <ClassPaperButton
                wish={{ id, paper: 'commitment' }}
                size="small"
                variant="quiet"
                accessibleName={say.lookAsideOf(say.rollNumber(String(number)))}
              >
                {say.lookAside}
              </ClassPaperButton>
            ),
          },
        ]}
      />
    </Section>
  );
}
