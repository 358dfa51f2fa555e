/** Where the back-ups of a station go: the folder somebody chose, or one beside the data. */
import { stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { BackupError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { StationFacts } from '../desk/station-facts';
import { stationTag } from '../desk/station-facts';
import { isWithin } from '../files/is-within';

export const backupPrefix = 'school-enrollment-backup-';

export type BackupPlace = {
  /** The folder that has to be there. */
  readonly volume: string;
  /** The back-up itself, below it. */
  readonly target: string;
  readonly kind: 'chosen' | 'beside';
};

/** The place as the record says; `dataFolder` holds the station's folder. */
export function placeOf(facts: StationFacts, dataFolder: string): BackupPlace {
  return placeIn(facts.backupFolder?.folder ?? '', facts, dataFolder);
}

/** The place in one of the folders that the record names; the empty one is beside the data. */
export function placeIn(
  folder: string,
  { publicKey }: Pick<StationFacts, 'publicKey'>,
  dataFolder: string,
): BackupPlace {
  const volume = folder === '' ? dataFolder : folder;
  const target = join(volume, `${backupPrefix}${stationTag(publicKey)}`);
  return { volume, target, kind: folder === '' ? 'beside' : 'chosen' };
}

/** Whether two folders lie on one disk; `undefined` when one cannot be looked at. */
export async function isSameDisk(a: string, b: string): Promise<boolean | undefined> {
  try {
    return (await stat(a)).dev === (await stat(b)).dev;
  } catch {
    return undefined;
  }
}

/** Whether a place is there, one that was on a disk of its own as such: its empty mount point must not be mistaken for it. */
export async function isConnected(
  { volume, kind }: Pick<BackupPlace, 'volume' | 'kind'>,
  ownVolume: boolean,
  dataFolder: string,
): Promise<boolean> {
  if (kind === 'beside') return true;
  const same = await isSameDisk(volume, dataFolder);
  return same !== undefined && !(same && ownVolume);
}

/** Judges a folder that somebody chose. */
export async function chosenFolder(
  folder: string,
  dataFolder: string,
): Promise<Result<{ folder: string; ownVolume: boolean }, BackupError>> {
  if (isWithin(folder, dataFolder)) return err({ kind: 'backupFolderInside' });
  // Who chooses the back-up itself means the folder it lies in.
  const isBackup = folder.split(sep).at(-1)?.startsWith(backupPrefix) === true;
  const volume = isBackup ? dirname(folder) : folder;
  const same = await isSameDisk(volume, dataFolder);
  if (same === undefined) return err({ kind: 'backupFolderMissing' });
  return ok({ folder: volume, ownVolume: !same });
}
