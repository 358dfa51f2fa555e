/** The line of states of a submitted case, from hand-over to archive. */
import type { Case } from '../../../shared/domain/case';
import { deskDecisionOf, isDisputed } from '../../../shared/domain/desk-standing';
import { reviewSteps, type ReviewStep } from '../../../shared/domain/delivery';
import type { Messages } from '../../../shared/i18n/messages';
import type { ProgressStep } from '../../ui/feedback/progress-steps';
import { shortInstantText } from '../language/dates';

type Mark = {
  readonly done: boolean;
  readonly problem?: boolean;
  readonly at?: string | undefined;
};

/** Every step with its time; the first that is not done is the current one. */
export function caseSteps({ casePage, words }: Messages, current: Case): readonly ProgressStep[] {
  const { receipt, decision, archive, state } = current;
  const isDisagreed = isDisputed(current);
  const stuck = (state === 'held' || state === 'conflicted') && !isDisagreed;
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
        at: last?.at,
      };
    }),
    {
      id: 'decided',
      title: casePage.stepDecided,
      done: decision !== undefined && state !== 'correctionAsked' && isCurrent(current),
      problem: state === 'correctionAsked' || isDisagreed,
      at: isCurrent(current) ? decision?.at : undefined,
    },
    {
      id: 'archived',
      title: casePage.stepArchived,
      done: archive?.sealedAt !== undefined,
      at: archive?.sealedAt,
    },
  ];
  const now = marks.findIndex(({ done, problem }) => !done && problem !== true);
  const blocked = marks.some(({ problem }) => problem === true);
  return marks.map(({ id, title, done, problem, at }, index) => {
    const stepState =
      problem === true ? 'problem' : done ? 'done' : index === now && !blocked ? 'current' : 'todo';
    return {
      id,
      title,
      detail: at === undefined ? undefined : shortInstantText(at),
      state: stepState,
      stateLabel: stateLabel(casePage, stepState),
    };
  });
}

/** Whether the decision speaks of what is at the platform now: an old request for correction does not. */
export function isCurrent(current: Case): boolean {
  const { decision, state } = current;
  if (deskDecisionOf(current) !== undefined) return true;
  return decision !== undefined && ['decided', 'archived', 'correctionAsked'].includes(state);
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
    case 'problem':
      return casePage.stateProblem;
  }
}
