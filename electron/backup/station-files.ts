/** The files of a station that belong into its back-up, by kind. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../ledger/durable-file';
import { isBackedUp } from './manifest';

export type StationFiles = {
  /** In order. */
  readonly segments: readonly string[];
  /** Never changed once written: keys of cases and sealed pictures. */
  readonly fixed: readonly string[];
  /** Small files that are replaced whole: the vault, digests, batches under way. */
  readonly small: readonly string[];
};

/** What belongs to this computer alone: wrong tries, and the marks of back-up and restore. */
const ownMarks = new Set(['tries.json', 'backup-mark.json', 'restored.json']);

/** Lists the station below `folder`; throws the disk's error. */
export async function listStation(folder: string): Promise<StationFiles> {
  const below = async (path: string) => {
    try {
      return await readdir(join(folder, path), { withFileTypes: true });
    } catch (error) {
      if (hasCode(error, 'ENOENT') && path !== '') return [];
      throw error;
    }
  };
  const files = async (path: string) =>
    (await below(path))
      .filter((entry) => entry.isFile())
      .map(({ name }) => (path === '' ? name : `${path}/${name}`))
      .filter(isBackedUp);
  const twoDeep = async (path: string) => {
    const folders = (await below(path)).filter((entry) => entry.isDirectory());
    const lists: string[][] = [];
    for (const { name } of folders) lists.push(await files(`${path}/${name}`));
    return lists.flat();
  };
  return {
    segments: (await files('ledger')).sort(),
    fixed: [...(await twoDeep('keys')), ...(await twoDeep('blobs'))],
    small: [...(await files('')), ...(await files('digests')), ...(await files('batches'))].filter(
      (path) => !ownMarks.has(path),
    ),
  };
}
