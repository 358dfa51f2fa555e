/** Files whose former bytes nobody may find any more, neither under a name nor in the room they took; whole after a power cut. */
import { link, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { namesIn, overwriteFile, syncFolder, unlessGone, writeFileDurably } from './durable-file';

/** What is still to be overwritten; a file of that name was the file without it. */
const former = '.former';

/** Puts other bytes in the place of a file: after a power cut the old or the new ones are there. Throws the file system's error. */
export async function replaceWithoutTrace(path: string, bytes: Uint8Array): Promise<void> {
  await clearTraces(path);
  // A second name by which the old bytes are still reached when the first one is that of the new ones.
  const isReachable = await link(path, path + former).then(
    () => true,
    // A disk without such names keeps only what its file system keeps of a removed file.
    () => false,
  );
  await writeFileDurably(path, bytes);
  if (isReachable) await overwriteAndRemove(path + former);
}

/** Removes a file; one that is not there is no error. Throws the file system's error. */
export async function removeWithoutTrace(path: string): Promise<void> {
  await clearTraces(path);
  const isThere = await rename(path, path + former).then(() => true, unlessGone);
  if (isThere === undefined) return;
  await syncFolder(dirname(path));
  await overwriteAndRemove(path + former);
}

/** Overwrites and removes what a power cut left beside a file of writing, replacing or removing it. Throws the file system's error. */
export async function clearTraces(path: string): Promise<void> {
  const beside = (await namesIn(dirname(path))).filter((name) =>
    name.startsWith(`${basename(path)}.`),
  );
  for (const name of beside) {
    const trace = join(dirname(path), name);
    // Cut off before the new bytes had the name: both are still one file.
    if (await isSameFile(trace, path)) await rm(trace, { force: true });
    else await overwriteAndRemove(trace);
  }
}

async function overwriteAndRemove(path: string): Promise<void> {
  await overwriteFile(path);
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map((path) => stat(path, { bigint: true }).catch(unlessGone)),
  );
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
