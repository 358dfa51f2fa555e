/** 办理进度: which step a case is at, above all where its desk decided without the platform's reviews. */
import { describe, expect, it } from 'vitest';
import { caseSteps } from '../../renderer/features/case/case-steps';
import type { Case } from '../../shared/domain/case';
import type { ReviewStep } from '../../shared/domain/delivery';
import type { DeskDecision } from '../../shared/domain/desk-decision';
import { pick } from '../../shared/i18n/messages';
import { aDeskOnPaper } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

const at = '2026-08-01T02:00:00.000Z';

/** The state of every step of a submitted case, in order. */
function states(facts: Partial<Case>) {
  const desk = aDeskOnPaper();
  const answers = { preferential: false, localRegister: true, localHome: true };
  desk.give({ name: 'openCase', caseId: desk.caseId, answers });
  const submitted: Case = { ...desk.current(), revision: 1, submittedAt: at, state: 'queued' };
  return caseSteps(pick('zh-CN'), { ...submitted, ...facts }).map(({ state }) => state);
}

const receipt: Case['receipt'] = {
  caseId: '019b0000-0000-7000-8000-000000000002',
  revision: 1,
  manifestSha256: 'c'.repeat(64),
  matterNumber: 'BJ-2026-1',
  receivedAt: at,
  keyId: 'k',
  signature: 's',
};
const reviewed = (step: ReviewStep['step'], passed = true): ReviewStep => ({
  step,
  passed,
  note: '',
  at,
});

/** What a desk decided by itself, and what became of it. */
function decidedAtDesk(standing: DeskDecision['standing']): Partial<Case> {
  const decision = aDecision('accepted');
  const made = { id: '019b0000-0000-7000-8000-000000000001', revision: 1, decision, standing };
  return { decision, deskDecisions: [{ ...made, by: '邢望', byId: 'r' }] };
}

describe('the steps of a case', () => {
  it('stand at the review that is to come', () => {
    const review = [reviewed('systemCheck')];
    expect(states({ state: 'underReview', receipt, review })).toEqual([
      'done',
      'done',
      'done',
      'current',
      'todo',
      'todo',
      'todo',
    ]);
  });

  it('pass over the reviews that nobody made once the desk decided', () => {
    expect(states(decidedAtDesk('waiting'))).toEqual([
      'done',
      'current',
      'skipped',
      'skipped',
      'skipped',
      'done',
      'todo',
    ]);
    const review = [reviewed('systemCheck')];
    const there: Partial<Case> = { state: 'decided', receipt, review };
    expect(states({ ...there, ...decidedAtDesk('confirmed') })).toEqual([
      'done',
      'done',
      'done',
      'skipped',
      'skipped',
      'done',
      'current',
    ]);
    expect(states({ ...there, state: 'conflicted', ...decidedAtDesk('disputed') })).toEqual([
      'done',
      'done',
      'done',
      'skipped',
      'skipped',
      'problem',
      'todo',
    ]);
  });

  it('wait for the reviews after a correction was asked: the case comes to them again', () => {
    const review = [reviewed('systemCheck'), reviewed('firstReview', false)];
    const decision = aDecision('correction');
    expect(states({ state: 'correctionAsked', receipt, review, decision })).toEqual([
      'done',
      'done',
      'done',
      'problem',
      'todo',
      'problem',
      'todo',
    ]);
  });

  it('show no result while a department denies what the platform has', () => {
    const denied = { at, from: 'underReview' as const };
    const review = [reviewed('systemCheck')];
    expect(states({ state: 'correctionAsked', receipt, review, denied })).toEqual([
      'done',
      'done',
      'done',
      'current',
      'todo',
      'todo',
      'todo',
    ]);
  });
});
