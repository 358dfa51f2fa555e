/** Copies of a station that a restore or its rehearsal leaves behind when the power goes: each opens as the station does. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { overwriteFile, syncFolder, unlessGone } from '../ledger/durable-file';
import { inPool } from './pool';

const hands = 8;
const rehearsalPrefix = 'rehearsal-';
const leftName = '.left-';

const fresh = () => randomBytes(4).toString('hex');

/** A folder for one rehearsal of a restore. */
export const rehearsalFolder = (dataFolder: string): string =>
  join(dataFolder, `${rehearsalPrefix}${fresh()}`);

/** Where a restore copies to, and where it opens the vault of a back-up. */
export const restoreFolders = (stationFolder: string) => ({
  staging: `${stationFolder}.restoring`,
  opening: `${stationFolder}.opening`,
});

/** A name for a copy that every start removes from then on. */
export const leftCopyNamed = (stationFolder: string, name: string): string =>
  `${stationFolder}${leftName}${name}`;

/** Whether a folder beside the station is a copy that `setLeftCopiesAside` found. */
export function isLeftCopy(stationFolder: string, name: string): boolean {
  return name.startsWith(`${basename(stationFolder)}${leftName}`);
}

/**
 * Gives every copy that an earlier run of the program left another name: at the start of the program, before any work
 * of this run has one. From then on nobody takes them for work under way. What cannot be renamed waits for the next start.
 */
export function setLeftCopiesAside(stationFolder: string): string[] {
  const around = dirname(stationFolder);
  if (!existsSync(around)) return [];
  const passing = new Set(Object.values(restoreFolders(basename(stationFolder))));
  return readdirSync(around).flatMap((name) => {
    const path = join(around, name);
    if (isLeftCopy(stationFolder, name)) return [path];
    if (!passing.has(name) && !/^rehearsal-[0-9a-f]{8}$/.test(name)) return [];
    const aside = leftCopyNamed(stationFolder, fresh());
    try {
      renameSync(path, aside);
    } catch {
      return [];
    }
    return [aside];
  });
}

/**
 * Removes a copy of a station, or one that was put aside. What opens it goes first and is overwritten, keys, vault and
 * batches: their names alone could be brought back; records and pictures are sealed and only removed. Begun anew after
 * a power cut it goes on. Throws the file system's error.
 */
export async function destroyCopy(folder: string): Promise<void> {
  const files = await filesThatOpen(folder);
  const isVault = (path: string) => basename(path).startsWith('vault.json');
  // The vault first: without it nobody comes in by a passphrase, wherever this ends.
  // A case that is destroyed meanwhile takes its key from here by itself.
  const overwrite = (path: string) => overwriteFile(path).catch(unlessGone);
  await inPool(files.filter(isVault), hands, overwrite);
  const others = files.filter((path) => !isVault(path));
  await inPool(others, hands, overwrite);
  await rm(folder, { recursive: true, force: true });
  await syncFolder(dirname(folder));
}

const sealedFolders = new Set(['ledger', 'blobs']);

/** All files but those that keys seal which lie beside them; nothing is followed out of the folder. */
async function filesThatOpen(folder: string, depth = 0): Promise<string[]> {
  const found = (await readdir(folder, { withFileTypes: true }).catch(unlessGone)) ?? [];
  const lists: string[][] = [];
  for (const entry of found) {
    const path = join(folder, entry.name);
    if (entry.isFile()) lists.push([path]);
    else if (entry.isDirectory() && !(depth === 0 && sealedFolders.has(entry.name))) {
      lists.push(await filesThatOpen(path, depth + 1));
    }
  }
  return lists.flat();
}
