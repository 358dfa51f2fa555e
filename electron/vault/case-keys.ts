/** One data key per case, wrapped by the station key, in a file of its own: destroying that file deletes the case. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { storageError } from '../ledger/blob-store';
import { hasCode, makeFolderDurably, writeFileDurably } from '../ledger/durable-file';
import { newKey, openPacked, sealPacked } from './seal';

export type CaseKeys = {
  /** The key of a known case; `fileMissing` when it was never made or was destroyed. */
  readonly get: (caseId: string) => Promise<Result<Buffer, StorageError>>;
  /** Makes the key of a new case; on the disk before the answer. */
  readonly create: (caseId: string) => Promise<Result<Buffer, StorageError>>;
  /** Forgets every key in memory, the wrapping key as well; nothing opens any more. */
  readonly wipe: () => void;
};

/** The keys below `folder`, wrapped by `wrappingKey`. */
export function openCaseKeys(folder: string, wrappingKey: Uint8Array): CaseKeys {
  let wiped = false;
  const known = new Map<string, Buffer>();
  const pathOf = (caseId: string) => join(folder, caseId.slice(-2), `${caseId}.key`);
  const boundTo = (caseId: string) => Buffer.from(`case-key/1/${caseId}`);

  const get: CaseKeys['get'] = async (caseId) => {
    const cached = known.get(caseId);
    if (cached !== undefined) return ok(cached);
    let packed: Buffer;
    try {
      packed = await readFile(pathOf(caseId));
    } catch (error) {
      return err({ kind: hasCode(error, 'ENOENT') ? 'fileMissing' : 'storageFailed' });
    }
    if (wiped) return err({ kind: 'storageFailed' });
    const key = openPacked(wrappingKey, boundTo(caseId), packed);
    if (key === undefined) return err({ kind: 'fileDamaged' });
    known.set(caseId, key);
    return ok(key);
  };

  const create: CaseKeys['create'] = async (caseId) => {
    const existing = await get(caseId);
    if (existing.ok || existing.error.kind !== 'fileMissing') return existing;
    if (wiped) return err({ kind: 'storageFailed' });
    const key = newKey();
    const sealed = sealPacked(wrappingKey, boundTo(caseId), key);
    try {
      await makeFolderDurably(join(folder, caseId.slice(-2)));
      await writeFileDurably(pathOf(caseId), sealed);
    } catch (error) {
      return err(storageError(error));
    }
    known.set(caseId, key);
    return ok(key);
  };

  return {
    get,
    create,
    wipe: () => {
      for (const key of known.values()) key.fill(0);
      known.clear();
      wrappingKey.fill(0);
      wiped = true;
    },
  };
}
