/** Whether the station's folder is still the one that was opened: not moved, not unmounted, not turned read-only. */
import { constants, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../ledger/durable-file';
import type { DiskStatus } from '../../shared/ipc/calls/disk';

type Folder = DiskStatus['folder'];

export type DataFolder = {
  /** From now on this is the folder that has to be there. */
  readonly bind: () => void;
  readonly unbind: () => void;
  /** Cheap enough to be asked before and after every write. */
  readonly isThere: () => boolean;
  /** Another folder or drive came to stand in its place: what is open must be opened anew. */
  readonly isAnother: () => boolean;
  readonly look: () => Promise<Folder>;
};

/** Watches `folder`; nothing is missed before it was bound. */
export function watchDataFolder(folder: string): DataFolder {
  let bound: string | undefined;

  /** Device and number of the folder and its ledger; nothing when one is missing. */
  function identity(): string | undefined {
    try {
      const parts = [folder, join(folder, 'ledger')].map((path) => {
        const { dev, ino } = statSync(path, { bigint: true });
        return `${dev}:${ino}`;
      });
      return parts.join(' ');
    } catch {
      return undefined;
    }
  }

  const isThere = () => bound === undefined || identity() === bound;
  return {
    bind: () => {
      bound = identity();
    },
    unbind: () => {
      bound = undefined;
    },
    isThere,
    isAnother: () => bound !== undefined && ![undefined, bound].includes(identity()),
    look: async () => {
      if (!isThere()) return 'gone';
      try {
        await access(folder, constants.W_OK);
      } catch (error) {
        if (hasCode(error, 'EROFS') || hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) {
          return 'readOnly';
        }
      }
      return 'fine';
    },
  };
}
