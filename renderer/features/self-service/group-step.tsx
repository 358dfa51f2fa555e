/** The three questions that give the group, answered by the family itself; the first time they open the case. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { GroupAnswers } from '../../../shared/domain/group';
import { useSession } from '../../session/session-provider';
import { RadioCards } from '../../ui/field/radio-cards';
import { completeAnswers, type PartialAnswers } from '../intake/group-questions';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { Foot } from './foot';
import styles from './self-service.module.css';

const asked = ['localRegister', 'localHome', 'preferential'] as const;

/** `current` is nothing while the case is not opened yet. */
export function GroupStep(props: {
  readonly current: Case | undefined;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const { selfService, words } = useMessages();
  const { bridge, session, workingSet } = useSession();
  const { current } = props;
  const [answers, setAnswers] = useState<PartialAnswers>(current?.answers ?? {});
  const call = useCall();
  const whole = completeAnswers(answers);
  const next = async () => {
    const { selfService: own } = session;
    if (whole === undefined || own === undefined) return;
    if (current !== undefined && isSame(current.answers, whole)) return props.onNext();
    const { caseId, kind } = own;
    const done = await call.run(() =>
      bridge.desk.execute(
        current === undefined
          ? { name: 'openCase', caseId, kind, answers: whole }
          : { name: 'chooseGroup', caseId, answers: whole },
      ),
    );
    if (done === undefined) return;
    await workingSet.reached(done.value.seq);
    props.onNext();
  };
  return (
    <>
      <p className={styles.lead}>{selfService.groupLead}</p>
      <div className={styles.fields}>
        {asked.map((key) => {
          const { ask, help, yes, no } = words.questions[key];
          const answer = answers[key];
          return (
            <div key={key} className={styles.wide}>
              <RadioCards
                size="large"
                label={ask}
                description={help}
                value={answer === undefined ? null : answer ? 'yes' : 'no'}
                onChange={(value) => setAnswers({ ...answers, [key]: value === 'yes' })}
                cards={[
                  { value: 'yes', title: yes },
                  { value: 'no', title: no },
                ]}
              />
            </div>
          );
        })}
      </div>
      <ErrorNotice error={call.error} />
      <Foot
        onBack={props.onBack}
        onNext={() => void next()}
        pending={call.pending}
        disabled={whole === undefined}
      />
    </>
  );
}

const isSame = (one: GroupAnswers, other: GroupAnswers) =>
  asked.every((key) => one[key] === other[key]);
