/** Destroyed cases leave every back-up there ever was, as soon as it can be reached; what cannot is told once. */
import type { BackupError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Station } from '../desk/station';
import type { BackupFolder } from '../desk/backup-facts';
import { exists } from '../ledger/durable-file';
import { isConnected, placeIn } from './backup-place';
import type { DestroyedFiles } from './destroyed-files';
import type { Jobs } from './job-client';
import type { Cleared } from './job';
import { asidesOf } from './set-aside';

const againMs = 60_000;

type Source = Pick<Station, 'ledger' | 'cases' | 'facts'>;

export type Clearing = {
  /** Whether a case was destroyed since the last try, or what could not be reached then may be there now. */
  readonly isDue: (station: Source) => boolean;
  /** Clears what can be reached; answers what the record has to say of it. The key is the caller's to wipe. */
  readonly run: (station: Source, key: Uint8Array) => Promise<StationEvent[]>;
  /** Back-ups in which something of a destroyed case is left, as far as the record tells. */
  readonly left: (station: Source) => string[];
};

/** Nothing is remembered of a station but when it was tried last. */
export function createClearing(parts: {
  readonly dataFolder: string;
  readonly jobs: Pick<Jobs, 'clear'>;
  readonly destroyedFiles: DestroyedFiles;
  readonly monotonicMs: () => number;
}): Clearing {
  const { dataFolder, jobs, destroyedFiles, monotonicMs } = parts;
  let tried: { readonly station: Source; readonly upTo: number; readonly atMs: number } | undefined;

  async function clear(
    station: Source,
    key: Uint8Array,
    { folder, ownVolume, clearedTo }: BackupFolder,
    upTo: number,
  ): Promise<Result<Cleared, BackupError>> {
    const place = placeIn(folder, station.facts(), dataFolder);
    const { target } = place;
    if (!(await isConnected(place, ownVolume, dataFolder))) {
      return err({ kind: 'backupFolderMissing' });
    }
    const there = [...((await exists(target)) ? [target] : []), ...(await asidesOf(target))];
    if (there.length === 0) {
      // On the disk of the data it was never made or somebody removed it; where another disk was, another one may be.
      return ownVolume ? err({ kind: 'backupFolderMissing' }) : ok({ files: 0 });
    }
    const destroyed = await destroyedFiles.between(station, clearedTo, upTo);
    let files = 0;
    for (const backup of there) {
      const cleared = await jobs.clear({ kind: 'clear', target: backup, key, destroyed });
      if (!cleared.ok) return cleared;
      files += cleared.value.files;
    }
    return ok({ files });
  }

  return {
    isDue: (station) => {
      const upTo = lastDestroyed(station);
      if (unclearedFolders(station, upTo).length === 0) return false;
      if (tried?.station !== station || tried.upTo !== upTo) return true;
      return monotonicMs() - tried.atMs >= againMs;
    },
    run: async (station, key) => {
      const events: StationEvent[] = [];
      const upTo = lastDestroyed(station);
      tried = { station, upTo, atMs: monotonicMs() };
      for (const place of unclearedFolders(station, upTo)) {
        const { folder, missedTo } = place;
        const cleared = await clear(station, key, place, upTo);
        if (cleared.ok) {
          events.push({ type: 'backupCleared', folder, upTo, files: cleared.value.files });
        } else if (missedTo < upTo) {
          events.push({ type: 'backupNotCleared', folder, upTo, reason: cleared.error.kind });
        }
      }
      return events;
    },
    left: (station) =>
      unclearedFolders(station, lastDestroyed(station)).map(
        ({ folder }) => placeIn(folder, station.facts(), dataFolder).target,
      ),
  };
}

function unclearedFolders({ facts }: Pick<Source, 'facts'>, upTo: number): BackupFolder[] {
  return facts().backupFolders.filter(({ clearedTo }) => clearedTo < upTo);
}

/** The newest entry that destroyed a case. */
function lastDestroyed({ ledger }: Pick<Source, 'ledger'>): number {
  let last = 0;
  for (const { destroyed } of ledger.cases.values()) last = Math.max(last, destroyed);
  return last;
}
