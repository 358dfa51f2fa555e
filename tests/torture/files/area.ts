/** Mutants of everything that comes from outside, before the readers of main and of the platform: no fault of theirs, no hang, no swelling. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { badReaders } from '../../support/bad-files/readers';
import { mutant } from '../../support/bad-files/mutate';
import { seeded } from '../seeded';
import type { Area, Plan } from '../round';
import { newArea } from '../round';

/** A file that works longer than this has hung (quality.md); of the processor's time, whatever else the computer does. */
const longestMs = 2_000;
/** How far the memory may rise above where it was when every reader had read its whole samples. */
const mostGrownMiB = 300;
const mebi = 1024 * 1024;

const workedMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Runs the area; one file at a time, because a process has only one peak. */
export async function tortureByFiles({ rounds, seed, scratch, stopAtFirst }: Plan): Promise<Area> {
  const area = newArea('bad files');
  const folder = join(scratch, 'files');
  await mkdir(folder, { recursive: true });
  const readers = await badReaders(folder);
  for (const { samples, read } of readers) {
    for (const sample of samples) await read(Buffer.from(sample));
  }
  const before = process.memoryUsage.rss();
  let [longest, taken, grown] = [{ ms: 0, name: 'none' }, 0, 0];
  const fail = (name: string, at: number, why: string) => {
    const failure = `npm run torture -- --only files --rounds 1 --seed ${at}, ${name}: ${why}`;
    area.failures.push(failure);
    console.log(`[torture] bad files FAILED, ${failure}`);
  };
  for (let at = seed; at < seed + rounds; at += 1) {
    const random = seeded(at);
    const { name, format, samples, read } = random.pick(readers);
    const bytes = mutant(random.pick(samples), format, random);
    const from = workedMs();
    try {
      const answer = await read(bytes);
      if (answer === 'taken') taken += 1;
      else area.refusals.set(answer, (area.refusals.get(answer) ?? 0) + 1);
    } catch (error) {
      fail(name, at, error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const ms = workedMs() - from;
    if (ms > longest.ms) longest = { ms, name };
    if (ms > longestMs) fail(name, at, `worked for ${Math.round(ms)} ms`);
    area.rounds += 1;
    grown = Math.max(grown, (process.memoryUsage.rss() - before) / mebi);
    if (stopAtFirst && area.failures.length > 0) break;
  }
  if (grown > mostGrownMiB) fail('all', seed, `the memory rose by ${Math.round(grown)} MiB`);
  const slowest = `slowest ${Math.round(longest.ms)} ms (${longest.name})`;
  area.notes.push(`${taken} taken`, slowest, `memory rose by ${Math.round(grown)} MiB at most`);
  return area;
}
