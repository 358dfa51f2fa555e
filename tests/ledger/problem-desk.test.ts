/** 问题清单 at the desk: what is another platform's is left out, and a long list never keeps a lock waiting. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, expect, it } from 'vitest';
import type { Doors } from '../../electron/desk/doors';
import { problemHandlers } from '../../electron/desk/problem-desk';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import type { ProblemCase } from '../../shared/protocol/problem-list';
import { noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { pairedWith, valueOf } from '../support/station-people';

const root = scratchFolder('problem-desk');
const season = 2026;
let station: Station;

afterEach(() => station.close());

/** The list as the window gets it; `cases` is what the platform told. */
async function listed(cases: readonly string[], platform?: string) {
  const told = cases.map((caseId): ProblemCase => {
    return { caseId, matterNumber: '', problems: [{ kind: 'sameChild' }] };
  });
  const unlocked: Doors['unlocked'] = (work) => work(station);
  const { problems } = problemHandlers({ unlocked } as Doors, async () => ok(told));
  const whose = platform === undefined ? {} : { platform };
  return valueOf(await problems({ season, ...whose }));
}

it('lists a platform’s own cases in its order, and reads a long list through the door bit by bit', async () => {
  station = await openStationAt(join(root, uuidv7()), newKey());
  const caseIds = Array.from({ length: 120 }, () => uuidv7());
  for (const caseId of caseIds) {
    valueOf(
      await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor),
    );
  }
  const [city, county] = ['city', 'county'].map((id) => {
    return pairedWith({ id, publicKey: Buffer.alloc(32, id).toString('base64') });
  });
  const beside = { ...county, beside: true } as typeof county;
  for (const event of [city, beside]) {
    if (event !== undefined) valueOf(await station.appendStation([event], { feedCursor: 0 }));
  }
  let read = 0;
  const inOneGo: number[] = [];
  const { cases, during } = station;
  station = {
    ...station,
    cases: {
      ...cases,
      load: (caseId) => {
        read += 1;
        return cases.load(caseId);
      },
    },
    during: (work) =>
      during(async () => {
        const before = read;
        const done = await work();
        inOneGo.push(read - before);
        return done;
      }),
  };
  const elsewhere = uuidv7();
  const told = [...caseIds, elsewhere].toReversed();
  const { total, cases: shown } = await listed(told);
  expect(total).toBe(120);
  expect(shown.map(({ caseId }) => caseId)).toEqual(caseIds.toReversed().slice(0, shown.length));
  expect(Math.max(...inOneGo)).toBeLessThanOrEqual(50);
  expect(inOneGo.reduce((sum, one) => sum + one, 0)).toBe(120);
  expect(await listed(told, 'county')).toEqual({ total: 0, cases: [] });
});
