/**
 * Takes what belonged to destroyed cases out of a back-up, the one in use or one of before: it is listed anew without
 * those files, and only then are they removed, so that it stays restorable to the moment at which it was made.
 */
import { dirname } from 'node:path';
import type { BackupError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { isOfBatch } from './batch-copies';
import type { Cleared, ClearRequest } from './job';
import { manifestName, previousManifestName } from './manifest';
import { drop, finishReplacing, leftBehind } from './mirror-tidy';
import { problemOf } from './mirror-trouble';
import { publish } from './publish';
import { readState } from './stored-backup';

/** Refuses what this station's key does not vouch for: nothing is taken out of it. */
export async function clearDestroyed(request: ClearRequest): Promise<Result<Cleared, BackupError>> {
  try {
    return await clear(request);
  } catch (error) {
    return err({ kind: await problemOf(error, dirname(request.target)) });
  }
}

async function clear({
  target,
  key,
  destroyed,
}: ClearRequest): Promise<Result<Cleared, BackupError>> {
  const newest = await readState(target, manifestName, key);
  const previous = await readState(target, previousManifestName, key);
  const state = newest.ok ? newest.value : previous.ok ? previous.value : undefined;
  if (state === undefined) {
    const isForeign = [newest, previous].some(
      (read) => !read.ok && ['backupNotGenuine', 'backupTooNew'].includes(read.error.kind),
    );
    return err({ kind: isForeign ? 'backupFolderForeign' : 'backupFailed' });
  }
  const older = newest.ok && previous.ok ? previous.value : undefined;
  const inventory = new Map(state.inventory);
  // Which batches spoke of them nobody can say here; the back-up in use gets those under way again with its next run.
  const batches = [...state.inventory.keys(), ...(older?.inventory.keys() ?? [])].filter(isOfBatch);
  const leaving = [...new Set([...destroyed, ...batches])];
  const named = leaving.filter((path) => inventory.delete(path));
  const { tag, stationCode, madeAt, cases, head } = state.manifest;
  if (named.length > 0) {
    await finishReplacing(target, state, older);
    await publish(target, { tag, stationCode, madeAt, cases, head }, inventory, state, key);
  }
  const gone = await leftBehind(target, { ...state, inventory }, older, new Set(leaving), true);
  await drop(target, [...new Set([...named, ...gone])]);
  return ok({ files: gone.length });
}
