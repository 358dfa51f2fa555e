/** Puts a file of the watched folder into one of its subfolders; nothing there is ever written over. */
import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { unlessGone } from '../../ledger/durable-file';

/** In Chinese, as everybody sees them beside the files. */
const subfolders = { taken: '已收', aside: '无法识别' } as const;

const mostSameNames = 1_000;

/** Throws the file system's error; a file that is gone already is no error. */
export async function putAway(path: string, where: keyof typeof subfolders): Promise<void> {
  const folder = join(dirname(path), subfolders[where]);
  await mkdir(folder, { recursive: true });
  const ending = extname(path);
  const name = basename(path, ending);
  for (let n = 1; n <= mostSameNames; n += 1) {
    const target = join(folder, n === 1 ? `${name}${ending}` : `${name} (${String(n)})${ending}`);
    // What cannot be looked at may be a file that the new one would replace.
    if ((await stat(target).catch(unlessGone)) !== undefined) continue;
    return rename(path, target).catch(unlessGone);
  }
  throw new Error('Too many files of one name');
}
