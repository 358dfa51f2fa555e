/** The simulation of sync over many seeds: each lane a process of its own, each failing seed named. */
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import { runLane } from './lanes';

/** Seeds of one process: the first thousand cost twice as much as the others, until their code is quick. */
const seedsPerProcess = 10_000;

/** Runs the area; `plan.seed` is the first seed, so that a run that was ended goes on where it was. */
export async function tortureBySimulation(plan: Plan): Promise<Area> {
  const area = newArea('sync simulation');
  let events = 0;
  let virtualMs = 0;
  await inLanes(plan, seedsPerProcess, async (seed, rounds) => {
    if (plan.stopAtFirst && area.failures.length > 0) return;
    const program = process.argv[1] ?? '';
    const args = [program, 'simulate', plan.scratch, String(seed), String(rounds)];
    const code = await runLane(args, (line) => {
      area.rounds += 1;
      events += line.events;
      virtualMs += line.virtualMs;
      if (line.violations.length === 0) return;
      const failure = `SIM_SEED=${line.seed}: ${line.violations.slice(0, 4).join('; ')}`;
      area.failures.push(failure);
      console.log(`[torture] ${area.name} FAILED, ${failure}`);
    });
    if (code !== 0) area.failures.push(`seeds from ${seed} on: the process ended with ${code}`);
    console.log(`[torture] ${area.name}: ${area.rounds} of ${plan.rounds} seeds`);
  });
  area.notes.push(`${events} events, ${Math.round(virtualMs / 86_400_000)} days of virtual time`);
  return area;
}
