/** Rows and results of a batch in words. */
import type { NotReady, Standing } from '../batch/batch-standing';
import type { RowProblem } from '../batch/row-problem';
import { assertNever } from '../domain/result';
import type { BatchResultLine } from '../ipc/calls/batch';
import type { Messages } from './messages';

/** What a column may fill, in the order in which it is offered. */
export function meaningWords({ batch, words }: Messages, meaning: string): string {
  if (Object.hasOwn(batch.marks, meaning)) return batch.marks[meaning as keyof typeof batch.marks];
  return words.fields[meaning as keyof typeof words.fields].name;
}

/** What is wrong with a row. */
export function rowProblemWords(messages: Messages, problem: RowProblem): string {
  const say = messages.batch.problem;
  switch (problem.kind) {
    case 'nameMissing':
    case 'noPictures':
      return say[problem.kind];
    case 'sameInList':
      return say.sameInList(problem.line);
    case 'sameAtStation':
      return say.sameAtStation(problem.caseNumber);
    case 'unclear':
    case 'formula':
    case 'fieldWrong':
      return say[problem.kind](meaningWords(messages, problem.field));
    case 'fieldsOpen':
    case 'tooManyPictures':
      return say[problem.kind](problem.count);
    default:
      return assertNever(problem);
  }
}

/** Pictures that did not come in, each with why; empty when all did. */
export function refusedWords({ batch }: Messages, { outcome }: BatchResultLine): string {
  const said = outcome?.refused.map(({ name, why }) =>
    batch.sheet.refused(name, batch.refusals[why]),
  );
  return (said ?? []).join(batch.sheet.comma);
}

/** The state of a family's case, that there is none yet, or none any more. */
export function familyStateWords(
  { batch, words }: Messages,
  { state, destroyed }: BatchResultLine,
): string {
  if (destroyed === true) return batch.submission.standing.destroyed;
  return state === undefined ? batch.notYet : words.states[state].name;
}

/** Why a case of a batch is not submitted with the others. */
export function notReadyWords({ batch, words }: Messages, reason: NotReady): string {
  const say = batch.submission.reason;
  switch (reason.kind) {
    case 'fieldsOpen':
    case 'mismatches':
    case 'unfiledPages':
      return say[reason.kind](reason.count);
    case 'paperOpen':
      return say.paperOpen(reason.title, words.requirementStatus[reason.status]);
    case 'childHasOpenCase':
      return say.childHasOpenCase(reason.owner);
    case 'notTakenIn':
    case 'correctFirst':
    case 'withdrawn':
    case 'caseOfAnother':
    case 'notAllowedForRole':
    case 'noNumberLeft':
      return say[reason.kind];
    default:
      return assertNever(reason);
  }
}

/** Where a family stands: ready, gone, or everything that is in the way. */
export function standingWords(messages: Messages, standing: Standing | undefined): string {
  const { submission, sheet } = messages.batch;
  if (standing === undefined) return '';
  if (standing.kind !== 'notReady') return submission.standing[standing.kind];
  return standing.reasons.map((one) => notReadyWords(messages, one)).join(sheet.comma);
}

/** Words of the result table. */
export function batchSheetWords(messages: Messages) {
  const { name: sheet, headings } = messages.batch.sheet;
  return {
    sheet,
    headings,
    state: (line: BatchResultLine) => familyStateWords(messages, line),
    refused: (line: BatchResultLine) => refusedWords(messages, line),
    standing: (standing: Standing | undefined) => standingWords(messages, standing),
  };
}
