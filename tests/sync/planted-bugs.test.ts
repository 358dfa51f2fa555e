/** Tests the tester: each planted bug must be found by the simulation within so many seeds. */
import { expect, test } from 'vitest';
import { plant } from './sim/planted-code';
import { plantedBugs } from './sim/planted-bugs';
import { plantedRestores } from './sim/planted-restores';
import { runUniverse } from './sim/universe';

const mostSeeds = Number(process.env['BUG_SEEDS'] ?? 1_000);

test.each([...plantedBugs, ...plantedRestores].map((bug, index) => ({ ...bug, index })))(
  'the simulation finds: $name',
  async ({ index, ...bug }) => {
    const subject = await plant(bug, index);
    let found: string | undefined;
    let seed = 0;
    while (found === undefined && seed < mostSeeds) {
      seed += 1;
      found = (await runUniverse(seed, subject)).violations[0];
    }
    console.log(`${bug.name}: ${found === undefined ? 'NOT FOUND' : `seed ${seed}, ${found}`}`);
    expect(found).toBeDefined();
  },
  300_000,
);
