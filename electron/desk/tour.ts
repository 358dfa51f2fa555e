/** That somebody was led round 新手导览, kept with the person: nobody is asked twice. */
import { ok } from '../../shared/domain/result';
import type { Answer } from './doors';
import type { Station } from './station';

/** Writes it down the first time; whoever takes the tour again leaves no second entry. */
export async function endTour(
  { facts, operator, appendStation }: Pick<Station, 'facts' | 'operator' | 'appendStation'>,
  taken: boolean,
): Answer<undefined> {
  const self = facts().operators.find(({ id }) => id === operator.id);
  if (self?.toured === true) return ok(undefined);
  const written = await appendStation([{ type: 'tourEnded', operatorId: operator.id, taken }]);
  return written.ok ? ok(undefined) : written;
}
