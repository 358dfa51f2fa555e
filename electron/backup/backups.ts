/** Back-up and restore put together: services, thread and the calls of the window. */
import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { BackupStatus, ShownProgress } from '../../shared/ipc/calls/backup';
import type { RestoreKey } from '../../shared/ipc/calls/restore';
import type { DiskGuard } from '../disk/disk-guard';
import type { Log } from '../log';
import type { Tries } from '../vault/tries';
import { openTries } from '../vault/tries';
import type { Vault } from '../vault/vault';
import type { BackupHandlers } from './backup-handlers';
import { createBackupHandlers } from './backup-handlers';
import type { BackupService } from './backup-service';
import { createBackupService } from './backup-service';
import { createJobs } from './job-client';
import type { ReplacedDesk } from './replaced-desk';
import { createReplacedDesk } from './replaced-desk';
import { createRestoreService } from './restore-service';

/** Everything main needs of it. */
export function createBackups(parts: {
  readonly stationFolder: string;
  /** The thread's program. */
  readonly script: string;
  /** The vault of a copy. */
  readonly vaultAt: (folder: string, tries: Tries) => Pick<Vault, 'unlock' | 'recover'>;
  /** The count of the station that stands here. */
  readonly stationTries: Tries;
  /** Whether somebody of the present station agrees to its being replaced. */
  readonly agree: (by: RestoreKey) => Promise<Result<undefined, AppError>>;
  readonly monotonicMs: () => number;
  readonly now: () => string;
  readonly log: Log;
  readonly disk: DiskGuard;
  readonly window: () => BrowserWindow | undefined;
  readonly isOpen: () => boolean;
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onStatus: (status: BackupStatus) => void;
  readonly onProgress: (progress: ShownProgress) => void;
}): {
  readonly service: BackupService;
  /** What restores put aside. */
  readonly replaced: ReplacedDesk;
  readonly handlers: BackupHandlers;
  readonly isRestoring: () => boolean;
} {
  const { stationFolder, monotonicMs, now, log } = parts;
  const jobs = createJobs(parts.script);
  const service = createBackupService({
    dataFolder: dirname(stationFolder),
    stationFolder,
    jobs,
    monotonicMs,
    now,
    log,
    onStatus: parts.onStatus,
    hasRoom: () => parts.disk.status().level === 'enough',
  });
  const restores = createRestoreService({
    stationFolder,
    jobs,
    monotonicMs,
    now,
    log,
    isOpen: parts.isOpen,
    alone: parts.alone,
    onInstalled: () => parts.disk.unbind(),
    onProgress: parts.onProgress,
    tries: {
      station: parts.stationTries,
      own: openTries(
        join(dirname(stationFolder), 'restore-tries.json'),
        monotonicMs,
        async () => true,
      ),
    },
  });
  const handlers = createBackupHandlers({
    service,
    restores,
    window: parts.window,
    agree: parts.agree,
    openBy: (by) => async (folder, tries) => {
      const vault = parts.vaultAt(folder, tries);
      const opened =
        'sheets' in by
          ? await vault.recover(by.sheets)
          : await vault.unlock(by.code, by.passphrase);
      return opened.ok ? ok(opened.value.stationKey) : err(opened.error);
    },
  });
  const replaced = createReplacedDesk({ stationFolder, now, log, swept: restores.swept });
  return { service, replaced, handlers, isRestoring: restores.isRunning };
}
