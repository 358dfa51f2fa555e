/** The power goes at random moments: whatever the disk had not been told to keep is gone. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { check } from './check';
import { startChild } from './child';
import { createLoopDisk, whyNoLoopDisks } from './loop-disk';
import { emptyNotebook } from './notebook';
import type { Area, Plan } from './round';
import { addTotals, count, inLanes, newArea } from './round';
import { seeded } from './seeded';

const roundsPerDisk = 3;

/** Runs the area. */
export async function tortureByPowerCut(plan: Plan): Promise<Area> {
  const area = newArea('power cut');
  const reason = await whyNoLoopDisks(plan.scratch);
  if (reason !== undefined) {
    area.notRun = reason;
    return area;
  }
  // Both sizes of block: where a write is torn depends on it.
  await inLanes(plan, roundsPerDisk, async (seed, rounds) => {
    const disk = await createLoopDisk(
      join(plan.scratch, `power-${seed}`),
      384,
      seed % 2 === 0 ? 1024 : 4096,
    );
    try {
      await mkdir(disk.folder, { recursive: true });
      const book = emptyNotebook();
      for (let i = 0; i < rounds; i += 1) {
        const random = seeded(seed + i);
        const cut = await disk.armCut();
        const child = startChild(disk.folder, seed + i, book);
        await child.firstAcknowledged;
        await sleep(random.below(1200));
        const died = child.gone() ? `the child died: ${child.errors().slice(-500)}` : undefined;
        // Half the time the disk is writing back at that very moment, so that parts of writes stay.
        if (random.next() < 0.5) {
          spawn('sync', ['-f', disk.folder], { stdio: 'ignore' });
          await sleep(random.below(30));
        }
        child.disbelieve();
        await cut();
        await sleep(random.below(60));
        await child.kill();
        await disk.restart();
        // Refusals after the cut are what is wanted: the disk was gone.
        const checked = await check(disk.folder, {
          ...book,
          wrong: died === undefined ? [] : [died],
        });
        if (!(await count(area, seed + i, disk.folder, book, checked))) break;
      }
      addTotals(area, book);
    } finally {
      await disk.remove();
    }
  });
  return area;
}
