/**
 * Brings a back-up up to date: only what is new is copied, in an order that keeps the state before restorable until the
 * new manifest stands. Keys and pictures first, then the ledger that names them, then the list, the manifest last.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupError, RestoreError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode, makeFolderDurably, syncFolder, writeFileDurably } from '../ledger/durable-file';
import { sha256Hex } from '../vault/seal';
import { isOfBatch, smallFiles } from './batch-copies';
import type { JobProgress, Mirrored, MirrorRequest } from './job';
import type { FileFacts } from './manifest';
import { manifestName, previousManifestName } from './manifest';
import { copySegments } from './mirror-segments';
import { drop, finishReplacing, leftBehind, sweep } from './mirror-tidy';
import { problemOf, sourceTrouble } from './mirror-trouble';
import { inPool } from './pool';
import { publish } from './publish';
import { isInRecord, setAside } from './set-aside';
import { listStation } from './station-files';
import type { BackupState } from './stored-backup';
import { readState, readStored, waitingName } from './stored-backup';

const hands = 4;
const nothingThere: Result<BackupState, RestoreError> = err({ kind: 'backupIncomplete' });

/** Runs one back-up; the folder above the target has to be there. */
export async function mirror(
  request: MirrorRequest,
  tell: (progress: JobProgress) => void,
): Promise<Result<Mirrored, BackupError>> {
  try {
    const done = await run(request, tell);
    return done === 'foreign' ? err({ kind: 'backupFolderForeign' }) : ok(done);
  } catch (error) {
    return err({ kind: await problemOf(error, dirname(request.target)) });
  }
}

async function run(
  request: MirrorRequest,
  tell: (progress: JobProgress) => void,
): Promise<Mirrored | 'foreign'> {
  const { station, target, key } = request;
  await makeTarget(target);
  let newest = await readState(target, manifestName, key);
  let previous = await readState(target, previousManifestName, key);
  let before = newest.ok ? newest.value : previous.ok ? previous.value : undefined;
  let aside: string | undefined;
  if (before !== undefined && !(await isInRecord(station, before.manifest.head))) {
    aside = await setAside(target);
    await makeTarget(target);
    [newest, previous, before] = [nothingThere, nothingThere, undefined];
  }
  // Under this station's own name, and made by another or by a later program: it may be the only copy of something.
  if (before === undefined && [newest, previous].some(isForeign)) return 'foreign';
  if (newest.ok)
    await finishReplacing(target, newest.value, previous.ok ? previous.value : undefined);
  await sweep(target, [before, previous.ok ? previous.value : undefined]);
  const destroyed = new Set(request.destroyed);
  // Only in a back-up that this station's key vouches for, and only what its newest manifest does not name any more.
  if (newest.ok) {
    const isFirst = Object.keys(request.known).length === 0;
    const older = previous.ok ? previous.value : undefined;
    await drop(target, await leftBehind(target, newest.value, older, destroyed, isFirst));
  }

  const source = await listStation(station).catch((error: unknown) => {
    throw sourceTrouble(error);
  });
  const inventory = new Map<string, FileFacts>(before?.inventory);
  const suspects = new Set(request.suspects);
  const missing = source.fixed.filter(
    (path) => !destroyed.has(path) && (!inventory.has(path) || suspects.has(path)),
  );
  const progress = { doneFiles: 0, totalFiles: missing.length, doneBytes: 0, totalBytes: 0 };
  let copiedBytes = 0;
  const done = (files: number, bytes: number) => {
    copiedBytes += bytes;
    progress.doneFiles += files;
    progress.doneBytes += bytes;
    tell({ ...progress });
  };
  tell({ ...progress });

  const small = smallFiles(source.small, request.batches);
  await makeFolders(target, [...missing, ...source.segments, ...small.keys()]);
  await inPool(missing, hands, async (path) => {
    const bytes = await readFile(join(station, path)).catch((error: unknown) => {
      // Destroyed between the listing and now: it is not part of this back-up any more.
      if (hasCode(error, 'ENOENT')) return undefined;
      throw sourceTrouble(error);
    });
    if (bytes === undefined) return;
    const facts = { size: bytes.byteLength, sha256: sha256Hex(bytes) };
    const known = inventory.get(path);
    // These files never change: a copy that differs from what was once backed up is the damaged one.
    if (known !== undefined && known.sha256 !== facts.sha256) return;
    await writeChecked(target, path, path, bytes);
    inventory.set(path, facts);
    done(1, bytes.byteLength);
  });

  const replaced: string[] = [];
  const putAway = new Set([...inventory.keys()].filter((path) => isOfBatch(path)));
  for (const [path, earlier] of small) {
    const bytes =
      earlier === undefined
        ? await readFile(join(station, path)).catch((error: unknown) => {
            // Somebody put the batch away between the listing and now.
            if (isOfBatch(path) && hasCode(error, 'ENOENT')) return undefined;
            throw sourceTrouble(error);
          })
        : Buffer.from(earlier);
    if (bytes === undefined) continue;
    putAway.delete(path);
    const facts = { size: bytes.byteLength, sha256: sha256Hex(bytes) };
    if (inventory.get(path)?.sha256 === facts.sha256 && !suspects.has(path)) continue;
    const isNew = !inventory.has(path);
    await writeChecked(target, path, isNew ? path : waitingName(path, facts.sha256), bytes);
    if (!isNew) replaced.push(path);
    inventory.set(path, facts);
    done(1, bytes.byteLength);
  }
  const segments = await copySegments(request, source.segments, inventory, (bytes) =>
    done(1, bytes),
  );
  replaced.push(...segments.replaced);

  const gone = [...destroyed, ...putAway].filter((path) => inventory.delete(path));

  const { tag, stationCode, madeAt, cases, head } = request;
  await publish(target, { tag, stationCode, madeAt, cases, head }, inventory, before, key);
  // Not before the new manifest stands: until then the one before is what a restore goes by.
  await drop(target, gone);
  const state = await readState(target, manifestName, key);
  if (!state.ok) throw new Error('The back-up cannot be read back');
  await finishReplacing(target, state.value, before);
  const { files, bytes } = state.value.manifest;
  const copiedFiles = progress.doneFiles;
  const counted = { files, bytes, copiedFiles, copiedBytes, known: segments.known };
  return aside === undefined ? counted : { ...counted, aside };
}

/** Not recursive: where the drive is not there, its folder must not be made on another disk. */
async function makeTarget(target: string): Promise<void> {
  await mkdir(target, { mode: 0o700 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  await syncFolder(dirname(target));
}

/** Writes a file of the back-up and reads it back. */
async function writeChecked(
  target: string,
  path: string,
  name: string,
  bytes: Buffer,
): Promise<void> {
  await writeFileDurably(join(target, name), bytes);
  const facts = { size: bytes.byteLength, sha256: sha256Hex(bytes) };
  const stored = await readStored(target, path, facts);
  if (stored === undefined) throw new Error('What was written reads differently');
}

async function makeFolders(target: string, paths: readonly string[]): Promise<void> {
  for (const folder of new Set(paths.map((path) => dirname(path)))) {
    await makeFolderDurably(join(target, folder));
  }
}

function isForeign(state: Awaited<ReturnType<typeof readState>>): boolean {
  return !state.ok && ['backupNotGenuine', 'backupTooNew'].includes(state.error.kind);
}
