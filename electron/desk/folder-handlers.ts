/** What the calls about the watched folder do: its files go to the window, and are put away when the record has them. */
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { FolderSettings } from '../../shared/ipc/calls/folder';
import type { DeviceSettingsFile } from '../devices/device-settings';
import type { WatchedFolder } from '../devices/folder/watched-folder';
import { isWithin } from '../files/is-within';
import { storageError } from '../ledger/blob-store';
import type { Doors } from './doors';

export type FolderParts = {
  readonly devices: DeviceSettingsFile;
  readonly watched: WatchedFolder;
  readonly askForFolder: () => Promise<string | undefined>;
  /** Nothing in here is ever moved. */
  readonly dataFolder: string;
};

/** The handlers of the group `folder`. */
export function createFolderHandlers(
  { unlocked, brief }: Doors,
  { devices, watched, askForFolder, dataFolder }: FolderParts,
): Handlers['folder'] {
  async function change(edit: (settings: FolderSettings) => FolderSettings) {
    try {
      const next = edit((await devices.read()).folder);
      await devices.change({ folder: next });
      await watched.open(next);
      return ok(watched.status());
    } catch (error) {
      return err(storageError(error));
    }
  }
  return {
    status: () => unlocked(async () => ok(watched.status())),
    choose: () =>
      unlocked(async () => {
        const path = await askForFolder();
        if (path === undefined) return ok(watched.status());
        if (isWithin(path, dataFolder) || isWithin(dataFolder, path)) {
          return err({ kind: 'folderIsOurs' });
        }
        return change(({ after }) => ({ after, path }));
      }),
    change: ({ after, off }) =>
      unlocked(() =>
        change((settings) => ({
          after: after ?? settings.after,
          ...(off === true || settings.path === undefined ? {} : { path: settings.path }),
        })),
      ),
    read: ({ id }) => unlocked(() => watched.read(id)),
    done: ({ id, caseId }) =>
      brief(async ({ cases, view }) => {
        const mine = view.workable(caseId);
        if (!mine.ok) return mine;
        const loaded = await cases.load(caseId);
        if (!loaded.ok) return loaded;
        const pages = loaded.value?.documents.flatMap((document) => document.pages) ?? [];
        const digest = watched.digestOf(id);
        if (!pages.some(({ original }) => original.sha256 === digest)) {
          return err({ kind: 'invalidRequest' });
        }
        await watched.taken(id);
        return ok(undefined);
      }),
    taken: ({ id }) =>
      unlocked(async () => {
        const { files } = watched.status();
        const hasPages = files.some((file) => file.id === id && file.kind !== 'image');
        if (!hasPages) return err({ kind: 'invalidRequest' });
        await watched.taken(id);
        return ok(undefined);
      }),
    refuse: ({ id }) =>
      unlocked(async () => {
        await watched.refuse(id);
        return ok(undefined);
      }),
  };
}
