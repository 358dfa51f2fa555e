/** Puts a file of the watched folder into one of its subfolders; nothing there is ever written over. */
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
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
  const [folder, name] = [dirname(path), basename(path)];
  const moved = await moveTo(join(folder, subfolders[where]), name, path);
  if (moved === undefined || digest === undefined) return moved;
  // Looked at where nobody writes any more: before the move another one could have come between.
  const isSame = sha256Hex(await readFile(moved)) === digest;
  if (!isSame) await moveTo(folder, name, moved);
  return isSame ? moved : undefined;
}

/** Moves what lies at `from` into a folder under this name, or the next that is free there. */
async function moveTo(folder: string, fullName: string, from: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  const { name, ext } = parse(fullName);
  for (let n = 1; n <= mostSameNames; n += 1) {
    const target = join(folder, n === 1 ? fullName : `${name} (${String(n)})${ext}`);
    // What cannot be looked at may be a file that the new one would replace.
    if ((await stat(target).catch(unlessGone)) !== undefined) continue;
    const isMoved = await rename(from, target).then(() => true, unlessGone);
    return isMoved === undefined ? undefined : target;
  }
  throw new Error('Too many files of one name');
}
