/** A case whose platform was given up goes to another one, as a submission after all that the former one was told of. */
import type { Case, CaseEvent, EventOf } from './case';
import { isOwed } from './owed';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import { deskDecisionOf } from './desk-standing';
import { isKeptBack } from './evolve-sending';
import type { Result } from './result';
import { err, ok } from './result';
import { without } from './without';

/**
 * Whether a case can go to another platform without anybody's word: what this desk decided with a place of the former
 * platform, and what a family asked to keep here, are for people.
 */
export function canMove(current: Case): boolean {
  const { state, outbox } = current;
  // What that platform had otherwise is nobody's business any more: the other one is told what the desk has.
  const isOpen = isOwed(state) && (state !== 'conflicted' || outbox?.state === 'conflicted');
  return isOpen && deskDecisionOf(current) === undefined && !isKeptBack(current);
}

/** The number of the submission is new: the former platform may have had the one before, and gave a receipt for it. */
export function moveCase(
  current: Case,
  { name, platform, title, from }: Asked<'moveCase'>,
  { at }: Pick<DecideContext, 'at'>,
): Result<CaseEvent[], CaseError> {
  if (current.platform === platform) return ok([]);
  if (!canMove(current))
    return err({ kind: 'notAllowedInState', command: name, state: current.state });
  const revision = current.revision + 1;
  return ok([{ type: 'caseMoved', at, revision, platform, name: title, from }]);
}

/** The fold: nothing of before is known at the platform that takes it now; who submitted it stays who did. */
export function moved(current: Case, { at, revision, platform }: EventOf<'caseMoved'>): Case {
  const before = Array.from({ length: current.revision }, (_, index) => index + 1);
  const givenUp = [...new Set([...(current.givenUp ?? []), ...before])];
  const { submissions = [], former = [], receipt } = current;
  // A receipt stays until the next one: it may be of a platform further back.
  const isOlder = former.some((one) => one.receipt?.signature === receipt?.signature);
  const left = {
    at,
    ...(current.platform === undefined ? {} : { platform: current.platform }),
    ...(receipt === undefined || isOlder ? {} : { receipt }),
  };
  const last = submissions.at(-1);
  const sent = last === undefined ? submissions : [...submissions, { ...last, revision, at }];
  return {
    ...without(current, 'outbox'),
    ...{ revision, platform, givenUp, submissions: sent, former: [...former, left] },
  };
}
