/** Makes a new state of a back-up the one that counts. */
import { join } from 'node:path';
import { writeFileDurably } from '../ledger/durable-file';
import { sha256Hex } from '../vault/seal';
import type { Inventory, Manifest } from './manifest';
import {
  encodeInventory,
  inventoryName,
  manifestName,
  previousManifestName,
  sealManifest,
} from './manifest';
import type { BackupState } from './stored-backup';

/** What a manifest says besides its files. */
export type StateFacts = Pick<Manifest, 'tag' | 'stationCode' | 'madeAt' | 'cases' | 'head'>;

/** Inventory, the manifest before under its other name, the new manifest: each durable before the next. */
export async function publish(
  target: string,
  facts: StateFacts,
  inventory: Inventory,
  before: BackupState | undefined,
  key: Uint8Array,
): Promise<void> {
  const bytes = encodeInventory(inventory);
  const sha256 = sha256Hex(bytes);
  await writeFileDurably(join(target, inventoryName(sha256)), bytes);
  if (before !== undefined) {
    const text = JSON.stringify(before.manifest);
    await writeFileDurably(join(target, previousManifestName), Buffer.from(text));
  }
  let total = 0;
  for (const { size } of inventory.values()) total += size;
  const all = { format: 1 as const, ...facts, files: inventory.size, bytes: total };
  const manifest = sealManifest({ ...all, inventory: sha256 }, key);
  await writeFileDurably(join(target, manifestName), Buffer.from(JSON.stringify(manifest)));
}
