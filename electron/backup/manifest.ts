/** What a back-up says of itself: a short clear manifest with a seal of authenticity, and the inventory of every file. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { RestoreError } from '../../shared/domain/app-error';
import { instantSchema, sha256Schema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { parseJson } from '../../shared/protocol/parse-json';
import { sha256Hex } from '../vault/seal';

/** Purpose of the subkey that vouches for manifests; it opens nothing. */
export const manifestKeyPurpose = 'backup-manifest';
export const manifestName = 'manifest.json';
export const previousManifestName = 'manifest.previous.json';

const count = z.number().int().nonnegative();

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Which station it is of; says nothing without the station. */
  tag: z.string().regex(/^[0-9a-f]{16}$/),
  stationCode: z.string().max(8),
  madeAt: instantSchema,
  /** The newest entry of the ledger in this back-up. */
  head: z.strictObject({ seq: count, hash: sha256Schema }),
  cases: count,
  files: count,
  bytes: count,
  /** SHA-256 of the inventory's bytes. */
  inventory: sha256Schema,
  mac: sha256Schema,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** One file of a back-up: how many bytes of it count, and their SHA-256. */
export type FileFacts = { readonly size: number; readonly sha256: string };
export type Inventory = ReadonlyMap<string, FileFacts>;

/** Paths that a back-up may name: whatever else an inventory says is not followed. */
const pathSchema = z
  .string()
  .regex(
    /^(ledger\/\d{6}\.seg|blobs\/[0-9a-f]{2}\/[0-9a-f]{64}|keys\/[0-9a-f]{2}\/[0-9a-f-]{36}\.key|batches\/(?:columns|[0-9a-f-]{36}\.(?:plan|done|send))|[a-z][a-z0-9-]{0,40}\.json|digests\/[a-z0-9][a-z0-9.-]{0,80})$/,
  );

/** Whether a file of a station belongs into its back-up. */
export function isBackedUp(path: string): boolean {
  return pathSchema.safeParse(path).success;
}

/** The name under which an inventory lies beside its manifest. */
export function inventoryName(sha256: string): string {
  return `inventory-${sha256.slice(0, 16)}.tsv`;
}

/** One line per file: path, size, SHA-256. */
export function encodeInventory(inventory: Inventory): Buffer {
  const lines = [...inventory].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(
    lines.map(([path, { size, sha256 }]) => `${path}\t${size}\t${sha256}\n`).join(''),
  );
}

/** Reads an inventory; nothing when its bytes are not those the manifest vouches for. */
export function parseInventory(bytes: Uint8Array, sha256: string): Inventory | undefined {
  if (sha256Hex(bytes) !== sha256) return undefined;
  const inventory = new Map<string, FileFacts>();
  for (const line of Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1)) {
    const [path = '', size = '', hash = ''] = line.split('\t');
    if (!isBackedUp(path) || !/^\d{1,12}$/.test(size) || !sha256Schema.safeParse(hash).success) {
      return undefined;
    }
    inventory.set(path, { size: Number(size), sha256: hash });
  }
  return inventory;
}

/** Completes a manifest with its seal. */
export function sealManifest(facts: Omit<Manifest, 'mac'>, key: Uint8Array): Manifest {
  return { ...facts, mac: macOf(facts, key) };
}

/** Whether the station's key vouches for the manifest. */
export function isGenuine({ mac, ...facts }: Manifest, key: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(facts, key), 'hex'));
}

/** Reads a manifest without a key; what it says is believed only once `isGenuine`. */
export function parseManifest(text: string): Result<Manifest, RestoreError> {
  const json = parseJson(text);
  const newer = z.object({ format: z.number().int().min(2) }).safeParse(json);
  if (newer.success) return err({ kind: 'backupTooNew' });
  const parsed = manifestSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : err({ kind: 'backupIncomplete' });
}

function macOf(facts: Omit<Manifest, 'mac'>, key: Uint8Array): string {
  return createHmac('sha256', key).update(canonicalJson(facts)).digest('hex');
}
