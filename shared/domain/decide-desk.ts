/** Decisions of the desk itself: to give a place or not, and what becomes of a disagreement with the platform. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { completeness } from './completeness';
import type { DecideContext, DeskRules } from './decide-context';
import { readWhileDeciding } from './decide-inspection';
import { voidedEvent } from './decide-papers';
import type { Decision } from './delivery';
import type { DeskVerdict } from './desk-decision';
import { isSameDecision, usualRemedy } from './desk-decision';
import { deskDecisionOf } from './desk-standing';
import type { Instant } from './ids';
import type { KeptPlace } from './place-quota';
import { isRedecision, mayFollow, openRedecision, resultLetters } from './redecision';
import type { Result } from './result';
import { err, ok } from './result';

/** Decides at the desk, where the case's own pack lets it; a place is drawn from the station's quota. */
export function decideAtDesk(
  current: Case,
  { decisionId, verdict, read = [] }: Asked<'decideAtDesk'>,
  { at, actor, deskRules, checklistFor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  if (deskRules.placeNoticeBy !== 'desk') return err({ kind: 'deskDoesNotDecide' });
  // Handed over again because the answer to the first time was lost.
  if (current.deskDecisions?.some(({ id }) => id === decisionId) === true) return ok([]);
  if (deskDecisionOf(current) !== undefined) return err({ kind: 'deskDecidedAlready' });
  const { requirements, mismatches } = completeness(current, checklistFor(current));
  const unseen = requirements.filter(({ status }) => status !== 'done').length;
  if (unseen > 0) return err({ kind: 'originalsNotSeen', count: unseen });
  // A department may have answered only when the case was on its way.
  if (verdict.outcome === 'accepted' && mismatches.length > 0) {
    return err({ kind: 'notComplete', openCount: mismatches.length });
  }
  const readings = readWhileDeciding(current, requirements, read, { at, actor });
  if (!readings.ok) return readings;
  const decided = decisionFor(current, verdict, at, deskRules);
  if (!decided.ok) return decided;
  const made = { id: decisionId, revision: current.revision, by: actor.name, byId: actor.id };
  return ok([...readings.value, { type: 'decidedAtDesk', desk: { ...made, ...decided.value } }]);
}

function decisionFor(
  { season, kind }: Case,
  verdict: DeskVerdict,
  at: Instant,
  { reasonCodes, nextPlace }: DeskRules,
): Result<{ readonly decision: Decision; readonly place?: KeptPlace }, CaseError> {
  const { outcome } = verdict;
  if (outcome === 'accepted') {
    const found = nextPlace({ season, kind, school: verdict.school });
    if (found === undefined) return err({ kind: 'noPlaceLeft' });
    const { name, address, reportFrom, reportTo } = found.quota.school;
    const school = { name, address, reportFrom, reportTo };
    const decision = {
      outcome,
      at,
      reasonCode: '',
      reason: '',
      legalBasis: '',
      remedy: '',
      school,
    };
    return ok({ decision, place: found.drawn });
  }
  const { reasonCode, reason } = verdict;
  const known = reasonCodes.find(({ code }) => code === reasonCode);
  if (known !== undefined) {
    const { text, legalBasis, remedy } = known;
    return ok({ decision: { outcome, at, reasonCode, reason: text, legalBasis, remedy } });
  }
  // A code that the pack does not know is no reason that anybody could read.
  if (reasonCode !== '' || reason.trim() === '') return err({ kind: 'reasonMissing' });
  const written = { reasonCode, reason: reason.trim(), legalBasis: '', remedy: usualRemedy };
  return ok({ decision: { outcome, at, ...written } });
}

/**
 * The platform's decision: told as it is, or held beside what the desk decided, or the platform itself, before. One on a
 * submission that another one took the place of says nothing of what is there now.
 */
export function recordDecision(
  current: Case,
  { changeId, revision = current.revision, decision }: Asked<'recordDecision'>,
): CaseEvent {
  if (revision < current.revision) {
    return { type: 'decisionPassedOver', changeId, revision, decision };
  }
  const desk = deskDecisionOf(current);
  if (desk !== undefined) {
    const type = isSameDecision(desk.decision, decision) ? 'decisionConfirmed' : 'decisionDisputed';
    return { type, changeId, decisionId: desk.id, decision };
  }
  const type = isRedecision(current, decision) ? 'decisionChanged' : 'decisionRecorded';
  return { type, changeId, decision };
}

/** Settles a disagreement: where the platform's decision is accepted, the notice that told another one is void. */
export function settleDisagreement(
  current: Case,
  { name, decisionId, choice, reason }: Asked<'settleDisagreement'>,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const later = openRedecision(current);
  const desk = deskDecisionOf(current);
  const isLater = later?.id === decisionId;
  if (!isLater && (desk?.id !== decisionId || desk.standing !== 'disputed')) {
    return err({ kind: 'nothingToSettle' });
  }
  // What is in a sealed archive stands: nothing of it can be taken back any more.
  const may = isLater ? mayFollow(current) : current.archive === undefined;
  if (choice === 'accept' && !may) {
    return err({ kind: 'notAllowedInState', command: name, state: current.state });
  }
  const settled = { choice, reason, at, by: actor.name, byId: actor.id };
  const place = choice === 'accept' && !isLater ? desk?.place : undefined;
  const event: CaseEvent = {
    type: 'disagreementSettled',
    decisionId,
    settled,
    ...(place === undefined ? {} : { givenBack: place }),
  };
  if (choice === 'object') return ok([event]);
  const voided = resultLetters(current).map((notice) => voidedEvent(notice, reason, { at, actor }));
  return ok([event, ...voided]);
}
