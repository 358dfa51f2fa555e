/** Copies a back-up, every byte verified against what the station's key vouches for, into a folder that is whole or absent. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RestoreError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode, syncFile, syncFolder } from '../ledger/durable-file';
import { isOfBatch } from './batch-copies';
import type { JobProgress, Restored, RestoreRequest } from './job';
import { destroyCopy } from './left-copies';
import { manifestName, previousManifestName } from './manifest';
import { inPool } from './pool';
import type { BackupState } from './stored-backup';
import { readState, readStored } from './stored-backup';

const hands = 8;
const namesShown = 3;

/** Restores the newest whole state of the back-up; the target is removed again when it does not become whole. */
export async function restoreCopy(
  request: RestoreRequest,
  tell: (progress: JobProgress) => void,
): Promise<Result<Restored, RestoreError>> {
  const { backup, target, key } = request;
  const newest = await readState(backup, manifestName, key);
  const first = newest.ok ? await copyState(request, newest.value, tell) : newest;
  if (first.ok || !isWorthOlder(first.error)) return first;
  const previous = await readState(backup, previousManifestName, key);
  if (!previous.ok) return first;
  await destroyCopy(target);
  const second = await copyState(request, previous.value, tell, true);
  return second.ok ? second : first;
}

/** Damage of the list or the record may be newer than the state before. */
function isWorthOlder(error: RestoreError): boolean {
  return error.kind === 'backupIncomplete' || (error.kind === 'backupDamaged' && error.record);
}

async function copyState(
  { backup, target, partial }: RestoreRequest,
  { manifest, inventory }: BackupState,
  tell: (progress: JobProgress) => void,
  isOlder = false,
): Promise<Result<Restored, RestoreError>> {
  const progress = {
    doneFiles: 0,
    totalFiles: inventory.size,
    doneBytes: 0,
    totalBytes: manifest.bytes,
  };
  const lost: string[] = [];
  const written: string[] = [];
  const folders = new Set([target]);
  try {
    await mkdir(target, { mode: 0o700 });
    for (const path of inventory.keys()) {
      for (let up = dirname(join(target, path)); up !== target; up = dirname(up)) folders.add(up);
    }
    for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 });
    await inPool([...inventory], hands, async ([path, facts]) => {
      const bytes = await readStored(backup, path, facts);
      if (bytes === undefined) lost.push(path);
      else {
        await writeFile(join(target, path), bytes, { mode: 0o600, flag: 'wx' });
        written.push(path);
      }
      progress.doneFiles += 1;
      progress.doneBytes += facts.size;
      tell({ ...progress });
    });
    const damage = damageOf(lost);
    // Of a batch that went on since then no older copy is kept; of the record nothing is missing.
    const isHurt = lost.some((path) => !isOlder || !isOfBatch(path));
    if (isHurt && (damage.record || !partial)) {
      await destroyCopy(target);
      return err(damage);
    }
    // After all are written: the first one to be synced takes most of the others with it.
    await inPool(written, hands, (path) => syncFile(join(target, path)));
    await inPool([...folders], hands, syncFolder);
    await syncFolder(dirname(target));
  } catch (error) {
    await destroyCopy(target).catch(() => undefined);
    const isFull = hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
    const megabytes = Math.ceil((manifest.bytes - progress.doneBytes) / 1_000_000);
    return err(isFull ? { kind: 'restoreNoRoom', megabytes } : { kind: 'restoreFailed' });
  }
  const { head, madeAt, cases } = manifest;
  return ok({ files: written.length, bytes: manifest.bytes, head, madeAt, cases, lost });
}

function damageOf(lost: readonly string[]): RestoreError & { kind: 'backupDamaged' } {
  const below = (folder: string) => lost.filter((path) => path.startsWith(folder)).length;
  const keys = below('keys/');
  const pictures = below('blobs/');
  return {
    kind: 'backupDamaged',
    names: lost.slice(0, namesShown),
    keys,
    pictures,
    // Without the vault nothing opens, without the ledger there is nothing to open.
    record: lost.some((path) => path.startsWith('ledger/') || path === 'vault.json'),
  };
}
