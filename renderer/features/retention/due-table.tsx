/** The lines of finished cases, to be ticked or only read. */
import type { DueCase } from '../../../shared/ipc/calls/retention';
import type { Messages } from '../../../shared/i18n/messages';
import type { Locale } from '../../../shared/i18n/locale';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';

/** With `checked` each line has a tick box. */
export function DueTable(props: {
  readonly label: string;
  readonly cases: readonly DueCase[];
  readonly checked?: ReadonlySet<string>;
  readonly selected?: string | undefined;
  readonly onSelect?: (caseId: string) => void;
  readonly onCheck?: (caseId: string, checked: boolean) => void;
}) {
  const messages = useMessages();
  const { retention } = messages;
  const columns = columnsIn(messages, useLocale());
  return (
    <Table<DueCase>
      label={props.label}
      columns={columns}
      rows={props.cases}
      rowKey={(row) => row.caseId}
      {...(props.checked === undefined
        ? {}
        : {
            selectedKey: props.selected ?? props.cases[0]?.caseId,
            onSelect: props.onSelect,
            checked: props.checked,
            onCheck: props.onCheck,
            checkTitle: retention.choose,
            checkLabel: (row) => retention.chooseCase(namedBy(messages, row)),
          })}
    />
  );
}

/** A draft never had a number: it is told by its child. */
function namedBy({ home, retention }: Messages, row: DueCase): string {
  if (!row.isWithdrawn) return row.caseNumber;
  return `${retention.withdrawn} ${row.childName === '' ? home.unnamed : row.childName}`;
}

function columnsIn({ home, retention }: Messages, locale: Locale): readonly TableColumn<DueCase>[] {
  return [
    {
      id: 'number',
      title: retention.number,
      rowHeader: true,
      cell: (row) => (row.isWithdrawn ? retention.withdrawn : row.caseNumber),
    },
    {
      id: 'child',
      title: retention.child,
      cell: (row) => shownName({ home }, row.childName),
    },
    {
      id: 'ended',
      title: retention.endedAt,
      cell: (row) => <time dateTime={row.endedAt}>{instantText(locale, row.endedAt)}</time>,
    },
    {
      id: 'due',
      title: retention.dueAt,
      cell: (row) => <time dateTime={row.dueAt}>{instantText(locale, row.dueAt)}</time>,
    },
  ];
}
