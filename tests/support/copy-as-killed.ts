/** The disk of a station as a kill in the middle of its work would leave it. */
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies a data folder that is being written to: the record first and the files last, because a copy is not made in one
 * moment, and no record speaks of a file that is not there yet. Half written files have other names and are left.
 */
export async function copyAsKilled(from: string, to: string): Promise<void> {
  const isWhole = (path: string) => !path.endsWith('.tmp');
  const names = (await readdir(from)).filter(isWhole);
  for (const name of [...names.filter((each) => each !== 'blobs'), 'blobs']) {
    await cp(join(from, name), join(to, name), { recursive: true, filter: isWhole });
  }
}
