/** The statistics of a real station: every case once, read again only after something happened to it, gone with the lock. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStatisticsDesk } from '../../electron/desk/statistics-desk';
import type { Station } from '../../electron/desk/station';
import type { Case } from '../../shared/domain/case';
import { reckonStatistics } from '../../shared/statistics/statistics';
import { fillStation } from '../support/generate/station';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('statistics');
const cases = 130;
let station: Station;
let made: readonly Case[];

beforeAll(async () => {
  station = await openStationAt(join(root, uuidv7()), randomBytes(32));
  made = (await fillStation(station, { cases, seed: 5, withImages: 0 })).cases;
});

async function gathered(desk: ReturnType<typeof createStatisticsDesk>) {
  const steps: number[] = [];
  for (;;) {
    const { done, total } = valueOf(await desk.gather());
    steps.push(done);
    if (done === total) return steps;
  }
}

describe('what is gathered', () => {
  it('is every case, some at a time', async () => {
    const desk = createStatisticsDesk(station);
    expect(await gathered(desk)).toEqual([50, 100, cases]);
    const found = reckonStatistics(desk.facts(), { season: 2026 });
    expect(found.progress).toMatchObject({
      cases,
      submitted: made.filter(({ submittedAt }) => submittedAt !== undefined).length,
      received: made.filter(({ receipt }) => receipt !== undefined).length,
      // What is asked back is no result, whether the family has answered or not.
      decided: made.filter(({ decision }) => ![undefined, 'correction'].includes(decision?.outcome))
        .length,
    });
    for (const { group, cases: count } of found.groups) {
      expect(count, group).toBe(made.filter((one) => one.group === group).length);
    }
    const accepted = made.filter(({ decision }) => decision?.outcome === 'accepted').length;
    expect(found.outcomes.find(({ outcome }) => outcome === 'accepted')?.cases).toBe(accepted);
    expect(found.days.reduce((sum, { opened }) => sum + opened, 0)).toBe(cases);
    const returned = made.filter(({ decision, revision }) => {
      return decision?.outcome === 'correction' && revision === 1;
    }).length;
    expect(found.firstTry.judged - found.firstTry.passed).toBeGreaterThanOrEqual(returned);
    expect(found.minutes.measured).toBe(found.progress.submitted);
  });

  it('is read again only where something happened', async () => {
    const read: string[] = [];
    const desk = createStatisticsDesk({
      ...station,
      cases: {
        ...station.cases,
        entries: (caseId) => {
          read.push(caseId);
          return station.cases.entries(caseId);
        },
      },
    });
    await gathered(desk);
    expect(new Set(read).size).toBe(cases);
    read.length = 0;
    expect(await gathered(desk)).toEqual([cases]);
    expect(read).toEqual([]);
    const draft = made.find(({ state }) => state === 'draft' || state === 'incomplete');
    const caseId = draft?.id ?? '';
    const command = { name: 'editForm' as const, caseId, changes: { 'child.nation': '回族' } };
    valueOf(await station.desk.execute(command, station.actor));
    await gathered(desk);
    expect(read).toEqual([caseId]);
  });

  it('holds nothing of a person', async () => {
    const desk = createStatisticsDesk(station);
    await gathered(desk);
    const text = JSON.stringify([desk.facts(), reckonStatistics(desk.facts(), { season: 2026 })]);
    for (const { form, caseNumber } of made) {
      for (const key of [
        'child.name',
        'child.idNumber',
        'guardian1.name',
        'guardian1.phone',
      ] as const) {
        const value = form[key];
        if (typeof value === 'string' && value.length > 1) expect(text).not.toContain(value);
      }
      if (caseNumber !== undefined) expect(text).not.toContain(caseNumber);
    }
  });
});
