/** Answers to couriers that a crash left half written: sealed, and of no use to anybody. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Younger ones may be another process' work on the same folder. */
const dayMs = 86_400_000;

/** Removes what is older than a day; a folder that is not there yet has nothing. */
export async function clearAnswers(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (now.getTime() - mtimeMs > dayMs) await rm(path, { force: true });
  }
}
