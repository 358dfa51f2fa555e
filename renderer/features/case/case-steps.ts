/** The line of states of a submitted case, from hand-over to archive. */
import type { Case } from '../../../shared/domain/case';
import { isDecisionCurrent, isDisputed } from '../../../shared/domain/desk-standing';
import { reviewSteps, type ReviewStep } from '../../../shared/domain/delivery';
import type { Messages } from '../../../shared/i18n/messages';
import type { ProgressStep } from '../../ui/feedback/progress-steps';
import { shortInstantText } from '../language/dates';

type Mark = {
  readonly done: boolean;
  readonly problem?: boolean;
  readonly skipped?: boolean;
  readonly at?: string | undefined;
};

/**
 * Every step with its time; the first that is still to come is the current one. A review that nobody reported before the
 * result was not gone through: a desk that decides by itself does not wait for the platform's.
 */
export function caseSteps({ casePage, words }: Messages, current: Case): readonly ProgressStep[] {
  const { receipt, decision, denied, archive, state } = current;
  const isDisagreed = isDisputed(current);
  const stuck = (state === 'held' || state === 'conflicted') && !isDisagreed;
  const hasResult =
    decision !== undefined && state !== 'correctionAsked' && isDecisionCurrent(current);
  const received = receipt !== undefined && receipt.revision === current.revision;
  const marks: readonly (Mark & { readonly id: string; readonly title: string })[] = [
    {
      id: 'submitted',
      title: casePage.stepSubmitted,
      done: current.revision > 0,
      at: current.submittedAt,
    },
    {
      id: 'received',
      title: casePage.stepReceived,
      done: received,
      problem: stuck,
      at: received ? receipt.receivedAt : undefined,
    },
    ...reviewSteps.map((step) => {
      const last = lastOf(current, step);
      return {
        id: step,
        title: words.reviewSteps[step],
        done: last?.passed === true,
        problem: last?.passed === false,
        skipped: hasResult && last === undefined,
        at: last?.at,
      };
    }),
    {
      id: 'decided',
      title: casePage.stepDecided,
      done: hasResult,
      // A department's denial is no result: the case is still with its platform.
      problem: (state === 'correctionAsked' && denied === undefined) || isDisagreed,
      at: isDecisionCurrent(current) ? decision?.at : undefined,
    },
    {
      id: 'archived',
      title: casePage.stepArchived,
      done: archive?.sealedAt !== undefined,
      at: archive?.sealedAt,
    },
  ];
  const now = marks.findIndex((mark) => ownState(mark) === undefined);
  const blocked = marks.some(({ problem }) => problem === true);
  return marks.map((mark, index) => {
    const { id, title, at } = mark;
    const stepState = ownState(mark) ?? (index === now && !blocked ? 'current' : 'todo');
    return {
      id,
      title,
      detail: at === undefined ? undefined : shortInstantText(at),
      state: stepState,
      stateLabel: stateLabel(casePage, stepState),
    };
  });
}

/** What a step says by itself; nothing for one that is still to come. */
function ownState({ done, problem, skipped }: Mark): 'problem' | 'done' | 'skipped' | undefined {
  if (problem === true) return 'problem';
  if (done) return 'done';
  return skipped === true ? 'skipped' : undefined;
}

/** The newest word on a step; a corrected case is reviewed again. */
function lastOf({ review }: Case, step: ReviewStep['step']): ReviewStep | undefined {
  return review.findLast((one) => one.step === step);
}

function stateLabel(casePage: Messages['casePage'], state: ProgressStep['state']): string {
  switch (state) {
    case 'done':
      return casePage.stateDone;
    case 'current':
      return casePage.stateCurrent;
    case 'todo':
      return casePage.stateTodo;
    case 'skipped':
      return casePage.stateSkipped;
    case 'problem':
      return casePage.stateProblem;
  }
}
