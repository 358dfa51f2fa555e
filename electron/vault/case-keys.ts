/** One data key per case, wrapped by the station key, in a file of its own: destroying that file deletes the case. */
import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Trouble } from '../../shared/ledger/integrity';
import { readError, storageError } from '../ledger/blob-store';
import {
  hasCode,
  makeFolderDurably,
  overwriteFile,
  syncFolder,
  tracesOf,
  writeFileDurably,
} from '../ledger/durable-file';
import { newKey, openPacked, sealPacked } from './seal';

export type CaseKeys = {
  /** Where they lie. */
  readonly folder: string;
  /** The key of a known case; `fileMissing` when it was never made, `caseDestroyed` when it was destroyed. */
  readonly get: (caseId: string) => Promise<Result<Buffer, StorageError>>;
  /** Makes the key of a new case; on the disk before the answer. */
  readonly create: (caseId: string) => Promise<Result<Buffer, StorageError>>;
  /** Whether there is a key file of that name. */
  readonly exists: (caseId: string) => Promise<boolean>;
  /** Overwrites the key, what a power cut left of writing it too: nothing of the case opens any more. The file stays, as a sign that there is more to do. */
  readonly shred: (caseId: string) => Promise<Result<undefined, StorageError>>;
  /** Removes the file of a shredded key. */
  readonly remove: (caseId: string) => Promise<Result<undefined, StorageError>>;
  /** Forgets every key in memory, the wrapping key as well; nothing opens any more. */
  readonly wipe: () => void;
};

type Around = {
  /** The same folder in a back-up copy. */
  readonly spareFolder?: string | undefined;
  /** A destroyed key is not brought back from a copy that still has it. */
  readonly isDestroyed?: (caseId: string) => boolean;
  readonly onTrouble?: (trouble: Trouble) => void;
};

/** Where the key of a case lies below a folder of keys. */
export function caseKeyPath(below: string, caseId: string): string {
  return join(below, caseId.slice(-2), `${caseId}.key`);
}

/** The keys below `folder`, wrapped by `wrappingKey`. */
export function openCaseKeys(
  folder: string,
  wrappingKey: Uint8Array,
  { spareFolder, isDestroyed = () => false, onTrouble = () => undefined }: Around = {},
): CaseKeys {
  let wiped = false;
  const known = new Map<string, Buffer>();
  const pathOf = (caseId: string, below = folder) => caseKeyPath(below, caseId);
  const boundTo = (caseId: string) => Buffer.from(`case-key/1/${caseId}`);

  type Opened = { readonly key: Buffer; readonly packed: Buffer };
  async function openAt(path: string, caseId: string): Promise<Result<Opened, StorageError>> {
    let packed: Buffer;
    try {
      packed = await readFile(path);
    } catch (error) {
      return err(readError(error));
    }
    if (wiped) return err({ kind: 'storageFailed' });
    const key = openPacked(wrappingKey, boundTo(caseId), packed);
    return key === undefined ? err({ kind: 'fileDamaged' }) : ok({ key, packed });
  }

  const get: CaseKeys['get'] = async (caseId) => {
    if (isDestroyed(caseId)) return err({ kind: 'caseDestroyed' });
    const cached = known.get(caseId);
    if (cached !== undefined) return ok(cached);
    const own = await openAt(pathOf(caseId), caseId);
    const mayMend = !own.ok && own.error.kind !== 'storageFailed' && spareFolder !== undefined;
    const found = mayMend ? await openAt(pathOf(caseId, spareFolder), caseId) : own;
    if (!found.ok) return own.ok ? found : own;
    const { key, packed } = found.value;
    if (mayMend && !isDestroyed(caseId)) {
      const kept = await keep(caseId, packed).catch(() => undefined);
      if (kept !== undefined) onTrouble({ kind: 'keyRestored', caseId });
    }
    // Destroyed while the file was read: the key must not come back.
    if (isDestroyed(caseId)) {
      key.fill(0);
      return err({ kind: 'caseDestroyed' });
    }
    // Another call may have been quicker: one key, one buffer to wipe.
    const first = known.get(caseId);
    if (first !== undefined || wiped) key.fill(0);
    if (first !== undefined) return ok(first);
    if (wiped) return err({ kind: 'storageFailed' });
    known.set(caseId, key);
    return ok(key);
  };

  async function keep(caseId: string, packed: Uint8Array): Promise<true> {
    await makeFolderDurably(dirname(pathOf(caseId)));
    await writeFileDurably(pathOf(caseId), packed);
    return true;
  }

  const create: CaseKeys['create'] = async (caseId) => {
    if (known.has(caseId) || (await exists(caseId))) return get(caseId);
    if (wiped) return err({ kind: 'storageFailed' });
    const key = newKey();
    const sealed = sealPacked(wrappingKey, boundTo(caseId), key);
    try {
      await keep(caseId, sealed);
    } catch (error) {
      return err(storageError(error));
    }
    if (wiped) {
      key.fill(0);
      return err({ kind: 'storageFailed' });
    }
    known.set(caseId, key);
    return ok(key);
  };

  const exists: CaseKeys['exists'] = async (caseId) =>
    (await stat(pathOf(caseId)).catch(() => undefined)) !== undefined;

  async function unlessGone(work: () => Promise<void>): Promise<Result<undefined, StorageError>> {
    try {
      await work();
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) return err(storageError(error));
    }
    return ok(undefined);
  }

  const shred: CaseKeys['shred'] = (caseId) => {
    known.get(caseId)?.fill(0);
    known.delete(caseId);
    return unlessGone(async () => {
      for (const path of await tracesOf(pathOf(caseId))) await overwriteFile(path);
    });
  };

  const remove: CaseKeys['remove'] = (caseId) =>
    unlessGone(async () => {
      for (const path of await tracesOf(pathOf(caseId))) await rm(path, { force: true });
      await syncFolder(dirname(pathOf(caseId)));
    });

  return {
    folder,
    get,
    create,
    exists,
    shred,
    remove,
    wipe: () => {
      for (const key of known.values()) key.fill(0);
      known.clear();
      wrappingKey.fill(0);
      wiped = true;
    },
  };
}
