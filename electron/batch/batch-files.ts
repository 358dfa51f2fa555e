/** The files of batches below a station's folder: each sealed under its own name by the station's key for batches. */
import { join } from 'node:path';
import type * as z from 'zod';
import type { AppError } from '../../shared/domain/app-error';
import { uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode, namesIn, readBounded } from '../ledger/durable-file';
import { openPacked, sealPacked } from '../vault/seal';

/** Purpose of the station's subkey that seals them. */
export const batchKeyPurpose = 'batches';
/** What a batch may consist of; the plan goes last, for without it nothing would say what the others belong to. */
export const batchParts = ['send', 'done', 'plan'] as const;

const mostFileBytes = 256 * 1024 * 1024;
const bound = (name: string) => Buffer.from(`batch/1/${name}`);

/** Where the batches of a station lie. */
export const batchesIn = (stationFolder: string): string => join(stationFolder, 'batches');

/** The bytes of a file of that name. */
export function sealedBatchFile(key: Uint8Array, name: string, value: unknown): Buffer {
  return sealPacked(key, bound(name), Buffer.from(JSON.stringify(value)));
}

/** `fileDamaged` where it does not open under the key, or says something else than `schema`. */
export async function readBatchFile<S extends z.ZodType>(
  folder: string,
  name: string,
  key: Uint8Array,
  schema: S,
): Promise<Result<z.output<S>, AppError>> {
  try {
    const packed = await readBounded(join(folder, name), mostFileBytes);
    const plain = packed && openPacked(key, bound(name), packed);
    if (plain === undefined) return err({ kind: 'fileDamaged' });
    const parsed = schema.safeParse(JSON.parse(plain.toString('utf8')));
    return parsed.success ? ok(parsed.data) : err({ kind: 'fileDamaged' });
  } catch (error) {
    if (error instanceof SyntaxError) return err({ kind: 'fileDamaged' });
    return err({ kind: hasCode(error, 'ENOENT') ? 'fileMissing' : 'storageFailed' });
  }
}

/** Ids of the batches in a folder, oldest first. Throws the file system's error. */
export async function batchIdsIn(folder: string): Promise<string[]> {
  const ids = (await namesIn(folder)).flatMap((name) =>
    name.endsWith('.plan') ? [name.slice(0, -'.plan'.length)] : [],
  );
  // Ids are made in the order of time.
  return ids.filter((id) => uuidSchema.safeParse(id).success).toSorted();
}
