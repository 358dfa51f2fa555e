/** 复核: what of a case waits for a second pair of eyes, since when, and whose it is not. */
import { beijingDate } from './beijing-time';
import type { Case } from './case';
import type { Actor, CommandName } from './command';
import { allowed, isAllowed } from './command';
import { deskDecisionOf, isDisputed } from './desk-standing';
import type { Day } from './ids';
import { letterOf } from './letter';
import { isTrueTo, openRedecision, resultLetters } from './redecision';
import { hadPartIn, mayReadSecond } from './visibility';

/** To decide at the desk, to settle a disagreement with the platform, or to issue the letter that tells the decision. */
export type ReviewTask = 'decide' | 'settle' | 'letter';

const commandOf = {
  decide: 'decideAtDesk',
  settle: 'settleDisagreement',
  letter: 'issueLetter',
} as const satisfies { readonly [task in ReviewTask]: CommandName };

/** A reviewer is the second pair of eyes: what these commands do is not for who had a part in the case. */
const secondEyes: readonly CommandName[] = ['issueLetter', 'voidLetter', 'sealArchive'];

/** Nor for an administrator who had: with a desk that decides by itself there is no other second reading. */
const otherEyes: readonly CommandName[] = ['decideAtDesk', 'settleDisagreement'];

/** Who acts, as far as a part in a case matters. */
type Person = Pick<Actor, 'id' | 'name' | 'role'>;

/** Whether a command is not for this person because of a part that they had in the case. */
export function isOwnCase(current: Case, name: CommandName, actor: Person): boolean {
  if (otherEyes.includes(name)) return !mayReadSecond(current, actor);
  return actor.role === 'reviewer' && secondEyes.includes(name) && hadPartIn(current, actor);
}

/** The letter that tells the decision and that nobody issued yet; nothing while it is disputed, or stands for an older submission. */
export function letterDue(current: Case): ReturnType<typeof letterOf> {
  const ours = deskDecisionOf(current);
  if (isDisputed(current)) return undefined;
  if (current.state !== 'decided' && ours === undefined) return undefined;
  const told = letterOf(current.decision);
  return resultLetters(current).some((letter) => isTrueTo(letter, current.decision))
    ? undefined
    : told;
}

/** The task that waits, whoever does it; `deskDecides`: the pack of the case lets its desk decide. */
export function reviewTaskOf(current: Case, deskDecides: boolean): ReviewTask | undefined {
  const ours = deskDecisionOf(current);
  const task = (): ReviewTask | undefined => {
    if (isDisputed(current)) return 'settle';
    if (letterDue(current) !== undefined) return 'letter';
    return deskDecides && ours === undefined ? 'decide' : undefined;
  };
  const found = task();
  if (found === undefined) return undefined;
  const { states } = allowed[commandOf[found]];
  return states !== 'new' && states.includes(current.state) ? found : undefined;
}

/** Whether the task is this person's: by their role, and by the part that they had in the case. */
export function mayReview(current: Case, task: ReviewTask, actor: Person): 'yes' | 'own' | 'no' {
  const name = commandOf[task];
  if (isAllowed(name, current.state, actor.role) !== 'yes') return 'no';
  return isOwnCase(current, name, actor) ? 'own' : 'yes';
}

/** Whether somebody of this role is ever given such a task. */
export function reviews(role: Actor['role']): boolean {
  return Object.values(commandOf).some((name) => allowed[name].roles.includes(role));
}

/**
 * Since which day a letter or a settlement is waited for; the desk's own decision waits as `reviewSince` says
 * (deadline.ts), because it depends on the pack whether there is one.
 */
export function closingSince(current: Case): Day | undefined {
  const task = reviewTaskOf(current, false);
  if (task === undefined) return undefined;
  const theirs = openRedecision(current)?.decision ?? deskDecisionOf(current)?.platform;
  const at = task === 'settle' ? theirs?.at : current.decision?.at;
  return at === undefined ? undefined : beijingDate(at);
}
