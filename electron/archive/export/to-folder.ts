/** Packages as folders on a carrier: each is whole under its name or not there, and is compared after writing. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportedPackage } from '../../../shared/archive/export/export-order';
import { placeOf } from '../../../shared/archive/export/export-order';
import { parseManifest } from '../../../shared/archive/package/manifest';
import { manifestFile, rootFile } from '../../../shared/archive/package/package-layout';
import type { PackageSource } from '../../../shared/archive/package/package-source';
import { pathFault } from '../../../shared/archive/package/safe-name';
import { signaturePaths } from '../../../shared/archive/signing/signature-files';
import { hasCode, syncFolder } from '../../ledger/durable-file';
import { sha256Hex } from '../../vault/seal';
import { filesOf, PackageBroken } from './package-writer';

const unfinished = '.未完成-';

/** Whether the carrier holds this very package from an earlier run, every file of it with the digest it should have. */
export async function isThere(carrier: string, one: ExportedPackage): Promise<boolean> {
  const place = join(carrier, placeOf(one));
  try {
    const root = await readFile(join(place, rootFile));
    if (sha256Hex(root) !== one.root) return false;
    const tags = linesIn(root);
    for (const { path, digest } of tags) {
      const bytes = await readFile(join(place, ...path.split('/')));
      if (sha256Hex(bytes) !== digest) return false;
      if (path !== manifestFile('sha256')) continue;
      for (const line of linesIn(bytes)) {
        const file = await readFile(join(place, ...line.path.split('/')));
        if (sha256Hex(file) !== line.digest) return false;
      }
    }
    return tags.length > 0 && (await hasStamp(place, one));
  } catch {
    return false;
  }
}

/** No manifest speaks of a time stamp: a package that has one now may lie there from before. */
async function hasStamp(place: string, { stamp }: ExportedPackage): Promise<boolean> {
  if (stamp === undefined) return true;
  const token = await readFile(join(place, ...signaturePaths.timestamp.split('/')));
  return sha256Hex(token) === stamp;
}

/** Our own manifest; a line that leads out of the package is none. */
function linesIn(bytes: Buffer) {
  const { lines } = parseManifest(bytes.toString('utf8'));
  return lines.filter(({ path }) => pathFault(path) === undefined);
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

/** Compared with what the system gives back, which may be its own memory: a stick that lies is found by verifying it later. */
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
