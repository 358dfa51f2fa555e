/** What has come of a file that is downloaded: it outlives a line that broke, a program that ended and a computer that lost its power, and is worth nothing before it is whole and verified. */
import type { FileHandle } from 'node:fs/promises';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from '../../shared/update/release';
import { makeFolderDurably, unlessGone } from '../ledger/durable-file';
import { isWhole } from './update-store';

/** After so many bytes they are made durable: what lies beyond may be nothing but zeros when the power failed. */
const syncBytes = 1024 * 1024;

/** The digest that was signed tells one file from every other: what came of one is never gone on with as another. */
const restingName = ({ sha512 }: ReleaseFile) => `${sha512}.part`;
/** As long as something comes, and after an end that nobody saw coming. */
const comingName = ({ sha512 }: ReleaseFile) => `${sha512}.coming`;

async function sizeAt(path: string): Promise<number | undefined> {
  const facts = await lstat(path).catch(unlessGone);
  return facts?.isFile() === true ? facts.size : undefined;
}

/** How many bytes of the file can be gone on from; more than it has are none. Throws the file system's error. */
export async function partBytes(folder: string, file: ReleaseFile): Promise<number> {
  const resting = await sizeAt(join(folder, restingName(file)));
  const coming = await sizeAt(join(folder, comingName(file)));
  const size = resting ?? Math.floor((coming ?? 0) / syncBytes) * syncBytes;
  return size > file.size ? 0 : size;
}

/** Removes every part but that of this file; of no file: all. Throws the file system's error. */
export async function keepPartOf(folder: string, file: ReleaseFile | undefined): Promise<void> {
  if (file === undefined) return rm(folder, { recursive: true, force: true });
  const names = (await readdir(folder).catch(unlessGone)) ?? [];
  const own = [restingName(file), comingName(file)];
  const others = names.filter((name) => !own.includes(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** Opens the part of the file for what still comes; every function throws the file system's error. */
export async function openPart(folder: string, file: ReleaseFile) {
  const path = join(folder, comingName(file));
  let size = await partBytes(folder, file);
  await makeFolderDurably(folder);
  await rename(join(folder, restingName(file)), path).catch(unlessGone);
  // A new file in the place of what is none, or cannot be gone on from.
  if (size === 0) await rm(path, { recursive: true, force: true });
  const handle: FileHandle = await open(path, size === 0 ? 'wx' : 'r+', 0o600);
  await handle.truncate(size);
  let isFresh = size === 0;
  let unsynced = 0;
  const shut = async () => {
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  return {
    size: () => size,

    /** Whether all of it came since it was opened: what is wrong with it then is wrong at the server. */
    isFresh: () => isFresh,

    append: async (piece: Uint8Array): Promise<void> => {
      let written = 0;
      while (written < piece.length) {
        const { bytesWritten } = await handle.write(
          ...([piece, written, piece.length - written, size] as const),
        );
        written += bytesWritten;
        size += bytesWritten;
      }
      unsynced += piece.length;
      if (unsynced < syncBytes) return;
      await handle.sync();
      unsynced = 0;
    },

    /** Everything from the start again. */
    restart: async (): Promise<void> => {
      await handle.truncate(0);
      [size, unsynced, isFresh] = [0, 0, true];
    },

    isWhole: () => isWhole(path, file),

    /** Durable to its last byte, for the next time. */
    rest: async (): Promise<void> => {
      await shut();
      await rename(path, join(folder, restingName(file)));
    },

    /** Nothing of it is left. */
    drop: async (): Promise<void> => {
      await handle.close().catch(() => undefined);
      await keepPartOf(folder, undefined);
    },

    /** Whole, to where it is wanted on the same disk. */
    moveTo: async (target: string): Promise<void> => {
      await shut();
      await rename(path, target);
      await keepPartOf(folder, undefined);
    },
  };
}
export type PartFile = Awaited<ReturnType<typeof openPart>>;
