/** Everything once more, for the family to read through or to have read aloud, before the staff come. */
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { needsCapture } from '../../../shared/domain/completeness';
import { isForFamily } from '../../../shared/domain/family-entry';
import type { FormDraftBinding } from '../../session/form-draft';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { EditIcon } from '../../ui/icon/action-icons';
import { formOf } from '../case/judgement';
import { useMessages } from '../language/messages-context';
import { Foot } from './foot';
import { readThrough } from './read-through';
import styles from './self-service.module.css';
import type { Step } from './steps';

/** The list, with a way back to each group. */
export function CheckStep(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly judged: Completeness;
  readonly onGo: (step: Step) => void;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}) {
  const messages = useMessages();
  const { selfService } = messages;
  const { check } = selfService;
  const { draft, judged } = props;
  const subject = { ...props.current, form: formOf(draft.text) };
  const fields = [...judged.fieldProblems.keys()].filter(isForFamily).length;
  const papers = judged.requirements.filter(({ status }) => needsCapture(status)).length;
  return (
    <>
      <p className={styles.lead}>{check.lead}</p>
      <Notice
        tone={fields + papers === 0 ? 'success' : 'warning'}
        title={fields + papers === 0 ? check.all : check.still}
        lines={[
          ...(fields > 0 ? [check.stillFields(fields)] : []),
          ...(papers > 0 ? [check.stillPapers(papers)] : []),
        ]}
      />
      {readThrough(messages, subject, judged).map(({ step, title, items }) => (
        <section key={step} className={styles.part} aria-label={title}>
          <div className={styles.partHead}>
            <h2>{title}</h2>
            <Button
              icon={<EditIcon />}
              accessibleName={`${check.change} ${title}`}
              onPress={() => props.onGo(step)}
            >
              {check.change}
            </Button>
          </div>
          <DescriptionList items={items} />
        </section>
      ))}
      <Foot draft={draft} onBack={props.onBack} onNext={props.onFinish} nextLabel={check.finish} />
    </>
  );
}
