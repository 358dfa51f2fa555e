/** kill -9 at random moments; the same record is worked on again and again, as it would be. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { check } from './check';
import { startChild } from './child';
import { emptyNotebook } from './notebook';
import type { Area, Plan } from './round';
import { addTotals, count, inLanes, newArea } from './round';
import { seeded } from './seeded';

const roundsPerRecord = 6;

/** Runs the area. */
export async function tortureByKill(plan: Plan): Promise<Area> {
  const area = newArea('kill -9');
  await inLanes(plan, roundsPerRecord, async (seed, rounds) => {
    const folder = join(plan.scratch, `kill-${seed}`);
    await mkdir(folder, { recursive: true });
    const book = emptyNotebook();
    for (let i = 0; i < rounds; i += 1) {
      const random = seeded(seed + i);
      const child = startChild(folder, seed + i, book);
      // Now and then before anything is acknowledged: setting up and opening must survive as well.
      if (random.next() < 0.1) await sleep(random.below(400));
      else {
        await child.firstAcknowledged;
        await sleep(random.below(1100));
      }
      const died = child.gone() ? `the child died: ${child.errors().slice(-500)}` : undefined;
      await child.kill();
      const checked = await check(folder, book);
      const problems = died === undefined ? checked.problems : [died, ...checked.problems];
      if (!(await count(area, seed + i, folder, book, { ...checked, problems }))) break;
    }
    addTotals(area, book);
    await rm(folder, { recursive: true, force: true });
  });
  return area;
}
