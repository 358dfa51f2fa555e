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
  const shortest = (placeNoticeBy: 'platform' | 'desk') => {
    const days = limits.flatMap((one) =>
      one.placeNoticeBy === placeNoticeBy && one.reviewWorkingDays !== undefined
        ? [one.reviewWorkingDays]
        : [],
    );
    if (days.length === 0) return undefined;
    return (since: Day) => addWorkingDays(since, Math.min(...days)).day;
  };
  return {
    isNear: (day) => standingOf(day, today).state !== 'ahead',
    latest: addWorkingDays(today, 2).day,
    // A platform that has to confirm what its desk decided has the days of that pack.
    platformEnd: earliest(shortest('platform'), shortest('desk')),
    deskEnd: shortest('desk'),
    termOf: (line) =>
      firstOf(line.deadline, reviewTerm(line.reviewSince, reviewLimitsOf(packs.packOf(line).pack))),
    limit: mostShown,
  };
}

function earliest(
  one: ((since: Day) => Day) | undefined,
  other: ((since: Day) => Day) | undefined,
): ((since: Day) => Day) | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return (since) => (one(since) < other(since) ? one(since) : other(since));
}
