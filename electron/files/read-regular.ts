/** Reads a file that must be one itself: no link, no device, no folder. */
import { lstat } from 'node:fs/promises';
import { readBounded } from '../ledger/durable-file';

/** Its bytes; nothing when it is something else, larger than `most`, or cannot be read. */
export async function readRegular(path: string, most: number): Promise<Buffer | undefined> {
  try {
    return (await lstat(path)).isFile() ? await readBounded(path, most) : undefined;
  } catch {
    return undefined;
  }
}
