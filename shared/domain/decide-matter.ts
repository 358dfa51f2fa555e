/** Which matter a case is about, and for which group: what decides the pack and the checklist it is judged by. */
import type { Case, CaseEvent, EventOf } from './case';
import type { CaseError } from './case-error';
import type { CaseKind } from './case-kind';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import type { GroupAnswers } from './group';
import { groupFor } from './group';
import { markOf } from './family-entry';
import type { Result } from './result';
import { err, ok } from './result';

/** A new case, under the pack in force for its matter. */
export function openCase(
  { kind = 'primary', answers, byAgent }: Asked<'openCase'>,
  { at, actor, season, pack, packFor, ...context }: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  if (packFor(kind) === undefined) return err({ kind: 'kindNotHeld', enrolment: kind });
  const by = { by: actor.name, byId: actor.id };
  const group = (context.groupFor ?? groupFor)(answers);
  const brought = byAgent === true || actor.role === 'agent';
  const marks = actor.byFamily !== true && brought ? { byAgent: true as const } : markOf(actor);
  return ok([{ type: 'caseOpened', at, ...by, kind, season, pack, answers, group, ...marks }]);
}

/** Another matter for a case that was never submitted; it moves to the pack that is in force for it. */
export function chooseKind(
  current: Case,
  kind: CaseKind,
  { packFor }: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  // What is at the platform as one matter stays that matter.
  if (current.revision > 0) {
    return err({ kind: 'notAllowedInState', command: 'chooseKind', state: current.state });
  }
  if (current.kind === kind) return ok([]);
  const next = packFor(kind);
  if (next === undefined) return err({ kind: 'kindNotHeld', enrolment: kind });
  const { id, version, title, season } = next;
  if (current.pack.id === id && current.pack.version === version) {
    return ok([{ type: 'kindChosen', kind }]);
  }
  const moved = { pack: { id, version }, title, season };
  const group = (next.groupFor ?? groupFor)(current.answers);
  return ok([
    { type: 'kindChosen', kind, moved },
    ...(group === current.group ? [] : [grouped(current.answers, group)]),
  ]);
}

/** The group that follows from the answers by the case's own pack. */
export function chooseGroup(answers: GroupAnswers, context: DecideContext): readonly CaseEvent[] {
  const group = (context.groupFor ?? groupFor)(answers);
  return [{ ...grouped(answers, group), ...markOf(context.actor) }];
}

function grouped(answers: GroupAnswers, group: Case['group']): EventOf<'groupChosen'> {
  return { type: 'groupChosen', answers, group };
}
