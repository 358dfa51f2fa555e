/** Which terms the list of terms shows: those of which at most a working day is left, by the packs of the desk. */
import { firstOf, reviewTerm, standingOf } from '../../../shared/domain/deadline';
import type { Day } from '../../../shared/domain/ids';
import { addWorkingDays } from '../../../shared/domain/working-days';
import { reviewLimitsOf } from '../../../shared/policy/pack';
import type { PackShelf } from '../../../shared/policy/pack-shelf';
import type { DueFilter } from '../../db/observe';

/** More than a desk settles in a day; what follows is counted. */
const mostShown = 200;

/** The filter of one day at one desk. */
export function dueFilter(packs: PackShelf, today: Day): DueFilter {
  const limits = packs.all.map(({ pack }) => reviewLimitsOf(pack));
  const daysOf = (placeNoticeBy: 'platform' | 'desk') =>
    limits.flatMap((one) =>
      one.placeNoticeBy === placeNoticeBy && one.reviewWorkingDays !== undefined
        ? [one.reviewWorkingDays]
        : [],
    );
  const desk = daysOf('desk');
  return {
    isNear: (day) => standingOf(day, today).state !== 'ahead',
    latest: addWorkingDays(today, 2).day,
    // A platform that has to confirm what its desk decided has the days of that pack.
    platformEnd: endAfter([...daysOf('platform'), ...desk]),
    deskEnd: endAfter(desk),
    termOf: (line) =>
      firstOf(line.deadline, reviewTerm(line.reviewSince, reviewLimitsOf(packs.packOf(line).pack))),
    limit: mostShown,
  };
}

/** When the shortest of some reviews ends that began on a day. */
function endAfter(workingDays: readonly number[]): ((since: Day) => Day) | undefined {
  if (workingDays.length === 0) return undefined;
  return (since) => addWorkingDays(since, Math.min(...workingDays)).day;
}
