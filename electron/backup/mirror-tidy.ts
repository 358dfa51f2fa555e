/** Puts replaced files of a back-up in their place once nothing older needs them, and clears what interrupted runs left. */
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exists, overwriteFile, syncFolder, unlessGone } from '../ledger/durable-file';
import { isOfBatch } from './batch-copies';
import { inventoryName } from './manifest';
import type { BackupState } from './stored-backup';
import { replacedName, waitingName } from './stored-backup';

/** Moves the files that wait for this state into place; the ones they replace stay for the state before. */
export async function finishReplacing(
  target: string,
  { inventory }: BackupState,
  before: BackupState | undefined,
): Promise<void> {
  const touched = new Set<string>();
  for (const [path, { sha256 }] of inventory) {
    if (path.startsWith('blobs/') || path.startsWith('keys/')) continue;
    const place = join(target, path);
    const waiting = join(target, waitingName(path, sha256));
    if (!(await exists(waiting))) continue;
    const older = before?.inventory.get(path);
    // Of what a batch says of families no copy stays: it may be written anew because one was destroyed.
    if (isOfBatch(path)) await overwriteFile(place).catch(unlessGone);
    else if (older !== undefined && older.sha256 !== sha256) {
      await rename(place, join(target, replacedName(path, older.sha256))).catch(unlessGone);
    }
    await rename(waiting, place);
    touched.add(dirname(place));
  }
  for (const folder of touched) await syncFolder(folder);
}

/** Removes temporary and waiting files, inventories and replaced files that none of these states names. */
export async function sweep(
  target: string,
  states: readonly (BackupState | undefined)[],
): Promise<void> {
  const kept = new Set<string>();
  for (const state of states) {
    if (state === undefined) continue;
    kept.add(inventoryName(state.manifest.inventory));
    for (const [path, { sha256 }] of state.inventory) {
      kept.add(waitingName(path, sha256)).add(replacedName(path, sha256));
    }
  }
  for (const folder of ['', 'ledger', 'digests', 'batches']) {
    const names = await readdir(join(target, folder)).catch(() => []);
    for (const name of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const isPassing =
        name.endsWith('.tmp') || /\.(next|prev)-[0-9a-f]{16}$/.test(name) || isInventory(name);
      if (isPassing && !kept.has(path)) await rm(join(target, path), { force: true });
    }
  }
}

/**
 * Files of destroyed cases that an interrupted run left, although the newest manifest does not name them: those the
 * manifest before still names, and, when `all` is asked for, whatever lies there, with half-written copies.
 */
export async function leftBehind(
  target: string,
  { inventory }: BackupState,
  before: BackupState | undefined,
  destroyed: ReadonlySet<string>,
  all: boolean,
): Promise<string[]> {
  const found = new Set<string>();
  if (destroyed.size === 0) return [];
  for (const path of before?.inventory.keys() ?? []) {
    if (destroyed.has(path) && !inventory.has(path)) found.add(path);
  }
  if (!all) return [...found];
  for (const part of new Set([...destroyed].map((path) => dirname(path)))) {
    for (const name of await readdir(join(target, part)).catch(() => [])) {
      const path = `${part}/${name}`;
      const whose = path.replace(/\.(?:[0-9a-f]{12}\.tmp|(?:next|prev)-[0-9a-f]{16})$/, '');
      if (destroyed.has(whose) && !inventory.has(path)) found.add(path);
    }
  }
  return [...found];
}

/** Removes files of destroyed cases; the bytes of a key or a batch are overwritten first, for its name could be brought back. */
export async function drop(target: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const place = join(target, path);
    if (path.startsWith('keys/') || isOfBatch(path)) {
      await overwriteFile(place).catch(unlessGone);
    }
    await rm(place, { force: true });
  }
  for (const folder of new Set(paths.map((path) => dirname(path)))) {
    await syncFolder(join(target, folder)).catch(unlessGone);
  }
}

const isInventory = (name: string) => /^inventory-[0-9a-f]{16}\.tsv$/.test(name);
