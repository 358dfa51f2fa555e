/** Whose queue of second readings it is: by the packs of the desk and by who sits at it. */
import { reviewSince, reviewTerm } from '../../../shared/domain/deadline';
import type { Day } from '../../../shared/domain/ids';
import { closingSince, mayReview, reviewTaskOf } from '../../../shared/domain/review-task';
import { addWorkingDays } from '../../../shared/domain/working-days';
import type { Operator } from '../../../shared/ipc/contract';
import { reviewLimitsOf } from '../../../shared/policy/pack';
import type { PackShelf } from '../../../shared/policy/pack-shelf';
import type { ReviewFilter } from '../../db/review-queue';

/** The filter of one person at one desk. */
export function reviewFilter(packs: PackShelf, operator: Operator): ReviewFilter {
  const deciding = packs.all.filter(({ pack }) => pack.placeNoticeBy === 'desk');
  return {
    deskDue: deciding.length === 0 ? undefined : earliestDue(deciding.map(({ pack }) => pack)),
    waitingIn: (current) => {
      // Only the pack that a case was opened under gives its desk a say.
      const pack = packs.find(current.pack)?.pack;
      const task = reviewTaskOf(current, pack?.placeNoticeBy === 'desk');
      if (task === undefined) return undefined;
      const may = mayReview(current, task, operator);
      const waits = reviewSince(current);
      const since = task === 'decide' ? waits.desk : closingSince(current);
      if (may === 'no' || since === undefined) return undefined;
      const term = task === 'decide' && pack ? reviewTerm(waits, reviewLimitsOf(pack)) : undefined;
      return { task, whose: may === 'own' ? 'own' : 'mine', since, term };
    },
  };
}

/** When the first of some desks has to have decided what waits since a day; one without a term has to at once. */
function earliestDue(packs: readonly Parameters<typeof reviewLimitsOf>[0][]): (since: Day) => Day {
  const days = packs.map((pack) => reviewLimitsOf(pack).reviewWorkingDays ?? 0);
  const fewest = Math.min(...days);
  return (since) => (fewest === 0 ? since : addWorkingDays(since, fewest).day);
}
