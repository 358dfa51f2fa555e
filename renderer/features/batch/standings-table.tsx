/** Where every family of a batch stands before it is submitted, each with the way to its case. */
import type { Standing } from '../../../shared/batch/batch-standing';
import { notReadyWords } from '../../../shared/i18n/batch-words';
import type { LineStanding } from '../../../shared/ipc/calls/batch';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './batch.module.css';

const tones = {
  ready: 'info',
  gone: 'success',
  destroyed: 'neutral',
  notReady: 'warning',
} as const;

const isThere = (standing: Standing) =>
  standing.kind !== 'destroyed' &&
  (standing.kind !== 'notReady' || standing.reasons.every(({ kind }) => kind !== 'notTakenIn'));

/** Every reason on a line of its own. */
export function StandingsTable({ lines }: { readonly lines: readonly LineStanding[] }) {
  const messages = useMessages();
  const { batch: text } = messages;
  const { go } = useNavigation();
  return (
    <Table
      label={text.submission.title}
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { id: 'line', title: text.line, width: '4rem', align: 'end', cell: (one) => one.line },
        {
          id: 'child',
          title: text.child,
          width: '11rem',
          rowHeader: true,
          cell: ({ name }) => name,
        },
        {
          id: 'standing',
          title: text.submission.column,
          width: '9rem',
          cell: ({ standing: { kind } }) => (
            <StatusBadge tone={tones[kind]}>{text.submission.standing[kind]}</StatusBadge>
          ),
        },
        {
          id: 'reasons',
          title: text.problems,
          cell: ({ standing }) =>
            standing.kind === 'notReady' && (
              <ul className={styles.reasons}>
                {standing.reasons.map((reason) => {
                  const words = notReadyWords(messages, reason);
                  return <li key={words}>{words}</li>;
                })}
              </ul>
            ),
        },
        {
          id: 'case',
          title: text.goTo,
          width: '8rem',
          cell: ({ standing, caseId, name }) =>
            isThere(standing) && (
              <Button
                size="small"
                variant="quiet"
                accessibleName={text.goToName(name)}
                onPress={() => go({ room: 'case', caseId })}
              >
                {text.goTo}
              </Button>
            ),
        },
      ]}
    />
  );
}
