/**
 * 平台改了决定: the platform decides otherwise than it had decided when the family was told. What the family holds stands
 * until a person settles it, as where a desk and the platform disagree (domain.md "Who decides").
 */
import type { Case, EventOf } from './case';
import type { Decision } from './delivery';
import { isSameDecision } from './desk-decision';
import type { Letter } from './letter';
import { isValid, letterOf, tellsDecision } from './letter';
import type { Redecision } from './redecision-facts';
import { without } from './without';

/** Letters that tell the family a result and hold. */
export function resultLetters({ letters }: Pick<Case, 'letters'>): readonly Letter[] {
  return letters.filter((letter) => tellsDecision(letter) && isValid(letter));
}

/** Whether a letter says what was decided: its kind fits, and the school where it is known which one it names. */
export function isTrueTo(
  { kind, toldSchool }: Pick<Letter, 'kind' | 'toldSchool'>,
  decision: Decision | undefined,
): boolean {
  if (letterOf(decision) !== kind) return false;
  return toldSchool === undefined || toldSchool.trim() === decision?.school?.name.trim();
}

/** A letter that holds although it tells another result than the case has. */
export function outdatedLetter(current: Case): Letter | undefined {
  return resultLetters(current).find((letter) => !isTrueTo(letter, current.decision));
}

/** The platform's other decision while nobody settled it. */
export function openRedecision({ redecision }: Case): Redecision | undefined {
  return redecision?.settled === undefined ? redecision : undefined;
}

/** Whether a decision says otherwise than what was told: in a letter, or by an archive that holds the result. */
export function isRedecision(current: Case, decision: Decision): boolean {
  const before = current.decision;
  if (before === undefined || isSameDecision(before, decision)) return false;
  return resultLetters(current).length > 0 || current.archive !== undefined;
}

/** Whether the platform may be followed: what lies in an archive, planned or sealed, is not declared void any more. */
export function mayFollow(current: Case): boolean {
  return current.archive === undefined || resultLetters(current).length === 0;
}

/** The fold. */
export function withRedecision(
  current: Case,
  event: EventOf<'decisionChanged' | 'decisionPassedOver'>,
): Case {
  const appliedChanges = [...current.appliedChanges, event.changeId];
  if (event.type === 'decisionPassedOver') return { ...current, appliedChanges };
  return {
    ...current,
    state: current.state === 'archived' ? 'archived' : 'conflicted',
    redecision: { id: event.changeId, decision: event.decision },
    appliedChanges,
  };
}

/** A letter with its serial, and with the school that it names whatever is decided later. */
export function asNumbered(
  { decision }: Case,
  { letter, drawn: { blockId, serial } }: EventOf<'letterNumbered'>,
): Letter {
  const toldSchool = letter.kind === 'placeNotice' ? decision?.school?.name : undefined;
  const numbered = { ...letter, drawn: { blockId, serial } };
  return toldSchool === undefined ? numbered : { ...numbered, toldSchool };
}

/** What the platform said before it said something else, or about a submission before, is no matter any more. */
export function withoutRedecision(current: Case): Case {
  return current.redecision === undefined ? current : without(current, 'redecision');
}
