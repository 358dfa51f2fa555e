/** The training 岗位培训 of the people of a station, folded from its own entries. */
import type { Day } from '../../shared/domain/ids';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { TrainingFacts } from '../../shared/policy/training';

type Recorded = Extract<StationEvent, { type: 'trainingRecorded' }>;
type TrainingEvent = Extract<
  StationEvent,
  { type: 'trainingRecorded' | 'trainingWithdrawn' | 'familyPractised' }
>;

/** A record that counts. */
export type TrainingRecord = Omit<Recorded, 'type'>;

export type TrainingsFacts = {
  /** Records that were not withdrawn, in the order in which they were made. */
  readonly trainings: readonly TrainingRecord[];
  /** The last day on which somebody entered a sample family of the drill to its submission. */
  readonly practised: { readonly [operatorId: string]: Day };
};

export const noTrainings: TrainingsFacts = { trainings: [], practised: {} };

/** Applies one event about training. */
export function evolveTrainings<F extends TrainingsFacts>(facts: F, event: TrainingEvent): F {
  switch (event.type) {
    case 'trainingRecorded': {
      const { id, operatorId, code, title, day, givenBy, note, by } = event;
      const record = { id, operatorId, code, title, day, givenBy, note, by };
      return { ...facts, trainings: [...facts.trainings, record] };
    }
    case 'trainingWithdrawn':
      return { ...facts, trainings: facts.trainings.filter(({ id }) => id !== event.id) };
    case 'familyPractised': {
      const { operatorId, day } = event;
      const before = facts.practised[operatorId] ?? '';
      const last = before > day ? before : day;
      return { ...facts, practised: { ...facts.practised, [operatorId]: last } };
    }
  }
}

/** What counts for one person. */
export function trainingOf(facts: TrainingsFacts, operatorId: string): TrainingFacts {
  return {
    taken: facts.trainings.filter((one) => one.operatorId === operatorId),
    practised: facts.practised[operatorId],
  };
}
