/** Counts a round of the real program; a failed one is printed with how to repeat it, and its folder is kept. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Area } from '../round';
import { outFolder } from '../round';

/** Answers whether the round was good. `suite` is the name that `--only` takes. */
export async function countApp(
  area: Area,
  suite: string,
  seed: number,
  folder: string,
  problems: readonly string[],
): Promise<boolean> {
  area.rounds += 1;
  if (problems.length === 0) return true;
  const kept = join(outFolder, 'failed', `${suite}-${seed}`);
  await mkdir(kept, { recursive: true });
  await cp(folder, kept, { recursive: true, force: true }).catch(() => undefined);
  const again = `npm run torture -- --only ${suite} --rounds 1 --seed ${seed}`;
  const failure = `${again}, kept in ${kept}: ${problems.slice(0, 4).join('; ').slice(0, 900)}`;
  area.failures.push(failure);
  console.log(`[torture] ${area.name} FAILED, ${failure}`);
  return false;
}

/** What was thrown, as a problem. */
export const thrown = (error: unknown) =>
  `threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
