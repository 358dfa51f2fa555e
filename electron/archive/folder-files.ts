/** Files below a folder: plain files are read, links and devices are listed and never followed. */
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { constants } from 'node:fs';
import type { FoundFile, FoundFiles } from './found-files';

/** Enough for an export of a large district. */
const mostFiles = 2_000_000;
const deepest = 40;
/** Largest file that is read whole. */
const mostFileBytes = 1024 * 1024 * 1024;

/** Everything below; nothing when it is no folder, or more than anybody packs. */
export async function openFolderFiles(folder: string): Promise<FoundFiles | undefined> {
  const files: FoundFile[] = [];
  try {
    await walk(folder, '', 0, files);
  } catch {
    return undefined;
  }
  return { files, close: async () => undefined };
}

async function walk(folder: string, below: string, depth: number, files: FoundFile[]) {
  if (depth > deepest) throw new RangeError('Too deep');
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      await walk(folder, path, depth + 1, files);
      continue;
    }
    if (files.length >= mostFiles) throw new RangeError('Too many files');
    const place = join(folder, path);
    const { size } = await lstat(place);
    const read = entry.isFile() ? () => readPlain(place) : async () => undefined;
    files.push({ path: path.normalize('NFC'), bytes: size, read });
  }
}

/** A link that was put in the place of the file meanwhile is not followed either. */
async function readPlain(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    return size > mostFileBytes ? undefined : await file.readFile();
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
