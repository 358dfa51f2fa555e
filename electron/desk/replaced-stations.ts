/** Stations that a restore put aside, and copies that a power cut left: what is destroyed in the one that is used goes there too. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { isLeftCopy } from '../backup/left-copies';
import { replacedMark } from '../backup/replaced-desk';
import { storageError } from '../ledger/blob-store';
import { destroyTraces, unlessGone } from '../ledger/durable-file';
import { caseKeyPath } from '../vault/case-keys';

/** The folders that the station below `stationFolder` replaced, and left copies of it. Throws the file system's error. */
export async function replacedStations(stationFolder: string): Promise<string[]> {
  const around = dirname(stationFolder);
  const names = await readdir(around);
  return names
    .filter(
      (name) =>
        name.startsWith(`${basename(stationFolder)}${replacedMark}`) ||
        isLeftCopy(stationFolder, name),
    )
    .map((name) => join(around, name));
}

/** Overwrites and removes the key of a case in every folder that the station below `stationFolder` replaced. */
export async function dropReplacedKey(
  stationFolder: string,
  caseId: string,
): Promise<Result<undefined, StorageError>> {
  try {
    for (const folder of await replacedStations(stationFolder)) {
      // The whole folder may be going at this moment, overwritten before it goes.
      await destroyTraces(caseKeyPath(join(folder, 'keys'), caseId)).catch(unlessGone);
    }
  } catch (error) {
    return err(storageError(error));
  }
  return ok(undefined);
}
