/**
 * Batches under way in a back-up. How far each is may never be ahead of the record: a family that is told to be through
 * and whose pages are in no entry would never be gone on with. So it is read before the moment the back-up goes up to.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn, unlessGone } from '../ledger/durable-file';
import type { BatchProgressFile } from './job';
import { isBackedUp } from './manifest';

const folder = 'batches';

/** Whether a file of a station or its back-up belongs to a batch. */
export const isOfBatch = (path: string): boolean => path.startsWith(`${folder}/`);
const tellsHowFar = (path: string) => /\.(?:done|send)$/.test(path);

/** How far each batch of the station below `station` is now; sealed as it lies there. Throws the file system's error. */
export async function readBatchProgress(station: string): Promise<BatchProgressFile[]> {
  const files: BatchProgressFile[] = [];
  for (const name of await namesIn(join(station, folder))) {
    const path = `${folder}/${name}`;
    if (!isBackedUp(path) || !tellsHowFar(path)) continue;
    const bytes = await readFile(join(station, path)).catch(unlessGone);
    if (bytes !== undefined) files.push({ path, bytes });
  }
  return files;
}

/** Of the small files that lie at the station now those that are copied, each with its bytes where they were read before. */
export function smallFiles(
  now: readonly string[],
  before: readonly BatchProgressFile[],
): ReadonlyMap<string, Uint8Array | undefined> {
  const isPlanned = (path: string) => now.includes(path.replace(/\.[a-z]+$/, '.plan'));
  const files = new Map<string, Uint8Array | undefined>();
  for (const path of now) if (!isOfBatch(path) || !tellsHowFar(path)) files.set(path, undefined);
  for (const { path, bytes } of before) if (isPlanned(path)) files.set(path, bytes);
  return files;
}
