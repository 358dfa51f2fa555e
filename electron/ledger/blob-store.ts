/** Sealed files, one per picture or paper of a case, named by a keyed hash of their content. */
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Sha256 } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Trouble } from '../../shared/ledger/integrity';
import { keyedName, openPacked, packedPieces, sha256Hex } from '../vault/seal';
import {
  exists,
  hasCode,
  makeFolderDurably,
  syncFolder,
  unlessGone,
  writeFileDurably,
} from './durable-file';

export type BlobStore = {
  /** Stores bytes for a case; answers when they are on the disk. Storing the same bytes again changes nothing. */
  readonly put: (caseId: string, bytes: Uint8Array) => Promise<Result<Sha256, StorageError>>;
  /** Reads and verifies; a damaged or missing file is brought back from the spare copy, else `fileDamaged` or `fileMissing`. */
  readonly get: (caseId: string, sha256: Sha256) => Promise<Result<Buffer, StorageError>>;
  /** Whether there is a file, or one in the spare copy, without reading it. */
  readonly holds: (caseId: string, sha256: Sha256) => Promise<boolean>;
  /** The name of a file below the store: it says nothing to who has no key. */
  readonly nameOf: (caseId: string, sha256: Sha256) => string;
  /** Removes files by name; those that are gone already are no error. */
  readonly remove: (names: readonly string[]) => Promise<Result<undefined, StorageError>>;
  /** Removes files by name but those stored again since this store was opened; answers how many were there. */
  readonly sweep: (names: readonly string[]) => Promise<Result<number, StorageError>>;
};

type Keys = {
  readonly nameKey: Uint8Array;
  readonly caseKey: (caseId: string) => Promise<Result<Uint8Array, StorageError>>;
};

type Spare = {
  /** The same store in a back-up copy. */
  readonly spareFolder?: string | undefined;
  readonly onTrouble?: (trouble: Trouble) => void;
};

const magic = Buffer.from('ESB1');

/** The store below `folder`; keys live only as long as the session that gave them. */
export function createBlobStore(
  folder: string,
  { nameKey, caseKey }: Keys,
  { spareFolder, onTrouble = () => undefined }: Spare = {},
): BlobStore {
  const nameOf = (caseId: string, sha256: string) => keyedName(nameKey, `${caseId}/${sha256}`);
  const placeOf = (name: string, below = folder) => join(below, name.slice(0, 2), name);
  const boundTo = (caseId: string, sha256: string) => Buffer.from(`blob/1/${caseId}/${sha256}`);

  /** Names stored since the opening: somebody counts on them. */
  const needed = new Set<string>();
  /** Being swept: whoever stores the same bytes waits, and finds none. */
  const leaving = new Map<string, Promise<unknown>>();

  type Opened = { readonly plain: Buffer; readonly packed: Buffer };
  async function openAt(
    path: string,
    key: Uint8Array,
    caseId: string,
    sha256: string,
  ): Promise<Result<Opened, StorageError>> {
    let packed: Buffer;
    try {
      packed = await readFile(path);
    } catch (error) {
      return err(readError(error));
    }
    if (!packed.subarray(0, magic.length).equals(magic)) return err({ kind: 'fileDamaged' });
    const plain = openPacked(key, boundTo(caseId, sha256), packed.subarray(magic.length));
    if (plain === undefined || sha256Hex(plain) !== sha256) return err({ kind: 'fileDamaged' });
    return ok({ plain, packed });
  }

  const get: BlobStore['get'] = async (caseId, sha256) => {
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    const name = nameOf(caseId, sha256);
    const own = await openAt(placeOf(name), key.value, caseId, sha256);
    if (own.ok) return ok(own.value.plain);
    if (own.error.kind === 'storageFailed') return own;
    const spare =
      spareFolder === undefined
        ? own
        : await openAt(placeOf(name, spareFolder), key.value, caseId, sha256);
    if (!spare.ok) {
      onTrouble({ kind: 'fileLost', caseId, sha256 });
      return own;
    }
    // A disk that is full gives the picture all the same; it is brought back at the next look.
    const kept = await keep(name, spare.value.packed).catch(() => undefined);
    if (kept !== undefined) onTrouble({ kind: 'fileRestored', caseId, sha256 });
    return ok(spare.value.plain);
  };

  const holds: BlobStore['holds'] = async (caseId, sha256) => {
    const name = nameOf(caseId, sha256);
    const places = [folder, ...(spareFolder === undefined ? [] : [spareFolder])];
    for (const place of places) if (await exists(placeOf(name, place))) return true;
    return false;
  };

  /** Folders whose names are on the disk since the opening; a batch of pictures asks for the same few again and again. */
  const durable = new Set<string>();
  async function inFolder(path: string, write: () => Promise<void>): Promise<void> {
    const parent = dirname(path);
    if (durable.has(parent)) {
      try {
        return await write();
      } catch (error) {
        // Somebody took the folder away under the station.
        if (!hasCode(error, 'ENOENT')) throw error;
      }
    }
    await makeFolderDurably(parent);
    durable.add(parent);
    await write();
  }

  /** Puts a file in place; what stood there and could not be read is set aside. */
  async function keep(name: string, packed: Uint8Array | readonly Uint8Array[]): Promise<true> {
    const path = placeOf(name);
    const damaged = await readFile(path).catch(() => undefined);
    if (damaged !== undefined) {
      await makeFolderDurably(join(folder, 'quarantine'));
      await writeFileDurably(join(folder, 'quarantine', name), damaged);
    }
    await inFolder(path, () => writeFileDurably(path, packed));
    return true;
  }

  const put: BlobStore['put'] = async (caseId, bytes) => {
    const sha256 = sha256Hex(bytes);
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    const name = nameOf(caseId, sha256);
    needed.add(name);
    await leaving.get(name);
    if ((await openAt(placeOf(name), key.value, caseId, sha256)).ok) return ok(sha256);
    const again = await caseKey(caseId);
    if (!again.ok) return again;
    // Sealed before anything is awaited: the key may be wiped while the disk is busy.
    const sealed = packedPieces(again.value, boundTo(caseId, sha256), bytes);
    try {
      await keep(name, [magic, ...sealed]);
    } catch (error) {
      return err(storageError(error));
    }
    return ok(sha256);
  };

  const remove: BlobStore['remove'] = async (names) => {
    try {
      for (const name of names) {
        await rm(placeOf(name), { force: true });
        await rm(join(folder, 'quarantine', name), { force: true });
      }
      for (const part of new Set(names.map((name) => dirname(placeOf(name))))) {
        await syncFolder(part).catch(unlessGone);
      }
    } catch (error) {
      return err(storageError(error));
    }
    return ok(undefined);
  };

  const sweep: BlobStore['sweep'] = async (names) => {
    let swept = 0;
    for (const name of names) {
      if (needed.has(name)) continue;
      const going = (async () => {
        const isThere = await exists(placeOf(name));
        const removed = await remove([name]);
        return removed.ok ? ok(isThere) : removed;
      })();
      leaving.set(name, going);
      const gone = await going;
      leaving.delete(name);
      if (!gone.ok) return gone;
      if (gone.value) swept += 1;
    }
    return ok(swept);
  };

  return { put, get, holds, nameOf, remove, sweep };
}

/** What a file that could not be read means to the person at the desk. */
export function readError(error: unknown): StorageError {
  return { kind: hasCode(error, 'ENOENT') ? 'fileMissing' : 'storageFailed' };
}

/** What a failed write means to the person at the desk. */
export function storageError(error: unknown): StorageError {
  const full = hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
  return { kind: full ? 'storageFull' : 'storageFailed' };
}
