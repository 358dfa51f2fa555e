/** 系统初验: the check by rule that every committed revision passes before an official reads it. */
import { usualRemedy } from '../../shared/domain/desk-decision';
import { beijingDate } from '../../shared/domain/beijing-time';
import { correctionDeadline } from '../../shared/domain/deadline';
import type { Decision, ReviewStep } from '../../shared/domain/delivery';
import { formProblems } from '../../shared/domain/field-rules';
import type { Checklist } from '../../shared/domain/requirement';
import type { Submission } from '../../shared/protocol/messages';
import { ageLaw, checkLaw, correctionRemedy, guessedDeadline, problemWords } from './words';

export type SystemCheck = {
  readonly step: ReviewStep;
  /** Present when the check failed: nobody has to look at such a case before the family corrects it. */
  readonly decision?: Decision;
};

/** Judges a submission by field rules, age and inspections; pure. */
export function systemCheck(submission: Submission, age: Checklist['age'], at: Date): SystemCheck {
  const problems = [...formProblems(submission, { age }, submission.season)];
  const documents = submission.documents.flatMap((document) => {
    const reason = inspectionFault(document);
    return reason === undefined ? [] : [{ requirementId: document.requirementId, reason }];
  });
  const instant = at.toISOString();
  const step = (passed: boolean, note: string): ReviewStep => ({
    step: 'systemCheck',
    passed,
    note,
    at: instant,
  });
  const tooYoung = problems.find(([, problem]) => problem.kind === 'tooYoung');
  if (problems.length === 0 && documents.length === 0) return { step: step(true, '') };
  if (tooYoung !== undefined && problems.length === 1) {
    const reason = `学生${problemWords(tooYoung[1])}`;
    return {
      step: step(false, reason),
      decision: {
        outcome: 'refused',
        at: instant,
        reasonCode: 'UNDER_AGE',
        reason,
        legalBasis: ageLaw,
        remedy: usualRemedy,
      },
    };
  }
  const { day: deadline, guessedYears } = correctionDeadline(beijingDate(instant));
  const found = `系统初验发现${problems.length}项信息、${documents.length}项材料需要补正`;
  const reason = guessedYears.length === 0 ? found : `${found}${guessedDeadline(guessedYears)}`;
  return {
    step: step(false, reason),
    decision: {
      outcome: 'correction',
      at: instant,
      reasonCode: 'SYSTEM_CHECK',
      reason,
      legalBasis: checkLaw,
      remedy: correctionRemedy,
      correction: {
        deadline,
        fields: problems.map(([key, problem]) => ({ key, reason: problemWords(problem) })),
        documents,
      },
    },
  };
}

function inspectionFault({
  inspection,
  pages,
}: Submission['documents'][number]): string | undefined {
  if (inspection.verdict === 'copyOnly') return '仅见复印件，需出示原件';
  if (inspection.verdict === 'doubtful') return '原件存疑，需重新核验';
  const seen = new Set(inspection.pages);
  const covered = pages.length === seen.size && pages.every(({ id }) => seen.has(id));
  return covered ? undefined : '原件核验未覆盖全部页面';
}
