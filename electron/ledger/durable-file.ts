/** Writes whole files so that after a power cut either the old or the new one is there, never a part. */
import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Temp, fsync, rename, fsync of the folder; pieces stand one after the other. Throws the file system's error (ENOSPC, EACCES ...). */
export async function writeFileDurably(
  path: string,
  bytes: Uint8Array | readonly Uint8Array[],
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await (bytes instanceof Uint8Array ? file.writeFile(bytes) : writePieces(file, bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writePieces(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  const { bytesWritten } = await file.writev([...pieces]);
  const all = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
  // The system may take less than all at once; the rest fails with its reason, or is written.
  if (bytesWritten < all) await file.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
}

/** Makes a folder and every new name above it durable. */
export async function makeFolderDurably(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 }).catch(async (error: unknown) => {
    // The recursive call says ENOENT on a full disk; the plain one says why.
    if (hasCode(error, 'ENOENT')) await mkdir(path, { mode: 0o700 });
    throw error;
  });
  const first = made ?? path;
  // The own name always: somebody else may have made the folder a moment ago and not have synced it yet.
  for (let named = path; named.length >= first.length; named = dirname(named)) {
    await syncFolder(dirname(named));
  }
}

/** Makes the names in a folder durable; Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await sync(path, 'r');
}

/** Makes the bytes durable of a file that something else wrote. */
export function syncFile(path: string): Promise<void> {
  return sync(path, 'r+');
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const opened = await open(path, flags);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Whether an error of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Takes it for no error that a file or folder is not there; every other one is thrown on. */
export function unlessGone(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error;
}

/** Whether anything stands at a path, as far as it can be seen. */
export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Names in a folder; none where there is no such folder. Throws the file system's error. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessGone)) ?? [];
}

/** Puts other bytes in the place of a file's own: its name alone could be brought back by tools. Throws the file system's error. */
export async function overwriteFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * A file of at most so many bytes; nothing when it is larger, however long it says it is: it may be a device, and may
 * grow while it is read.
 */
export async function readBounded(path: string, most: number): Promise<Buffer | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > most) return undefined;
    let bytes = Buffer.alloc(size + 1);
    let at = 0;
    for (let read = 1; read > 0 && at <= most; at += read) {
      if (at === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * at, most + 1));
      ({ bytesRead: read } = await file.read(bytes, at, bytes.length - at, at));
    }
    return at > most ? undefined : bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}

/** Overwrites and removes a file and what a power cut left of writing it, in place. Throws the file system's error. */
export async function destroyTraces(path: string): Promise<void> {
  const traces = await tracesOf(path);
  for (const trace of traces) {
    await overwriteFile(trace);
    await rm(trace, { force: true });
  }
  if (traces.length > 0) await syncFolder(dirname(path));
}

/** A file, and what a power cut left of writing it; nothing where its folder is gone. Throws the file system's error. */
export async function tracesOf(path: string): Promise<string[]> {
  const folder = dirname(path);
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  });
  return names.filter((name) => name.startsWith(basename(path))).map((name) => join(folder, name));
}
