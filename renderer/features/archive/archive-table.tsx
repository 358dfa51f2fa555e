/** Archived cases, to be ticked, walked through by keyboard and opened with Enter. */
import { useState, type ReactNode } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { ArchiveTexts } from '../../../shared/i18n/zh-cn/archive-room';
import type { ArchiveLine } from '../../../shared/ipc/calls/archives';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { Panel } from '../../ui/layout/panel';
import { shortInstantText } from '../language/dates';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';
import { sizeText } from '../../size-text';
import { stampedIn } from './use-stamps';

/** The lines with their tick boxes. */
export function ArchiveTable(props: {
  readonly lines: readonly ArchiveLine[];
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (caseId: string, checked: boolean) => void;
  readonly onOpen: (caseId: string) => void;
  readonly onEnd: () => void;
  readonly empty: ReactNode;
}) {
  const text = useArchiveTexts();
  const columns = columnsIn(text, useMessages());
  const { lines } = props;
  const [selected, setSelected] = useState<string>();
  return (
    <Panel padding="flush">
      <Table
        label={text.list}
        columns={columns}
        rows={lines}
        rowKey={({ caseId }) => caseId}
        selectedKey={selected ?? lines[0]?.caseId}
        onSelect={setSelected}
        onOpen={props.onOpen}
        checked={props.checked}
        onCheck={props.onCheck}
        checkTitle={text.choose}
        checkLabel={({ caseNumber }) => text.chooseCase(caseNumber)}
        onVisibleRange={(_, end) => {
          if (end >= lines.length) props.onEnd();
        }}
        empty={props.empty}
      />
      {lines.length > 0 && <p className={styles.hint}>{text.openHint}</p>}
    </Panel>
  );
}

/** Says nothing where no authority ever answered: most stations have none. */
function Stamped({ packages }: Pick<ArchiveLine, 'packages'>) {
  const text = useArchiveTexts();
  const stamped = stampedIn({ packages });
  if (stamped === 0) return null;
  return <span className={styles.quiet}>{text.stampsIn(stamped, packages.length)}</span>;
}

function columnsIn(
  text: ArchiveTexts,
  { home, words }: Messages,
): readonly TableColumn<ArchiveLine>[] {
  return [
    {
      id: 'number',
      title: text.number,
      width: '13rem',
      rowHeader: true,
      cell: ({ caseNumber }) => caseNumber,
    },
    {
      id: 'child',
      title: text.child,
      cell: ({ childName }) => shownName({ home }, childName),
    },
    { id: 'kind', title: text.kind, width: '6rem', cell: ({ kind }) => words.kinds[kind] },
    {
      id: 'outcome',
      title: text.outcome,
      cell: ({ outcome, school }) => (
        <span className={styles.cell}>
          <span>{outcome === undefined ? '' : words.outcomes[outcome]}</span>
          {school !== undefined && <span className={styles.quiet}>{school}</span>}
        </span>
      ),
    },
    {
      id: 'package',
      title: text.package,
      width: '13rem',
      cell: ({ packages: [first, ...supplements] }) =>
        first === undefined ? (
          <span className={styles.quiet}>{text.noPackage}</span>
        ) : (
          <span className={styles.cell}>
            <span>{text.packageFiles(first.files, sizeText(first.bytes))}</span>
            {supplements.length > 0 && (
              <span className={styles.quiet}>{text.supplements(supplements.length)}</span>
            )}
            <Stamped packages={[first, ...supplements]} />
          </span>
        ),
    },
    {
      id: 'sealed',
      title: text.sealed,
      width: '7rem',
      align: 'end',
      cell: ({ sealedAt }) =>
        sealedAt === undefined ? '' : <time dateTime={sealedAt}>{shortInstantText(sealedAt)}</time>,
    },
  ];
}
