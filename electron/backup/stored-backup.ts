/** A back-up as it lies in a folder: its newest whole state, and where each of its files is to be found. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestoreError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode, readBounded } from '../ledger/durable-file';
import { sha256Hex } from '../vault/seal';
import type { FileFacts, Inventory, Manifest } from './manifest';
import {
  inventoryName,
  isGenuine,
  manifestName,
  parseInventory,
  parseManifest,
  previousManifestName,
} from './manifest';

/** Nobody vouches for what lies in a folder before it is read: a hundred times what a manifest takes. */
const mostManifestBytes = 100_000;
/** More than a million files. */
const mostInventoryBytes = 200_000_000;

export type BackupState = { readonly manifest: Manifest; readonly inventory: Inventory };

/** A file that replaces another waits under this name until the manifest that needs it is written. */
export const waitingName = (path: string, sha256: string) => `${path}.next-${sha256.slice(0, 16)}`;
/** A file that was replaced stays under this name as long as the manifest before needs it. */
export const replacedName = (path: string, sha256: string) => `${path}.prev-${sha256.slice(0, 16)}`;

/** Reads one manifest of the folder with its inventory, believing nothing that `key` does not vouch for. */
export async function readState(
  folder: string,
  name: typeof manifestName | typeof previousManifestName,
  key: Uint8Array,
): Promise<Result<BackupState, RestoreError>> {
  const text = await readText(join(folder, name));
  if (!text.ok) return text;
  const manifest = parseManifest(text.value);
  if (!manifest.ok) return manifest;
  if (!isGenuine(manifest.value, key)) return err({ kind: 'backupNotGenuine' });
  const inventory = await readInventory(folder, manifest.value);
  if (inventory === undefined) return err({ kind: 'backupIncomplete' });
  return ok({ manifest: manifest.value, inventory });
}

/** The inventory of a manifest; nothing when it is not the one the manifest names, or larger than any station's. */
export async function readInventory(
  folder: string,
  { inventory: sha256 }: Manifest,
): Promise<Inventory | undefined> {
  const path = join(folder, inventoryName(sha256));
  const bytes = await readBounded(path, mostInventoryBytes).catch(() => undefined);
  return bytes === undefined ? undefined : parseInventory(bytes, sha256);
}

/** The manifest of a folder as anybody may read it, to be shown in a list. */
export async function readClearManifest(folder: string): Promise<Result<Manifest, RestoreError>> {
  const newest = await readText(join(folder, manifestName));
  const parsed = newest.ok ? parseManifest(newest.value) : newest;
  if (parsed.ok || parsed.error.kind === 'backupTooNew') return parsed;
  const previous = await readText(join(folder, previousManifestName));
  if (!previous.ok) return parsed;
  const older = parseManifest(previous.value);
  return older.ok ? older : parsed;
}

async function readText(path: string): Promise<Result<string, RestoreError>> {
  try {
    const bytes = await readBounded(path, mostManifestBytes);
    return bytes === undefined ? err({ kind: 'backupIncomplete' }) : ok(bytes.toString('utf8'));
  } catch (error) {
    return err({ kind: hasCode(error, 'ENOENT') ? 'backupIncomplete' : 'backupUnreadable' });
  }
}

/** The bytes of one file of a back-up; nothing when no copy of it is whole. */
export async function readStored(
  folder: string,
  path: string,
  { size, sha256 }: FileFacts,
): Promise<Buffer | undefined> {
  const names = [path, waitingName(path, sha256), replacedName(path, sha256)];
  for (const name of names) {
    const bytes = await readStart(join(folder, name), size).catch(() => undefined);
    if (bytes?.byteLength === size && sha256Hex(bytes) === sha256) return bytes;
  }
  return undefined;
}

/** The first bytes of a file: a segment may have grown since the back-up that is read. */
export async function readStart(path: string, size: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(size);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}
