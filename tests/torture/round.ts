/** What every area counts, and how rounds are run side by side and kept when they fail. */
import { cp, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Checked } from './check';
import type { Notebook } from './notebook';

export const outFolder = resolve('out/torture');

export type Area = {
  readonly name: string;
  rounds: number;
  acknowledged: number;
  reopened: number;
  tornTails: number;
  leftovers: number;
  slowestRefusalMs: number;
  readonly refusals: Map<string, number>;
  /** One line per failed round: seed, folder and what was wrong. */
  readonly failures: string[];
  /** What else it counted, in words. */
  readonly notes: string[];
  /** Why the area was not run. */
  notRun?: string;
};

/** An area before its first round. */
export function newArea(name: string): Area {
  return {
    name,
    rounds: 0,
    acknowledged: 0,
    reopened: 0,
    tornTails: 0,
    leftovers: 0,
    slowestRefusalMs: 0,
    refusals: new Map(),
    failures: [],
    notes: [],
  };
}

export type Plan = {
  readonly seed: number;
  readonly rounds: number;
  /** Rounds that run at the same time. */
  readonly lanes: number;
  /** Folder of this run below the system's temporary folder. */
  readonly scratch: string;
  /** Whether spoilt stations that were not noticed are kept. */
  readonly keep: boolean;
  /** Whether one failure is enough. */
  readonly stopAtFirst: boolean;
};

/** Runs `series` until the area has its rounds; each series says how many of them it may do. */
export async function inLanes(
  { rounds, lanes, seed }: Plan,
  perSeries: number,
  series: (seed: number, rounds: number) => Promise<void>,
): Promise<void> {
  const jobs = Array.from({ length: Math.ceil(rounds / perSeries) }, (_, i) => ({
    seed: seed + i * perSeries,
    rounds: Math.min(perSeries, rounds - i * perSeries),
  }));
  const lane = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      await series(job.seed, job.rounds);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Counts one round; a failed one is printed with its seed and its folder is kept. */
export async function count(
  area: Area,
  seed: number,
  folder: string,
  book: Notebook,
  checked: Checked,
): Promise<boolean> {
  area.rounds += 1;
  if (checked.tornBytes > 0) area.tornTails += 1;
  area.leftovers = Math.max(area.leftovers, checked.leftovers);
  area.slowestRefusalMs = Math.max(area.slowestRefusalMs, book.slowestRefusalMs);
  if (checked.problems.length === 0) return true;
  const kept = join(outFolder, 'failed', `${area.name.replaceAll(' ', '-')}-${seed}`);
  await mkdir(kept, { recursive: true });
  await cp(folder, kept, { recursive: true, force: true }).catch(() => undefined);
  const failure = `seed ${seed}, kept in ${kept}: ${checked.problems.slice(0, 4).join('; ')}`;
  area.failures.push(failure);
  console.log(`[torture] ${area.name} FAILED, ${failure}`);
  return false;
}

/** Adds what a notebook counted over a whole series. */
export function addTotals(area: Area, book: Notebook): void {
  area.acknowledged += book.acknowledged;
  area.reopened += book.reopened;
  for (const [kind, times] of book.refusals) {
    area.refusals.set(kind, (area.refusals.get(kind) ?? 0) + times);
  }
}
