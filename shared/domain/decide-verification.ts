/** Asking departments through the platform, and writing down what they answered. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import { fieldProblem } from './field-rules';
import type { FieldKey } from './form';
import { noPlatform } from './platform-route';
import type { Result } from './result';
import { err, ok } from './result';
import { authorisationOf, factStanding, questionOf } from './fact-standing';
import type { Verification } from './verification';
import { verificationsPerCase } from './verification';

/**
 * Queues a question for each fact. Nothing is looked up before a guardian signed for it (个人信息保护法 articles 13 and
 * 31), and nothing about values that cannot be right. What was asked about the same values and is on its way, or
 * confirmed, is not asked again.
 */
export function askVerification(
  current: Case,
  { questions }: Asked<'askVerification'>,
  { at, actor, checklistFor, platform }: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  if (authorisationOf(current) === undefined) return err({ kind: 'authorisationMissing' });
  if (platform === noPlatform) return err({ kind: 'noPlatformForCase' });
  const known = current.verifications ?? [];
  const rules = checklistFor(current);
  const added: Verification[] = [];
  for (const { id, fact } of questions) {
    if ([...known, ...added].some((one) => one.id === id)) continue;
    if (added.some((one) => one.fact === fact)) continue;
    const { state } = factStanding(current, fact);
    if (state === 'queued' || state === 'match') continue;
    const asked = questionOf(current, fact);
    const isRight = (key: string) =>
      fieldProblem(current, key as FieldKey, rules, current.season) === undefined;
    if (asked === undefined || !Object.keys(asked).every(isRight)) {
      return err({ kind: 'factNotReady', fact });
    }
    if (known.length + added.length >= verificationsPerCase) {
      return err({ kind: 'tooManyNotes', limit: verificationsPerCase });
    }
    const by = { by: actor.name, byId: actor.id };
    added.push({ id, fact, asked, at, ...by, ...(platform === undefined ? {} : { platform }) });
  }
  return ok(added.map((question) => ({ type: 'verificationAsked', question })));
}

/**
 * The first answer to a question counts; an answer to a question that nobody asked changes nothing, and neither does one
 * about a draft that was withdrawn meanwhile: nothing more is kept of that family (个人信息保护法 article 47).
 */
export function recordVerification(
  { state, verifications = [], appliedChanges }: Case,
  { changeId, verificationId, answer }: Asked<'recordVerification'>,
): Result<readonly CaseEvent[], CaseError> {
  const question = verifications.find(({ id }) => id === verificationId);
  if (question === undefined || question.answer !== undefined) return ok([]);
  if (state === 'withdrawn' || appliedChanges.includes(changeId)) return ok([]);
  const { fact } = question;
  return ok([{ type: 'verificationAnswered', changeId, verificationId, fact, answer }]);
}

/** Why the platform did not take a question, for whoever waits for it; the same again is no news. */
export function recordVerificationRefused(
  { state, verifications = [] }: Case,
  { verificationId, detail }: Asked<'recordVerificationRefused'>,
): CaseEvent[] {
  const question = verifications.find(({ id }) => id === verificationId);
  if (question === undefined || question.answer !== undefined) return [];
  if (state === 'withdrawn' || question.refusal === detail) return [];
  return [{ type: 'verificationRefused', verificationId, fact: question.fact, detail }];
}
