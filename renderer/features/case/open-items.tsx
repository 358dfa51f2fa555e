/** What keeps a case at the desk, each with the place where it is put right. */
import type { Case } from '../../../shared/domain/case';
import { needsCapture, type Completeness } from '../../../shared/domain/completeness';
import { unconfirmedFields } from '../../../shared/domain/family-entry';
import type { FieldKey } from '../../../shared/domain/form';
import { deniedFields } from '../../../shared/domain/late-denial';
import type { Messages } from '../../../shared/i18n/messages';
import { Button } from '../../ui/action/button';
import type { ChecklistItem } from '../../ui/data/checklist';
import type { Navigation } from '../shell/route';

/** One line each: the fields, what the family entered, every paper and every department that says otherwise. */
export function openItems(
  { casePage, intake, selfService, verification, words }: Messages,
  current: Case,
  judged: Completeness,
  go: Navigation['go'],
): readonly ChecklistItem[] {
  const caseId = current.id;
  const item = (
    line: Pick<ChecklistItem, 'id' | 'title' | 'stateLabel' | 'reason'>,
    onPress: () => void,
    about = line.title,
  ): ChecklistItem => ({
    ...line,
    state: 'attention',
    action: (
      <Button size="small" accessibleName={`${casePage.goFix} ${about}`} onPress={onPress}>
        {casePage.goFix}
      </Button>
    ),
  });
  const toForm = (field: FieldKey | undefined) => () =>
    go({ room: 'case', caseId, view: 'form', ...(field === undefined ? {} : { field }) });

  const of = (id: string) => ({ id, stateLabel: intake.fields });
  const [firstField] = judged.fieldProblems.keys();
  const problems = judged.fieldProblems.size;
  const inForm = [
    ...(problems === 0
      ? []
      : [
          item(
            { ...of('fields'), title: intake.fieldsOpen(problems) },
            toForm(firstField),
            intake.fields,
          ),
        ]),
    ...(judged.unconfirmed === 0
      ? []
      : [
          item(
            { ...of('family'), title: selfService.desk.waiting(judged.unconfirmed) },
            toForm(unconfirmedFields(current)[0]),
          ),
        ]),
    ...judged.mismatches.map((mismatch) => {
      const said = verification.standings[mismatch.answer.verdict];
      const line = { ...of(mismatch.verification.id), title: verification.facts[mismatch.fact] };
      return item({ ...line, reason: said }, toForm(deniedFields(mismatch)[0]));
    }),
  ];
  const papers = judged.requirements
    .filter(({ status }) => status !== 'done')
    .map(({ requirement: { id: requirementId, title }, status }) => {
      const stateLabel = words.requirementStatus[status];
      const view = needsCapture(status) ? 'capture' : 'inspect';
      return item({ id: requirementId, title, stateLabel, reason: stateLabel }, () =>
        go({ room: 'case', caseId, view, requirementId }),
      );
    });
  return [...inForm, ...papers];
}
