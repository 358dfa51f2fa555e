/** What a family of a group brings, asked before there is a case: the pack's rules for the three answers alone. */
import type { CaseKind } from '../domain/case-kind';
import type { GroupAnswers } from '../domain/group';
import type { Checklist } from '../domain/requirement';
import type { LoadedPack } from './checklist';

/** Lines that hang on what only the form tells, such as one parent alone, are not in it. */
export function materialsFor(
  pack: Pick<LoadedPack, 'checklistFor' | 'groupFor'>,
  kind: CaseKind,
  answers: GroupAnswers,
): Checklist {
  return pack.checklistFor({ kind, group: pack.groupFor(answers), answers, form: {} });
}
