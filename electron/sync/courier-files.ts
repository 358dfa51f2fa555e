/** Courier files on a stick: whole under their name or not there at all, written and read in pieces. */
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../ledger/durable-file';

const unfinished = '.part';

export type CourierPlace = {
  readonly folder: string;
  readonly fileName: string;
};

/**
 * Writes a file; what `agree` does is done when every byte is on the stick and the file has no name yet.
 * Where this fails before it has its name nothing of it stays, and what had the name before still has it. Throws the file
 * system's error, and what `content` and `agree` throw.
 */
export async function writeCourierFile(
  { folder, fileName }: CourierPlace,
  content: AsyncIterable<Uint8Array>,
  agree: () => Promise<void>,
): Promise<void> {
  const path = join(folder, fileName);
  const temporary = `${path}${unfinished}`;
  try {
    const file = await open(temporary, 'wx');
    try {
      for await (const piece of content) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await agree();
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    // A stick that is gone cannot be tidied either.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes what a crash left of files whose names begin like this; sealed, so it only takes room. */
export async function clearUnfinished(folder: string, beginning: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(beginning) || !name.endsWith(unfinished)) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Gives the bytes of a file to `work`, and lets go of it when that ends, however it ends. */
export async function withCourierFile<T>(
  path: string,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const stream = createReadStream(path);
  try {
    return await work(stream);
  } finally {
    stream.destroy();
  }
}
