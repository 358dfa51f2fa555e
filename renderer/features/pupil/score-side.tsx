/** The score of a pupil's record, and everything that keeps it below 100, each line leading to its field. */
import type { FieldKey } from '../../../shared/domain/form';
import type { PupilValue } from '../../../shared/pupil/pupil-record';
import { fieldOfColumn } from '../../../shared/pupil/pupil-record';
import type { PupilScore } from '../../../shared/pupil/pupil-score';
import { Button } from '../../ui/action/button';
import { Checklist, type ChecklistItem, type ChecklistState } from '../../ui/data/checklist';
import { CheckIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import styles from './pupil.module.css';

/** Score, missing, unconfirmed, open. */
export function ScoreSide(props: {
  readonly score: PupilScore;
  readonly onVisit: (key: FieldKey) => void;
  readonly onConfirmAll: () => void;
}) {
  const { pupil, words } = useMessages();
  const { record } = pupil;
  const { score, missing, unconfirmed, open } = props.score;
  const itemOf =
    (state: ChecklistState, stateLabel: string) =>
    ({ column, standing }: PupilValue): ChecklistItem => {
      const key = fieldOfColumn(column);
      return {
        id: column.key,
        state: standing === 'wrong' ? 'problem' : state,
        stateLabel: standing === 'wrong' ? record.wrong : stateLabel,
        title: key === undefined ? column.heading : words.fields[key].name,
        ...(standing === 'wrong' ? { reason: record.wrong } : {}),
        action:
          key === undefined ? undefined : (
            <Button
              size="small"
              variant="quiet"
              accessibleName={`${record.goTo} ${words.fields[key].name}`}
              onPress={() => props.onVisit(key)}
            >
              {record.goTo}
            </Button>
          ),
      };
    };
  return (
    <div className={styles.side}>
      <div className={styles.score} data-whole={missing.length === 0 || undefined}>
        <p className={styles.number} role="status">
          {record.score(score)}
        </p>
        {missing.length === 0 && <p className={styles.whole}>{record.whole}</p>}
      </div>
      {missing.length > 0 && (
        <Section
          title={record.missing}
          status={<span className={styles.quiet}>{record.missingCount(missing.length)}</span>}
        >
          <Checklist label={record.missing} items={missing.map(itemOf('open', record.missing))} />
        </Section>
      )}
      {unconfirmed.length > 0 && (
        <Section title={record.unconfirmed}>
          <Checklist
            label={record.unconfirmed}
            items={unconfirmed.map(itemOf('attention', record.usual))}
          />
          <Button icon={<CheckIcon />} onPress={props.onConfirmAll}>
            {record.confirmAll(unconfirmed.length)}
          </Button>
        </Section>
      )}
      {open.length > 0 && (
        <Section
          title={record.open}
          status={<span className={styles.quiet}>{record.openCount(open.length)}</span>}
        >
          <Checklist label={record.open} items={open.map(itemOf('open', record.open))} />
        </Section>
      )}
    </div>
  );
}
