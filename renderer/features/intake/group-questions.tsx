/** The three questions that find the group, and the group they give. */
import type { GroupAnswers } from '../../../shared/domain/group';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { RadioCards } from '../../ui/field/radio-cards';
import { useMessages } from '../language/messages-context';
import styles from './intake.module.css';

/** Answers so far; a question not answered yet is absent. */
export type PartialAnswers = Partial<GroupAnswers>;

const asked = ['localRegister', 'localHome', 'preferential'] as const;

/** All answers, once there are three. */
export function completeAnswers(answers: PartialAnswers): GroupAnswers | undefined {
  const { localRegister, localHome, preferential } = answers;
  return localRegister === undefined || localHome === undefined || preferential === undefined
    ? undefined
    : { localRegister, localHome, preferential };
}

/** One question under the other; 1 and 2 answer, Enter moves on. */
export function GroupQuestions(props: {
  readonly answers: PartialAnswers;
  readonly onChange: (answers: PartialAnswers) => void;
  /** Left out where another question stands first. */
  readonly autoFocus?: boolean;
}) {
  const { words } = useMessages();
  return (
    <div className={styles.questions}>
      {asked.map((key, index) => {
        const { ask, help, yes, no } = words.questions[key];
        const answer = props.answers[key];
        return (
          <RadioCards
            key={key}
            label={`${index + 1}. ${ask}`}
            description={help}
            value={answer === undefined ? null : answer ? 'yes' : 'no'}
            onChange={(value) => props.onChange({ ...props.answers, [key]: value === 'yes' })}
            cards={[
              { value: 'yes', title: yes, keyHint: '1' },
              { value: 'no', title: no, keyHint: '2' },
            ]}
            autoFocus={props.autoFocus === true && index === 0}
          />
        );
      })}
    </div>
  );
}

/** The group that follows from a pack's conditions, large enough for the parent to read. */
export function GroupFound(props: {
  readonly answers: PartialAnswers;
  readonly pack: Pick<LoadedPack, 'groupFor'>;
}) {
  const { intake, words } = useMessages();
  const whole = completeAnswers(props.answers);
  const group = whole && words.groups[props.pack.groupFor(whole)];
  return (
    <div className={styles.found} role="status" data-pending={group === undefined || undefined}>
      <span className={styles.foundLabel}>{intake.yourGroup}</span>
      {group === undefined ? (
        <span>{intake.groupPending}</span>
      ) : (
        <>
          <span className={styles.foundGroup}>{group.title}</span>
          <span>{group.detail}</span>
        </>
      )}
    </div>
  );
}
