/** Whole files on disk, named by their content: what is here is complete and never changes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type FileVault = {
  /** Folder for files still on their way, on the same file system so that a rename is atomic. */
  readonly uploadFolder: string;
  /** Whether the file is here, whole; `bytes` is what someone says its size is. */
  readonly has: (sha256: string, bytes?: number) => Promise<boolean>;
  /**
   * Takes in a finished upload, which nobody else touches meanwhile, when its bytes are what its name says, and removes it otherwise.
   * @returns whether the vault holds the file now.
   */
  readonly takeIn: (path: string, sha256: string) => Promise<boolean>;
};

/** Opens the vault below `folder`: `files/ab/abcd…` and `uploads/`. */
export async function openFileVault(folder: string): Promise<FileVault> {
  const uploadFolder = join(folder, 'uploads');
  await mkdir(uploadFolder, { recursive: true });
  const pathOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256);
  return {
    uploadFolder,
    has: async (sha256, bytes) => {
      const found = await stat(pathOf(sha256)).catch(absentIsUndefined);
      return found !== undefined && found.size === (bytes ?? found.size);
    },
    takeIn: async (path, sha256) => {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      if (hash.digest('hex') !== sha256) {
        await rm(path, { force: true });
        return false;
      }
      const target = pathOf(sha256);
      await mkdir(dirname(target), { recursive: true });
      await sync(path, 'r+');
      await rename(path, target);
      // Windows keeps names by itself and opens no folders.
      if (process.platform !== 'win32') await sync(dirname(target), 'r');
      return true;
    },
  };
}

/** Makes bytes, or the names in a folder, survive a power cut. */
async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absentIsUndefined(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
