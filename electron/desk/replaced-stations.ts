/** Stations that a restore put aside: the key of a destroyed case goes there too. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { storageError } from '../ledger/blob-store';
import { destroyTraces } from '../ledger/durable-file';
import { caseKeyPath } from '../vault/case-keys';

/** Overwrites and removes the key of a case in every folder that the station below `stationFolder` replaced. */
export async function dropReplacedKey(
  stationFolder: string,
  caseId: string,
): Promise<Result<undefined, StorageError>> {
  const around = dirname(stationFolder);
  try {
    for (const name of await readdir(around)) {
      if (!name.startsWith(`${basename(stationFolder)}.replaced-`)) continue;
      await destroyTraces(caseKeyPath(join(around, name, 'keys'), caseId));
    }
  } catch (error) {
    return err(storageError(error));
  }
  return ok(undefined);
}
