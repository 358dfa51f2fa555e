/** What the calls about back-up and restore do; folders are chosen in dialogs of the system, never named by the window. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { RestoreKey } from '../../shared/ipc/calls/restore';
import { askForFolder } from '../files/choose-file';
import type { BackupService } from './backup-service';
import type { OpenVaultBy, RestoreService } from './restore-service';

export type BackupHandlers = Pick<Handlers, 'backup' | 'restore'>;

/** The handlers over the two services. */
export function createBackupHandlers(parts: {
  readonly service: BackupService;
  readonly restores: RestoreService;
  readonly window: () => BrowserWindow | undefined;
  readonly openBy: (by: RestoreKey) => OpenVaultBy;
  /** Asks the present station. */
  readonly agree: (by: RestoreKey) => Promise<Result<undefined, AppError>>;
}): BackupHandlers {
  const { service, restores } = parts;

  async function chosenFolder(): Promise<Result<string | undefined, AppError>> {
    const window = parts.window();
    return window === undefined
      ? err({ kind: 'internal' })
      : ok(await askForFolder(window, 'orNew'));
  }

  return {
    backup: {
      status: async () => ok(service.status()),
      chooseFolder: async () => {
        const folder = await chosenFolder();
        if (!folder.ok) return folder;
        return folder.value === undefined ? ok(service.status()) : service.choose(folder.value);
      },
      backUpNow: () => service.backUpNow(),
      rehearse: () => service.rehearse(),
      stopRehearsal: async () => {
        service.stopRehearsal();
        return ok(undefined);
      },
    },
    restore: {
      choose: async () => {
        const folder = await chosenFolder();
        if (!folder.ok) return folder;
        if (folder.value === undefined) return ok(undefined);
        const found = await restores.find(folder.value);
        return found.ok ? ok({ found: found.value, mustAgree: await restores.mustAgree() }) : found;
      },
      start: ({ backupId, by, partial, agreedBy }) =>
        restores.start(
          backupId,
          parts.openBy(by),
          partial,
          agreedBy === undefined ? undefined : () => parts.agree(agreedBy),
        ),
      cancel: async () => {
        restores.cancel();
        return ok(undefined);
      },
    },
  };
}
