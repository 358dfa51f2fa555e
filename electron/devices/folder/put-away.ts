/** Puts a file of the watched folder into one of its subfolders; nothing there is ever written over. */
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { unlessGone } from '../../ledger/durable-file';
import { sha256Hex } from '../../vault/seal';

/** In Chinese, as everybody sees them beside the files. */
const subfolders = { taken: '已收', aside: '无法识别' } as const;

const mostSameNames = 1_000;

type Where = keyof typeof subfolders;

/**
 * Puts away the file of which these bytes were read. Scanners' programs write the next page under the name of the last:
 * what lies there by now and has other bytes goes back under a name of its own, and is no business of this one.
 *
 * @param digest SHA-256 of what was read, hexadecimal; `undefined` takes whatever lies there
 * @returns where it lies now; `undefined` where it was gone, or another one
 * @throws the file system's error
 */
export async function putAway(
  path: string,
  where: Where,
  digest?: string,
): Promise<string | undefined> {
  const moved = await moveInto(join(dirname(path), subfolders[where]), path);
  if (moved === undefined || digest === undefined) return moved;
  // Looked at where nobody writes any more: before the move another one could have come between.
  const isSame = sha256Hex(await readFile(moved)) === digest;
  if (!isSame) await moveInto(dirname(path), join(dirname(moved), basename(path)), moved);
  return isSame ? moved : undefined;
}

/** Moves a file into a folder under its name, or the next that is free there. */
async function moveInto(
  folder: string,
  path: string,
  from: string = path,
): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  const ending = extname(path);
  const name = basename(path, ending);
  for (let n = 1; n <= mostSameNames; n += 1) {
    const target = join(folder, n === 1 ? `${name}${ending}` : `${name} (${String(n)})${ending}`);
    // What cannot be looked at may be a file that the new one would replace.
    if ((await stat(target).catch(unlessGone)) !== undefined) continue;
    const isMoved = await rename(from, target).then(() => true, unlessGone);
    return isMoved === undefined ? undefined : target;
  }
  throw new Error('Too many files of one name');
}
