/** That somebody entered a sample family to its submission in the drill 演练: a pack may take it as their training. */
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Batch } from '../../shared/ipc/contract';
import type { Station } from './station';

type Parts = Pick<Station, 'facts' | 'appendStation' | 'during'> & {
  readonly operator: Pick<Station['operator'], 'id'>;
};

/** Notes it once a day for each person; outside the drill nothing is noted. */
export function createPracticeFollower({ facts, appendStation, during, operator }: Parts) {
  return ({ at, events }: Pick<Batch, 'at' | 'events'>): void => {
    if (!facts().drill || !events.some(({ type }) => type === 'caseSubmitted')) return;
    const { id: operatorId } = operator;
    const day = beijingDate(at);
    if (facts().practised[operatorId] === day) return;
    void during(() => appendStation([{ type: 'familyPractised', operatorId, day }]));
  };
}
