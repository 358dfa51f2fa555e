/** That somebody brought a sample family to its submission in the drill 演练: a pack may take it as their training. */
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Result } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { StationFacts } from './station-facts';
import type { Turnstile } from './turnstile';

type Parts = Pick<Turnstile, 'during'> & {
  readonly facts: () => Pick<StationFacts, 'drill' | 'practised'>;
  readonly appendStation: (
    events: readonly StationEvent[],
  ) => Promise<Result<{ seq: number }, AppError>>;
  readonly operator: { readonly id: string };
};

export type Practice = {
  /** Notes it once a day for each person; outside the drill nothing is noted. */
  readonly follow: (batch: Pick<Batch, 'at' | 'caseId' | 'events'>) => void;
  /** What the program itself submits, so that there is something to look at, is nobody's practice. */
  readonly leaveOut: (caseId: string) => void;
};

export function createPractice({ facts, appendStation, during, operator }: Parts): Practice {
  const leftOut = new Set<string>();
  return {
    leaveOut: (caseId) => void leftOut.add(caseId),
    follow: ({ at, caseId, events }) => {
      if (!facts().drill || leftOut.has(caseId)) return;
      if (!events.some(({ type }) => type === 'caseSubmitted')) return;
      const { id: operatorId } = operator;
      const day = beijingDate(at);
      if (facts().practised[operatorId] === day) return;
      void during(() => appendStation([{ type: 'familyPractised', operatorId, day }]));
    },
  };
}
