/** How a back-up stands, as the window shows it. */
import type { BackupError } from '../../shared/domain/app-error';
import type { BackupStatus, BackupTrouble } from '../../shared/ipc/calls/backup';
import { backupTroubles } from '../../shared/ipc/calls/backup';
import type { StationFacts } from '../desk/station-facts';
import type { BackupPlace } from './backup-place';
import type { Manifest } from './manifest';

/** Of no station. */
export const nothingYet: BackupStatus = {
  place: { folder: '', kind: 'beside', sameDisk: true },
  isBehind: false,
};

/** What is known before anything was copied; `same` is undefined while the place is not there. */
export function statusAtOpening(
  { backupFolder, rehearsal }: StationFacts,
  { target, kind }: BackupPlace,
  same: boolean | undefined,
  manifest: Manifest | undefined,
  more: Pick<BackupStatus, 'isBehind' | 'uncleared'>,
): BackupStatus {
  const { at = '', outcome = '' } = rehearsal ?? {};
  return {
    place: { folder: target, kind, sameDisk: same ?? backupFolder?.ownVolume !== true },
    ...more,
    ...(manifest === undefined ? {} : { last: lastOf(manifest) }),
    ...(same === undefined ? { trouble: 'backupFolderMissing' as const } : {}),
    ...(rehearsal === undefined ? {} : { rehearsal: { at, outcome } }),
  };
}

const lastOf = ({ madeAt, cases, files, bytes }: Manifest) => ({ madeAt, cases, files, bytes });

/** The trouble that a status can carry for an error. */
export function troubleOf(kind: BackupError['kind']): BackupTrouble {
  return backupTroubles.find((trouble) => trouble === kind) ?? 'backupFailed';
}
