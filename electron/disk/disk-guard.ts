/** Watches the disk that holds the station, gives up the ballast in time, and says what may still be begun. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppError, DiskError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { DiskStatus } from '../../shared/ipc/calls/disk';
import { writeFileDurably } from '../ledger/durable-file';
import type { Log } from '../log';
import { kindOf } from '../log';
import { openBallast } from './ballast';
import { watchDataFolder } from './data-folder';
import type { DiskView, Thresholds, Work } from './disk-level';
import { decideDisk, permits, usualThresholds } from './disk-level';
import { diskRoom } from './disk-room';

const probeBytes = 64 * 1024;

export type DiskGuard = {
  readonly status: () => DiskStatus;
  /** Measures now and acts on it. */
  readonly look: () => Promise<DiskStatus>;
  /** Whether this work may begin. */
  readonly before: (work: Work) => Result<undefined, DiskError>;
  /** Whether what was just written lies where it belongs: nothing is acknowledged into a folder that was taken away. */
  readonly after: () => Result<undefined, DiskError>;
  /** After a failed write: looks at once, and says what it was in better words when it knows. */
  readonly explain: <E extends AppError>(error: E) => Promise<E | DiskError>;
  /** The station below the folder was opened, or closed. */
  readonly bind: () => void;
  readonly unbind: () => void;
};

/** The guard of the station below `folder`; the ballast lies beside it. */
export function createDiskGuard(parts: {
  readonly folder: string;
  readonly log: Log;
  readonly onChange: (status: DiskStatus) => void;
  /** Another folder stands where the open one was. */
  readonly onAnother: () => void;
  readonly thresholds?: Thresholds;
}): DiskGuard {
  const { folder, log } = parts;
  const thresholds = parts.thresholds ?? usualThresholds;
  const above = dirname(folder);
  const ballast = openBallast(join(above, 'ballast.bin'));
  const data = watchDataFolder(folder);
  let known: DiskStatus = { level: 'enough', folder: 'fine', freeBytes: 0, totalBytes: 0 };
  let writeRefused = false;
  let looking: Promise<DiskStatus> | undefined;

  async function measure(): Promise<DiskView & { totalBytes: number }> {
    const room = await diskRoom(above);
    return { ...room, ballastHeld: await ballast.held(), writeRefused };
  }

  async function lookOnce(): Promise<DiskStatus> {
    const found = await data.look();
    let next: DiskStatus = { ...known, folder: found };
    try {
      let view = await measure();
      let decided = decideDisk(view, thresholds);
      if (decided.ballast === 'release') {
        await ballast.release();
        log('ballastReleased', { bytes: view.freeBytes });
        view = await measure();
        decided = decideDisk(view, thresholds);
      } else if (decided.ballast === 'make' && found === 'fine') {
        await ballast.make().catch((error: unknown) => log('noBallast', { kind: kindOf(error) }));
      }
      if (writeRefused && found === 'fine') writeRefused = !(await canWrite());
      const { level } = decideDisk({ ...view, writeRefused }, thresholds);
      next = { level, folder: found, freeBytes: view.freeBytes, totalBytes: view.totalBytes };
    } catch (error) {
      // A volume that does not answer is gone; anything else leaves what was known.
      if (!data.isThere()) next = { ...known, folder: 'gone' };
      log('diskNotMeasured', { kind: kindOf(error) });
    }
    const isNews = next.level !== known.level || next.folder !== known.folder;
    const moved = Math.abs(next.freeBytes - known.freeBytes) > next.totalBytes / 200;
    if (isNews) log('disk', { level: next.level, folder: next.folder, bytes: next.freeBytes });
    known = next;
    if (isNews || moved) parts.onChange(next);
    if (data.isAnother()) parts.onAnother();
    return next;
  }

  /** The free bytes that are reported are not always to be had: a quota, or blocks kept for root. */
  async function canWrite(): Promise<boolean> {
    const path = join(folder, 'probe.bin');
    try {
      await writeFileDurably(path, Buffer.alloc(probeBytes));
      return true;
    } catch {
      return false;
    } finally {
      await rm(path, { force: true }).catch(() => undefined);
    }
  }

  const look = () => (looking ??= lookOnce().finally(() => (looking = undefined)));

  const gone = (): Result<undefined, DiskError> => {
    if (known.folder !== 'gone') void look();
    return err({ kind: 'dataFolderGone' });
  };

  return {
    status: () => known,
    look,
    before: (work) => {
      if (!data.isThere()) return gone();
      switch (
        permits({ ...known, folder: known.folder === 'gone' ? 'fine' : known.folder }, work)
      ) {
        case 'yes':
          return ok(undefined);
        case 'tight':
          return err({ kind: 'diskTight' });
        case 'full':
          return err({ kind: 'diskReadOnly' });
        case 'readOnly':
          return err({ kind: 'dataFolderReadOnly' });
        case 'gone':
          return gone();
      }
    },
    after: () => (data.isThere() ? ok(undefined) : gone()),
    explain: async (error) => {
      if (error.kind !== 'storageFull' && error.kind !== 'storageFailed') return error;
      if (error.kind === 'storageFull') writeRefused = true;
      await look();
      // One that began before the write was refused does not know of it.
      if (writeRefused) await look();
      if (known.folder === 'gone') return { kind: 'dataFolderGone' };
      if (known.folder === 'readOnly') return { kind: 'dataFolderReadOnly' };
      return error;
    },
    bind: data.bind,
    unbind: data.unbind,
  };
}
