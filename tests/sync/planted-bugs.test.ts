/** Tests the tester: each planted bug must be found by one of the seeds that every run of the tests goes through. */
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { built } from './sim/built';
import { plant } from './sim/planted-code';
import { plantedBugs } from './sim/planted-bugs';
import { plantedRestores } from './sim/planted-restores';
import type * as Universe from './sim/universe';

const mostSeeds = Number(process.env['BUG_SEEDS'] ?? 10_000);
// Of this process, so that two runs do not meet.
const garden = `.cache/planted-bugs-${process.pid}`;

let runUniverse: typeof Universe.runUniverse;
beforeAll(async () => {
  const input = { universe: 'tests/sync/sim/universe.ts' };
  const at = await built(`${garden}/universe`, { input, format: 'cjs' });
  ({ runUniverse } = createRequire(import.meta.url)(at('universe')) as typeof Universe);
});
afterAll(() => rm(garden, { recursive: true, force: true }));

test.each([...plantedBugs, ...plantedRestores].map((bug, index) => ({ ...bug, index })))(
  'the simulation finds: $name',
  async ({ index, from = 1, ...bug }) => {
    const subject = await plant(bug, garden, index);
    let found: string | undefined;
    let seed = from - 1;
    while (found === undefined && seed < mostSeeds) {
      seed += 1;
      found = (await runUniverse(seed, subject)).violations[0];
    }
    console.log(`${bug.name}: ${found === undefined ? 'NOT FOUND' : `seed ${seed}, ${found}`}`);
    expect(found).toBeDefined();
  },
  3_600_000,
);
