/** Sealed files, one per picture or paper of a case, named by a keyed hash of their content. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Sha256 } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { keyedName, openPacked, sealPacked, sha256Hex } from '../vault/seal';
import { hasCode, makeFolderDurably, writeFileDurably } from './durable-file';

export type BlobStore = {
  /** Stores bytes for a case; answers when they are on the disk. Storing the same bytes again changes nothing. */
  readonly put: (caseId: string, bytes: Uint8Array) => Promise<Result<Sha256, StorageError>>;
  /** Reads and verifies; `fileDamaged` when a single bit is wrong. */
  readonly get: (caseId: string, sha256: Sha256) => Promise<Result<Buffer, StorageError>>;
};

type Keys = {
  readonly nameKey: Uint8Array;
  readonly caseKey: (caseId: string) => Promise<Result<Uint8Array, StorageError>>;
};

const magic = Buffer.from('ESB1');

/** The store below `folder`; keys live only as long as the session that gave them. */
export function createBlobStore(folder: string, { nameKey, caseKey }: Keys): BlobStore {
  const placeOf = (caseId: string, sha256: string) => {
    const name = keyedName(nameKey, `${caseId}/${sha256}`);
    return { folder: join(folder, name.slice(0, 2)), path: join(folder, name.slice(0, 2), name) };
  };
  const boundTo = (caseId: string, sha256: string) => Buffer.from(`blob/1/${caseId}/${sha256}`);

  const get: BlobStore['get'] = async (caseId, sha256) => {
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    let packed: Buffer;
    try {
      packed = await readFile(placeOf(caseId, sha256).path);
    } catch (error) {
      return err({ kind: hasCode(error, 'ENOENT') ? 'fileMissing' : 'storageFailed' });
    }
    if (!packed.subarray(0, magic.length).equals(magic)) return err({ kind: 'fileDamaged' });
    const plain = openPacked(key.value, boundTo(caseId, sha256), packed.subarray(magic.length));
    if (plain === undefined || sha256Hex(plain) !== sha256) return err({ kind: 'fileDamaged' });
    return ok(plain);
  };

  const put: BlobStore['put'] = async (caseId, bytes) => {
    const sha256 = sha256Hex(bytes);
    if ((await get(caseId, sha256)).ok) return ok(sha256);
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    // Sealed before anything is awaited: the key may be wiped while the disk is busy.
    const sealed = sealPacked(key.value, boundTo(caseId, sha256), bytes);
    const place = placeOf(caseId, sha256);
    try {
      await makeFolderDurably(place.folder);
      await writeFileDurably(place.path, Buffer.concat([magic, sealed]));
    } catch (error) {
      return err(storageError(error));
    }
    return ok(sha256);
  };

  return { put, get };
}

/** What a failed write means to the person at the desk. */
export function storageError(error: unknown): StorageError {
  const full = hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
  return { kind: full ? 'storageFull' : 'storageFailed' };
}
