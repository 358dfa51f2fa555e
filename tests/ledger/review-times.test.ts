/** How long a decision was looked at: counted by what the desk was shown and did, kept with the decision, told without a name. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReviewTimes } from '../../electron/desk/review-times';
import type { Station } from '../../electron/desk/station';
import { createStatisticsDesk } from '../../electron/desk/statistics-desk';
import type { Actor } from '../../shared/domain/command';
import { reckonStatistics } from '../../shared/statistics/statistics';
import { submittedAt } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { deskDecidesHere } from '../support/shipped-packs';
import { valueOf } from '../support/station-people';

const minute = 60_000;
let clockMs = 0;
const passes = (minutes: number) => (clockMs += minutes * minute);
const { reviewer } = people;
const [one, other] = ['one', 'other'];

describe('the clock of reviews', () => {
  const spentAfter = (work: (times: ReturnType<typeof createReviewTimes>) => void) => {
    const times = createReviewTimes(() => clockMs);
    work(times);
    return times;
  };

  it('counts for the case that is shown, and goes on when it is shown again', () => {
    const times = spentAfter(({ seen }) => {
      seen(reviewer.id, one);
      passes(3);
      seen(reviewer.id, other);
      passes(2);
      seen(reviewer.id, undefined);
      passes(4);
      seen(reviewer.id, one);
      passes(1);
    });
    expect(times.spent(reviewer.id, one)).toBe(4 * minute);
    expect(times.spent(reviewer.id, other)).toBe(2 * minute);
    expect(times.spent(people.clerk.id, one)).toBeUndefined();
  });

  it('counts no long pause, nothing from the last sign to a lock, and no locked time', () => {
    const times = spentAfter(({ seen, rest }) => {
      seen(reviewer.id, one);
      passes(10);
      seen(reviewer.id, one);
      passes(10.1);
      seen(reviewer.id, one);
      passes(5);
      rest();
      passes(60);
      seen(people.clerk.id, one);
      passes(3);
      rest();
      seen(reviewer.id, one);
      passes(1);
    });
    expect(times.spent(reviewer.id, one)).toBe(11 * minute);
    expect(times.spent(people.clerk.id, one)).toBe(0);
  });

  it('begins anew for the next decision', () => {
    const times = spentAfter(({ seen, decided }) => {
      seen(reviewer.id, one);
      passes(3);
      decided(reviewer.id, one);
      passes(2);
    });
    expect(times.spent(reviewer.id, one)).toBe(2 * minute);
  });
});

describe('a decision at the desk', () => {
  let station: Station;
  beforeAll(async () => {
    const folder = join(scratchFolder('review-times'), uuidv7());
    const reviewTimes = createReviewTimes(() => clockMs);
    const parts = { reviewTimes, now: () => '2026-07-02T02:00:00.000Z' };
    station = await openStationAs(folder, randomBytes(32), undefined, parts);
    await station.appendStation([deskDecidesHere(station.actor)]);
  });

  const refuse = (caseId: string, actor: Actor) => {
    const verdict = { outcome: 'refused' as const, reasonCode: 'R02', reason: '' };
    const decisionId = uuidv7();
    return station.desk.execute({ name: 'decideAtDesk', caseId, decisionId, verdict }, actor);
  };

  it('keeps how long it was looked at, without a name in what is counted', async () => {
    const [looked, unseen] = [await submittedAt(station), await submittedAt(station)];
    station.reviewTimes.seen(reviewer.id, looked);
    passes(6);
    // What the station does by itself meanwhile is no sign of anybody.
    passes(0.5);
    valueOf(await refuse(looked, reviewer));
    // Decided without being shown: nothing was measured.
    valueOf(await refuse(unseen, reviewer));
    const events = valueOf(await station.cases.entries(looked)).flatMap(
      ({ body }) => body.events ?? [],
    );
    expect(events.find(({ type }) => type === 'decidedAtDesk')).toMatchObject({
      lookedForMs: 6.5 * minute,
    });
    const desk = createStatisticsDesk(station);
    valueOf(await desk.gather());
    const minutes = { measured: 1, median: 6.5, most90: 6.5 };
    const found = reckonStatistics(desk.facts(), { season: 2026 });
    expect(found).toMatchObject({
      reviews: minutes,
      reviewRoles: [{ role: 'reviewer', ...minutes }],
      reviewWeeks: [{ week: '2026-06-29', ...minutes }],
    });
    expect(JSON.stringify(desk.facts())).not.toContain(reviewer.name);
  });
});
