/** Open cases of which a new policy pack would ask something else, a line each. */
import type { Messages } from '../../../shared/i18n/messages';
import type { PackCheck } from '../../../shared/ipc/calls/policy';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import styles from './policy.module.css';

type Changes = PackCheck['changes'][number];

/** What is added is said with its reason: the desk will have to give it to parents. */
export function ChangesTable({ changes }: { readonly changes: readonly Changes[] }) {
  const messages = useMessages();
  return (
    <Table
      label={messages.policy.changes}
      columns={columnsIn(messages)}
      rows={changes}
      rowKey={({ caseId }) => caseId}
    />
  );
}

function columnsIn(messages: Messages): readonly TableColumn<Changes>[] {
  const { home, policy, words } = messages;
  return [
    {
      id: 'child',
      title: policy.child,
      width: '14rem',
      rowHeader: true,
      cell: ({ childName, caseNumber, kind, group }) => (
        <span className={styles.who}>
          <span>{shownName({ home }, childName)}</span>
          <span className={styles.quiet}>
            {[caseNumber, words.kinds[kind], words.groups[group].title].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
    {
      id: 'difference',
      title: policy.difference,
      cell: (change) => (
        <dl className={styles.differences}>
          {linesOf(messages, change).map(({ term, text }) => (
            <Line key={`${term} ${text}`} term={term} text={text} />
          ))}
        </dl>
      ),
    },
  ];
}

function Line({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}

function linesOf(
  { policy, words }: Messages,
  { added, dropped, waived, papersChanged, fieldsAdded, fieldsDropped }: Changes,
): readonly { readonly term: string; readonly text: string }[] {
  const papers = (title: string, of: readonly string[]) =>
    policy.papersOf(title, of.join(words.comma));
  const names = (keys: Changes['fieldsAdded']) =>
    keys.map((key) => words.fields[key].name).join(words.comma);
  return [
    ...added.map(({ title, reason }) => ({
      term: policy.added,
      text: policy.papersOf(title, reason),
    })),
    ...dropped.map(({ title }) => ({ term: policy.dropped, text: title })),
    ...waived.map(({ title, reason }) => ({
      term: policy.waived,
      text: policy.papersOf(title, reason),
    })),
    ...papersChanged.flatMap(({ title, accepted, noLongerAccepted }) => [
      ...(accepted.length === 0 ? [] : [{ term: policy.accepted, text: papers(title, accepted) }]),
      ...(noLongerAccepted.length === 0
        ? []
        : [{ term: policy.noLongerAccepted, text: papers(title, noLongerAccepted) }]),
    ]),
    ...(fieldsAdded.length === 0 ? [] : [{ term: policy.fieldsAdded, text: names(fieldsAdded) }]),
    ...(fieldsDropped.length === 0
      ? []
      : [{ term: policy.fieldsDropped, text: names(fieldsDropped) }]),
  ];
}
