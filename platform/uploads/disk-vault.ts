/** The vault in a folder: a whole file is renamed to its content's name, after its bytes were made safe. */
import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { writeChecked } from './chunk-checksum';
import type { FileVault, PartialTerm } from './file-vault';
import { goneIsUndefined, isExpired, offeredExtensions } from './file-vault';

/** Ends the name of a whole file that has not got its own name yet: a process that died may leave one. */
const unnamed = '.unnamed';

/** Opens the vault below `folder`: `files/ab/abcd…` and `uploads/`, on one file system so that a rename is atomic. */
export async function openDiskVault(folder: string, term: PartialTerm): Promise<FileVault> {
  const uploadFolder = join(folder, 'uploads');
  for (const each of [uploadFolder, join(folder, 'files')]) await mkdir(each, { recursive: true });
  // Also the name of what the first file of all will lie in.
  await syncNames(folder);
  const partials = new DiskPartials(uploadFolder, term);
  const pathOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256);
  return {
    partials,
    has: async (sha256, bytes) => {
      const found = await stat(pathOf(sha256)).catch(absentIsUndefined);
      return found !== undefined && found.size === (bytes ?? found.size);
    },
    list: async function* (part) {
      const names = await readdir(join(folder, 'files'));
      for (const name of names.filter((each) => each.startsWith(part))) {
        for (const sha256 of await readdir(join(folder, 'files', name))) {
          const found = await stat(pathOf(sha256)).catch(absentIsUndefined);
          if (found !== undefined) yield { sha256, bytes: found.size };
        }
      }
    },
    takeIn: async (uploadId, sha256) => {
      const path = join(uploadFolder, uploadId);
      const isRight = (await hashOf(path)) === sha256;
      if (isRight) {
        await sync(path, 'r+');
        await moveIn(path, pathOf(sha256));
      } else await rm(path, { force: true });
      await partials.configstore.delete(uploadId);
      return isRight;
    },
    keep: async (sha256, pieces) => {
      const path = join(uploadFolder, randomUUID() + unnamed);
      const handle = await open(path, 'wx');
      try {
        await writeAll(handle, pieces);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await moveIn(path, pathOf(sha256));
    },
    check: async () => {
      for (const each of [uploadFolder, join(folder, 'files')]) {
        await access(each, constants.W_OK | constants.X_OK);
      }
    },
    close: () => undefined,
  };
}

class DiskPartials extends FileStore {
  constructor(
    folder: string,
    private readonly term: PartialTerm,
  ) {
    super({ directory: folder, expirationPeriodInMilliseconds: term.expirationMs });
    this.extensions = offeredExtensions;
  }

  override async create(upload: Upload): Promise<Upload> {
    return (await this.findUpload(upload.id)) ?? super.create(upload);
  }

  override write(stream: Readable, id: string, offset: number): Promise<number> {
    return writeChecked(
      stream,
      (checked) => super.write(checked, id, offset),
      () => truncate(join(this.directory, id), offset),
    );
  }

  async findUpload(id: string): Promise<Upload | undefined> {
    const upload = await this.getUpload(id).catch(goneIsUndefined);
    return isExpired(upload?.creation_date, this.term) ? undefined : upload;
  }

  bytesOf(id: string): Readable {
    return createReadStream(join(this.directory, id));
  }

  override async deleteExpired(): Promise<number> {
    const removed = await super.deleteExpired();
    for (const name of await readdir(this.directory)) {
      if (!name.endsWith(unnamed)) continue;
      const path = join(this.directory, name);
      const left = await stat(path).catch(absentIsUndefined);
      if (isExpired(left?.mtime.toISOString(), this.term)) await rm(path, { force: true });
    }
    return removed;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Writes pieces at once, without a copy of them all. */
async function writeAll(handle: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await handle.writev(pieces);
  // A disk may take less than it was given.
  if (bytesWritten < bytes) await handle.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
}

/** Gives a file whose bytes are safe its name. */
async function moveIn(path: string, target: string): Promise<void> {
  const folder = dirname(target);
  const isMoved = await rename(path, target).then(() => true, absentIsUndefined);
  if (isMoved === undefined) {
    await mkdir(folder, { recursive: true });
    await rename(path, target);
    await syncNames(dirname(folder));
  }
  await syncNames(folder);
}

/** Windows keeps names by itself and opens no folders. */
async function syncNames(folder: string): Promise<void> {
  if (process.platform !== 'win32') await sync(folder, 'r');
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
