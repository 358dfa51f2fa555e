/** Hand-over 移交: a draft goes from its owner to a colleague who works at the counter. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { counterRoles } from './command';
import type { DecideContext } from './decide-context';
import type { Result } from './result';
import { err, ok } from './result';
import type { Colleague } from './visibility';
import { accessOf } from './visibility';

/** Colleagues a draft of `owner` can be handed to. */
export function possibleHeirs(colleagues: readonly Colleague[], owner: string): Colleague[] {
  return colleagues.filter(({ id, role }) => id !== owner && counterRoles.includes(role));
}

/** Gives the draft to a colleague; to who has it already changes nothing. */
export function handOver(
  current: Case,
  { name: command, to, note }: Asked<'handOverCase'>,
  { at, actor, colleagues, founderId }: DecideContext,
): Result<CaseEvent[], CaseError> {
  if (current.revision > 0) {
    return err({ kind: 'notAllowedInState', command, state: current.state });
  }
  const { owner } = accessOf(current, founderId);
  if (to === owner) return ok([]);
  const heir = possibleHeirs(colleagues, owner).find(({ id }) => id === to);
  if (heir === undefined) return err({ kind: 'colleagueUnknown' });
  const from = current.owner ?? { id: owner, name: current.openedBy };
  return ok([
    {
      type: 'caseHandedOver',
      at,
      from,
      to: { id: heir.id, name: heir.name },
      by: actor.name,
      byId: actor.id,
      note,
    },
  ]);
}
