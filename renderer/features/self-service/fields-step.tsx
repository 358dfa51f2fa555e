/** One group of the form: every question of it, and what is wrong with an answer in plain words beside it. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { isRequired } from '../../../shared/domain/field-rules';
import type { FieldKey } from '../../../shared/domain/form';
import { problemText } from '../../../shared/i18n/problem-text';
import { catchmentSchools } from '../../../shared/policy/home-schools';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EntryForm } from '../../ui/field/entry-form';
import { formOf } from '../case/judgement';
import { focusField } from '../intake/case-field';
import type { FormState } from '../intake/form-state';
import { useMessages } from '../language/messages-context';
import { FamilyField } from './family-field';
import { Foot } from './foot';
import styles from './self-service.module.css';
import { fieldsOf, type Step } from './steps';

/** What is open is pointed out once; after that the family may go on all the same, and the staff help. */
export function FieldsStep(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly judged: Completeness;
  readonly state: FormState;
  readonly step: Step;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const messages = useMessages();
  const { selfService } = messages;
  const { packs } = useSession();
  const { draft, state, judged, step } = props;
  const [isShown, setShown] = useState(false);
  const subject = { ...props.current, form: formOf(draft.text) };
  const own = packs.packOf(subject);
  const rules = own.checklistFor(subject);
  const keys = fieldsOf(subject, step);
  const open = keys.filter((key) => judged.fieldProblems.has(key));
  const problemOf = (key: FieldKey) => {
    const problem = judged.fieldProblems.get(key);
    const isToSay = problem !== undefined && (isShown || state.mayShowProblem(key));
    return isToSay ? problemText(messages, key, problem) : undefined;
  };
  const next = () => {
    void draft.flush();
    const [first] = open;
    if (first === undefined || isShown) return props.onNext();
    setShown(true);
    focusField(first);
  };
  return (
    <>
      <EntryForm label={selfService.steps[step]} onFinish={next}>
        <div className={styles.fields}>
          {keys.map((key) => (
            <FamilyField
              key={key}
              fieldKey={key}
              form={subject.form}
              value={draft.text(key)}
              required={isRequired(subject, key, rules)}
              error={problemOf(key)}
              derived={state.sourceOf(key) === 'idNumber'}
              onChange={(text) => state.change(key, text)}
              onLeave={() => state.leave(key)}
            />
          ))}
          {step === 'wish' &&
            catchmentSchools(own.homeSchools(subject)).map(({ school: { code, name } }) => (
              <Notice
                key={code}
                tone="info"
                title={selfService.school.byHome}
                lines={[name]}
                actions={
                  <Button
                    onPress={() => {
                      state.change('wish.school', name);
                      state.change('wish.schoolCode', code);
                      draft.blur();
                    }}
                  >
                    {selfService.school.choose(name)}
                  </Button>
                }
              />
            ))}
        </div>
      </EntryForm>
      {isShown && open.length > 0 && (
        <Notice
          tone="warning"
          title={selfService.lookAgain(open.length)}
          lines={[selfService.stuck]}
        />
      )}
      <Foot
        draft={draft}
        onBack={props.onBack}
        onNext={next}
        nextLabel={isShown && open.length > 0 ? selfService.nextAnyway : selfService.next}
      />
    </>
  );
}
