/** Puts a file of the watched folder into one of its subfolders; nothing there is ever written over. */
import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { hasCode } from '../../ledger/durable-file';

/** In Chinese, as everybody sees them beside the files. */
export const subfolders = { taken: '已收', aside: '无法识别' } as const;

const mostSameNames = 1_000;

/** Throws the file system's error; a file that is gone already is no error. */
export async function putAway(path: string, where: keyof typeof subfolders): Promise<void> {
  const folder = join(dirname(path), subfolders[where]);
  await mkdir(folder, { recursive: true });
  const ending = extname(path);
  const name = basename(path, ending);
  for (let n = 1; n <= mostSameNames; n += 1) {
    const target = join(folder, n === 1 ? `${name}${ending}` : `${name} (${String(n)})${ending}`);
    if (await isThere(target)) continue;
    return rename(path, target).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error;
    });
  }
  throw new Error('Too many files of one name');
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
