/** kill -9 while something old is being opened by this program: fully old or fully new afterwards, and all there. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { countApp, thrown } from '../app/count';
import type { Prepared } from '../app/prepared';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import type { Random } from '../seeded';
import { seeded } from '../seeded';
import type { Subject } from './subject';
import { tableSubjects } from './tables';

const killsPerRound = 2;

/** Runs the area; the rounds go through the subjects in turn. */
export async function tortureByKilledMigration(plan: Plan, prepared: Prepared): Promise<Area> {
  const area = newArea('app: killed migration');
  const { tools, template } = prepared;
  const found = new Map<string, number>();
  // The vault's and the ledger's own steps join here.
  const subjects: readonly Subject[] = tableSubjects(template, tools);
  const oldFolder = (i: number) => join(plan.scratch, `old-${i}`);
  for (const [i, subject] of subjects.entries()) await subject.makeOld(oldFolder(i));
  for (const { name, meetNewer } of subjects.slice(0, 1)) {
    const folder = join(plan.scratch, 'newer');
    const problems = (await meetNewer?.(folder).catch((error: unknown) => [thrown(error)])) ?? [];
    await countApp(
      area,
      'migrate',
      plan.seed,
      folder,
      problems.map((each) => `newer than ${name}: ${each}`),
    );
  }
  await inLanes({ ...plan, lanes: 1 }, 1, async (seed) => {
    const i = seed % subjects.length;
    const subject = subjects[i];
    if (subject === undefined) return;
    const folder = join(plan.scratch, `migrate-${seed}`);
    await mkdir(folder, { recursive: true });
    await cp(oldFolder(i), folder, { recursive: true });
    const problems = await oneRound(subject, folder, seeded(seed), (state) => {
      const named = `${subject.name} found ${state}`;
      found.set(named, (found.get(named) ?? 0) + 1);
    });
    await countApp(
      area,
      'migrate',
      seed,
      folder,
      problems.map((each) => `${subject.name}: ${each}`),
    );
    await rm(folder, { recursive: true, force: true });
  });
  area.notes.push(
    [...found]
      .toSorted()
      .map(([state, times]) => `${state} ${times}`)
      .join(', '),
  );
  return area;
}

/** Killed more than once: the second opening meets what the first kill left. */
async function oneRound(
  subject: Subject,
  folder: string,
  random: Random,
  onFound: (state: 'old' | 'new') => void,
): Promise<readonly string[]> {
  try {
    for (let kills = 1 + random.below(killsPerRound); kills > 0; kills -= 1) {
      const opening = await subject.open(folder);
      if (random.next() < 0.75) {
        await opening.begins;
        await sleep(random.below(60));
      } else await sleep(random.below(2500));
      await opening.kill();
    }
    const { problems, found } = await subject.judge(folder);
    onFound(found);
    return problems;
  } catch (error) {
    return [thrown(error)];
  }
}
