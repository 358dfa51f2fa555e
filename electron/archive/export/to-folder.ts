/** Packages as folders on a carrier: each is whole under its name or not there, and is read back before it counts. */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportedPackage } from '../../../shared/archive/export/export-order';
import { placeOf } from '../../../shared/archive/export/export-order';
import type { PackageSource } from '../../../shared/archive/package/package-source';
import { hasCode, syncFolder } from '../../ledger/durable-file';
import { filesOf, PackageBroken, rootFile } from './package-writer';

const unfinished = '.未完成-';

/** Whether the carrier holds this very package, whole, from an earlier run. */
export async function isThere(carrier: string, one: ExportedPackage): Promise<boolean> {
  try {
    const bytes = await readFile(join(carrier, placeOf(one), rootFile));
    return createHash('sha256').update(bytes).digest('hex') === one.root;
  } catch {
    return false;
  }
}

/** Writes one package; throws `PackageBroken` or the file system's error, and then nothing of it is left under its name. */
export async function writePackage(
  carrier: string,
  one: ExportedPackage,
  source: PackageSource,
): Promise<void> {
  const place = join(carrier, placeOf(one));
  const temporary = join(dirname(place), unfinished + one.name);
  await rm(temporary, { recursive: true, force: true });
  try {
    const folders = new Set<string>();
    for await (const { path, bytes } of filesOf(source, one.root)) {
      const target = join(temporary, ...path.split('/'));
      if (!folders.has(dirname(target))) await makeFolders(dirname(target));
      folders.add(dirname(target));
      await writeAndReadBack(target, bytes, path);
    }
    for (const folder of [...folders, temporary]) await syncFolder(folder);
    await rm(place, { recursive: true, force: true });
    await rename(temporary, place);
    await syncFolder(dirname(place));
  } catch (error) {
    // A carrier that is gone cannot be tidied either.
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** The recursive call would say ENOENT of a carrier that is full or write-protected; the plain one says why. */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeFolders(dirname(path));
    await mkdir(path);
  }
}

/** A stick that says it has written is not believed. */
async function writeAndReadBack(target: string, bytes: Uint8Array, path: string): Promise<void> {
  const file = await open(target, 'wx+');
  try {
    await file.writeFile(bytes);
    await file.datasync();
    const back = Buffer.alloc(bytes.byteLength + 1);
    const { bytesRead } = await file.read(back, 0, back.length, 0);
    if (bytesRead !== bytes.byteLength || !back.subarray(0, bytesRead).equals(bytes)) {
      throw new PackageBroken(path);
    }
  } finally {
    await file.close();
  }
}
