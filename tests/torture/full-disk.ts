/** A disk that fills up under work: every answer says so, nothing told is lost, and work goes on when there is room. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Checked } from './check';
import { check } from './check';
import { startChild } from './child';
import type { LoopDisk } from './loop-disk';
import { createLoopDisk, whyNoLoopDisks } from './loop-disk';
import type { Notebook } from './notebook';
import { emptyNotebook } from './notebook';
import type { Area, Plan } from './round';
import { addTotals, count, inLanes, newArea } from './round';
import type { Random } from './seeded';
import { seeded } from './seeded';

const leftFree = [0, 200_000, 5_000_000] as const;
const slowestAnswerMs = 1000;

/** Runs the area. */
export async function tortureByFullDisk(plan: Plan): Promise<Area> {
  const area = newArea('full disk');
  const reason = await whyNoLoopDisks(plan.scratch);
  if (reason !== undefined) {
    area.notRun = reason;
    return area;
  }
  await inLanes(plan, 1, async (seed) => {
    const disk = await createLoopDisk(join(plan.scratch, `full-${seed}`), 96);
    try {
      await mkdir(disk.folder, { recursive: true });
      const book = emptyNotebook();
      const checked = await oneRound(disk, seed, leftFree[seed % 3] ?? 0, book);
      await count(area, seed, disk.folder, book, checked);
      addTotals(area, book);
    } finally {
      await disk.remove();
    }
  });
  return area;
}

const refusalsIn = (book: Notebook) =>
  [...book.refusals.values()].reduce((sum, times) => sum + times, 0);

async function until(reached: () => boolean, limitMs: number): Promise<boolean> {
  for (let waited = 0; waited < limitMs && !reached(); waited += 20) await sleep(20);
  return reached();
}

async function oneRound(
  disk: LoopDisk,
  seed: number,
  leave: number,
  book: Notebook,
): Promise<Checked> {
  const random = seeded(seed);
  const child = startChild(disk.folder, seed, book);
  await child.firstAcknowledged;
  await sleep(200 + random.below(500));
  await disk.fill(leave);
  const problems: string[] = [];
  if (!(await until(() => refusalsIn(book) > 20 || child.gone(), 20_000))) {
    problems.push(`${refusalsIn(book)} refusals on a full disk`);
  }
  if (random.next() < 0.5) problems.push(...(await roomComesBack(disk, child, random)));
  else await killedWhileFull(disk, child);
  if (child.gone() && child.errors() !== '') {
    problems.push(`the child died: ${child.errors().slice(-500)}`);
  }
  await child.kill();
  if (book.slowestRefusalMs > slowestAnswerMs) {
    problems.push(`a refusal took ${book.slowestRefusalMs} ms`);
  }
  const checked = await check(disk.folder, book);
  return { ...checked, problems: [...problems, ...checked.problems] };
}

/** Somebody makes room while the program runs: the same process has to go on. */
async function roomComesBack(
  disk: LoopDisk,
  child: ReturnType<typeof startChild>,
  random: Random,
): Promise<string[]> {
  await sleep(random.below(300));
  await disk.free();
  const before = child.acknowledged();
  const goesOn = await until(() => child.acknowledged() > before + 10, 5000);
  return goesOn ? [] : ['work does not go on after room was made'];
}

/** Killed, then opened while the disk is still full: that may be refused, but must do no harm. */
async function killedWhileFull(
  disk: LoopDisk,
  child: ReturnType<typeof startChild>,
): Promise<void> {
  await child.kill();
  const idle = emptyNotebook();
  await check(disk.folder, idle);
  await disk.free();
}
