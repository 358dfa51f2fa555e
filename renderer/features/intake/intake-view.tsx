/** The form of a case with its live checklist beside it; every keystroke is saved. */
import { useEffect, useEffectEvent } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { unconfirmedFields } from '../../../shared/domain/family-entry';
import { fieldKeys, type FieldKey } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { ListIcon } from '../../ui/icon/thing-icons';
import { SendIcon } from '../../ui/icon/action-icons';
import { SplitPane } from '../../ui/layout/split-pane';
import { CaseScreen } from '../case/case-screen';
import { formOf } from '../case/judgement';
import { WithdrawDraft } from '../case/withdraw-draft';
import { useMessages } from '../language/messages-context';
import { ReadingCard } from '../reading/reading-card';
import { useProposals } from '../reading/use-proposals';
import { FamilyEntries } from '../self-service/family-entries';
import { HandToFamily } from '../self-service/start-self-service';
import { useNavigation } from '../shell/route';
import { focusField } from './case-field';
import { ChecklistSide } from './checklist-side';
import { FormSections } from './form-sections';
import { useFormState } from './form-state';

/** F8 shows everything that is wrong and goes to the first of it. */
export function IntakeView(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly judged: Completeness;
  /** Field to begin with. */
  readonly field: FieldKey | undefined;
}) {
  const { intake } = useMessages();
  const { current, draft, judged } = props;
  const { go } = useNavigation();
  const toast = useToast();
  const { commands } = useSession();
  const state = useFormState(draft, {
    waiting: unconfirmedFields(current),
    confirm: (key) => void confirmSaved(key),
  });
  /** One that was typed into meanwhile is the clerk's already, once that is saved: there is nothing left to confirm. */
  const confirmSaved = async (key: FieldKey) => {
    if (!(await draft.flush())) return;
    await commands.execute({ name: 'confirmFamily', caseId: current.id, fields: [key] });
  };
  const proposals = useProposals(current, draft, state);
  const typed = { ...current, form: formOf(draft.text) };

  const check = () => {
    state.showAll();
    void draft.flush();
    const first = fieldKeys.find((key) => judged.fieldProblems.has(key));
    toast(
      first === undefined
        ? { tone: 'success', title: intake.checkClean }
        : { tone: 'warning', title: intake.checkFound(judged.fieldProblems.size) },
      'check',
    );
    if (first !== undefined) focusField(first);
  };
  useShortcut('F8', check);
  useStartingField(props.field, current);
  return (
    <CaseScreen
      current={current}
      judged={judged}
      draft={draft}
      view="form"
      padding="flush"
      onTakeOver={state.takeOver}
      foot={
        <>
          <Button icon={<ListIcon />} keyHint="F8" onPress={check}>
            {intake.check}
          </Button>
          {current.revision === 0 && <HandToFamily current={current} />}
          <WithdrawDraft current={current} save={draft.flush} />
          {judged.openCount === 0 && current.state !== 'correctionAsked' && (
            <Button
              variant="primary"
              icon={<SendIcon />}
              keyHint="F10"
              onPress={() => go({ room: 'case', caseId: current.id, view: 'submit' })}
            >
              {intake.toSubmit}
            </Button>
          )}
        </>
      }
    >
      <SplitPane
        mainLabel={intake.formLabel}
        sideLabel={intake.side}
        side={
          <>
            <FamilyEntries current={current} save={draft.flush} />
            <ReadingCard current={current} lines={judged.requirements} proposals={proposals} />
            <ChecklistSide
              current={current}
              typed={typed}
              judged={judged}
              onCheck={check}
              save={draft.flush}
              onField={(key) => key !== undefined && focusField(key)}
            />
          </>
        }
      >
        <EntryForm label={intake.formLabel} onFinish={check}>
          <FormSections current={current} draft={draft} state={state} judged={judged} />
        </EntryForm>
      </SplitPane>
    </CaseScreen>
  );
}

/** A correction leads to its field; a fresh case begins with the first one. */
function useStartingField(field: FieldKey | undefined, { form }: Case): void {
  const start = field ?? (Object.keys(form).length === 0 ? 'child.name' : undefined);
  const onOpen = useEffectEvent(() => {
    if (start !== undefined) focusField(start);
  });
  // What was wrong may be gone to from here as well.
  useEffect(() => onOpen(), [field]);
}
