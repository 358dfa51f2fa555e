/** Whether somebody has the training 岗位培训 that the packs in force ask of their role, and until when. */
import { daysAfter } from '../domain/calendar-day';
import type { OperatorRole } from '../domain/command';
import type { Day } from '../domain/ids';
import type { PolicyPack } from './pack';
import type { TrainingItem } from './pack-training';
import { usualWarnDays } from './pack-training';

/** A training that somebody took, as it was recorded. */
export type TakenTraining = { readonly code: string; readonly day: Day };

/** What counts for one person: records, and the last day on which they entered a sample family to its submission. */
export type TrainingFacts = {
  readonly taken: readonly TakenTraining[];
  readonly practised?: Day | undefined;
};

/**
 * How somebody stands with one training: `until` is the last day it holds, in the past when it ran out, and absent when
 * it was never taken. `runsOut`: it holds today, and the days left are those of which the pack wants to be told.
 */
export type TrainingStanding = {
  readonly code: string;
  readonly title: string;
  readonly state: 'held' | 'runsOut' | 'ranOut' | 'never';
  readonly until?: Day;
  readonly reason: string;
  readonly drillCounts: boolean;
};

type Packs = readonly Pick<PolicyPack, 'training'>[];

/** What packs ask of a role, each training once: of two packs that ask the same the one that lets it hold shorter. */
export function trainingAsked(packs: Packs, role: OperatorRole): readonly TrainingItem[] {
  const asked = new Map<string, TrainingItem>();
  for (const item of packs.flatMap(({ training }) => training?.items ?? [])) {
    const isFor = (item.roles as readonly OperatorRole[]).includes(role);
    const known = asked.get(item.code);
    if (isFor && (known === undefined || item.validDays < known.validDays)) {
      asked.set(item.code, item);
    }
  }
  return [...asked.values()];
}

/** How somebody stands with everything that is asked, in the order of the packs. */
export function trainingStandings(
  asked: readonly TrainingItem[],
  { taken, practised }: TrainingFacts,
  today: Day,
): readonly TrainingStanding[] {
  return asked.map(({ code, title, validDays, warnDays = usualWarnDays, ...item }) => {
    const { reason, drillCounts = false } = item;
    const days = taken.filter((one) => one.code === code).map(({ day }) => day);
    if (drillCounts && practised !== undefined) days.push(practised);
    const about = { code, title, reason, drillCounts };
    const last = days.toSorted().at(-1);
    if (last === undefined) return { ...about, state: 'never' };
    const until = daysAfter(last, validDays);
    const state =
      until < today ? 'ranOut' : until <= daysAfter(today, warnDays - 1) ? 'runsOut' : 'held';
    return { ...about, state, until };
  });
}

/** Whether this keeps somebody out. */
export function isLacking({ state }: Pick<TrainingStanding, 'state'>): boolean {
  return state === 'never' || state === 'ranOut';
}
