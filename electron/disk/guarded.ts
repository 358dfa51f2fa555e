/** Desk and blob store behind the disk guard: nothing begins that the disk cannot hold, nothing is acknowledged into thin air. */
import type { AppError, DiskError, StorageError } from '../../shared/domain/app-error';
import type { Actor, CaseCommand } from '../../shared/domain/command';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type { Desk } from '../desk/desk';
import type { BlobStore } from '../ledger/blob-store';
import type { DiskGuard } from './disk-guard';
import type { Work } from './disk-level';

/** What of the guard a station needs. */
export type Gate = Pick<DiskGuard, 'before' | 'after'>;

/** What has a paper made. */
const papers: readonly CaseCommand['name'][] = [
  'noticeMissing',
  'keepOriginals',
  'issueLetter',
  'sealArchive',
];

/** What kind of work a command is for the disk. */
export function workOf({ name }: Pick<CaseCommand, 'name'>, { role }: Pick<Actor, 'role'>): Work {
  if (role === 'platform' || role === 'station' || name.startsWith('record')) return 'witness';
  if (name === 'openCase') return 'newCase';
  if (name === 'addPage' || name === 'adjustPage') return 'page';
  return papers.includes(name) ? 'paper' : 'text';
}

/** A desk whose every command passes the guard. */
export function guardDesk(desk: Desk, gate: Gate | undefined): Desk {
  if (gate === undefined) return desk;
  return {
    ...desk,
    execute: async (command, actor) => {
      const result = await guarded(gate, workOf(command, actor), () =>
        desk.execute(command, actor),
      );
      // Sync and papers know one word for a disk that does not take anything now: they wait and try again.
      const isPerson = actor.role !== 'platform' && actor.role !== 'station';
      return result.ok || isPerson ? result : err(plainly(result.error));
    },
  };
}

/** A blob store that makes no folders, and misses no files, where the station's folder was taken away. */
export function guardBlobs<B extends BlobStore>(blobs: B, gate: Gate | undefined): B {
  if (gate === undefined) return blobs;
  return {
    ...blobs,
    put: async (caseId, bytes) => {
      const result = await guarded(gate, 'paper', () => blobs.put(caseId, bytes));
      return result.ok ? result : err(plainly(result.error));
    },
    get: async (caseId, sha256) => {
      const result = await blobs.get(caseId, sha256);
      return result.ok || gate.after().ok ? result : err({ kind: 'storageFailed' });
    },
  };
}

async function guarded<T, E>(
  gate: Gate,
  work: Work,
  run: () => Promise<Result<T, E>>,
): Promise<Result<T, E | DiskError>> {
  const permitted = gate.before(work);
  if (!permitted.ok) return permitted;
  const result = await run();
  if (!result.ok) return result;
  const kept = gate.after();
  return kept.ok ? result : kept;
}

function plainly<E extends AppError>(error: E | DiskError): Exclude<E, DiskError> | StorageError {
  switch (error.kind) {
    case 'diskTight':
    case 'diskReadOnly':
      return { kind: 'storageFull' };
    case 'dataFolderGone':
    case 'dataFolderReadOnly':
      return { kind: 'storageFailed' };
    default:
      return error as Exclude<E, DiskError>;
  }
}
