/** How a back-up stands, as the window shows it. */
import type { BackupError } from '../../shared/domain/app-error';
import { ok } from '../../shared/domain/result';
import type { BackupStatus, BackupTrouble } from '../../shared/ipc/calls/backup';
import { backupTroubles } from '../../shared/ipc/calls/backup';
import type { Station } from '../desk/station';
import type { StationFacts } from '../desk/station-facts';
import type { BackupPlace } from './backup-place';
import { isSameDisk } from './backup-place';
import type { Manifest } from './manifest';
import { manifestName } from './manifest';
import { asidesOf } from './set-aside';
import { readState } from './stored-backup';

/** Of no station. */
export const nothingYet: BackupStatus = {
  place: { folder: '', kind: 'beside', sameDisk: true },
  isBehind: false,
};

export type FoundThere = {
  /** Whether it lies on the disk of the data; `undefined` when it cannot be reached. */
  readonly same: boolean | undefined;
  /** Of a back-up of this record. */
  readonly manifest: Manifest | undefined;
  readonly asides: string[];
};

/**
 * Looks at the back-up that lies at a place. One whose newest entry is none of this record covers nothing of it, whatever
 * its number: an older copy was restored meanwhile.
 */
export async function lookAtBackup(
  { ledger, during }: Pick<Station, 'ledger' | 'during'>,
  { volume, target }: BackupPlace,
  dataFolder: string,
  key: Uint8Array,
): Promise<FoundThere> {
  const same = await isSameDisk(volume, dataFolder);
  const stored = await readState(target, manifestName, key);
  const asides = await asidesOf(target);
  if (!stored.ok) return { same, manifest: undefined, asides };
  const { manifest } = stored.value;
  const { seq, hash } = manifest.head;
  const own = await during(async () => ok(await ledger.hashAt(seq)));
  return { same, manifest: own.ok && own.value === hash ? manifest : undefined, asides };
}

/** What is known before anything was copied. */
export function statusAtOpening(
  { backupFolder, rehearsal }: StationFacts,
  { target, kind }: BackupPlace,
  { same, manifest, asides }: FoundThere,
  more: Pick<BackupStatus, 'isBehind' | 'uncleared'>,
): BackupStatus {
  const { at = '', outcome = '' } = rehearsal ?? {};
  return {
    place: { folder: target, kind, sameDisk: same ?? backupFolder?.ownVolume !== true },
    ...more,
    asides,
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
