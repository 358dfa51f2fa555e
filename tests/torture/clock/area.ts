/** The wall clock jumps while everything works: no number twice, nothing out of order, nothing stuck, no wait shortened. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Area, Plan } from '../round';
import { newArea } from '../round';
import { liveBySeed } from './run';

/** Runs the area; one seed at a time, because a process has only one clock. */
export async function tortureByClock({ rounds, seed, scratch, stopAtFirst }: Plan): Promise<Area> {
  const area = newArea('clock jumps');
  let jumps = 0;
  for (let i = 0; i < rounds; i += 1) {
    const folder = join(scratch, `clock-${seed + i}`);
    const lived = await liveBySeed(seed + i, folder);
    area.rounds += 1;
    area.acknowledged += lived.acknowledged;
    jumps += lived.jumps;
    await rm(folder, { recursive: true, force: true });
    if (lived.problems.length === 0) continue;
    const failure = `npm run torture -- --only clock --rounds 1 --seed ${seed + i}: ${lived.problems.slice(0, 4).join('; ')}`;
    area.failures.push(failure);
    console.log(`[torture] clock jumps FAILED, ${failure}`);
    if (stopAtFirst || area.failures.length >= 5) break;
  }
  area.notes.push(`${jumps} jumps`);
  return area;
}
