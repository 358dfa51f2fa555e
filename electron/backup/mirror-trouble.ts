/** What a failed back-up means: whose disk it was, and what can be done about it. */
import type { BackupError } from '../../shared/domain/app-error';
import { exists, hasCode } from '../ledger/durable-file';

/** An error of reading the station, not of writing the back-up. */
export function sourceTrouble(error: unknown): Error {
  return new Error('The station could not be read', { cause: error });
}

/** The kind of an error of a back-up below `volume`. */
export async function problemOf(error: unknown, volume: string): Promise<BackupError['kind']> {
  if (error instanceof Error && error.cause !== undefined) return 'backupSourceFailed';
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) return 'backupFolderFull';
  if (!(await exists(volume)) || hasCode(error, 'ENOENT')) return 'backupFolderMissing';
  const isForbidden = ['EROFS', 'EACCES', 'EPERM'].some((code) => hasCode(error, code));
  return isForbidden ? 'backupFolderReadOnly' : 'backupFailed';
}
