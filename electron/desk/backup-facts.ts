/** Where back-ups of the station go, and how far destroyed cases are gone from there. */
import type { StationEvent } from '../../shared/ledger/station-event';

type BackupEvent = Extract<
  StationEvent,
  { type: 'backupFolderChosen' | 'backupCleared' | 'backupNotCleared' }
>;

/** `clearedTo`: files of cases destroyed up to this entry are gone from there; `missedTo`: up to here it is told that they are not. */
export type BackupFolder = {
  /** Empty for the one beside the data. */
  readonly folder: string;
  readonly ownVolume: boolean;
  readonly clearedTo: number;
  readonly missedTo: number;
};

export type BackupsFacts = {
  /** Where back-ups go, once somebody chose. */
  readonly backupFolder?: { readonly folder: string; readonly ownVolume: boolean };
  /** Every folder that back-ups ever went to, the one beside the data first. */
  readonly backupFolders: readonly BackupFolder[];
};

export const noBackups: BackupsFacts = {
  backupFolders: [{ folder: '', ownVolume: false, clearedTo: 0, missedTo: 0 }],
};

/** Applies an event about back-ups. */
export function evolveBackups<Facts extends BackupsFacts>(facts: Facts, event: BackupEvent): Facts {
  const { backupFolders } = facts;
  switch (event.type) {
    case 'backupFolderChosen': {
      const { folder, ownVolume } = event;
      const chosen = { folder, ownVolume };
      return {
        ...facts,
        backupFolder: chosen,
        backupFolders: withFolder(backupFolders, folder, { ownVolume }),
      };
    }
    case 'backupCleared': {
      const { folder, upTo: clearedTo } = event;
      return { ...facts, backupFolders: withFolder(backupFolders, folder, { clearedTo }) };
    }
    case 'backupNotCleared': {
      const { folder, upTo: missedTo } = event;
      return { ...facts, backupFolders: withFolder(backupFolders, folder, { missedTo }) };
    }
  }
}

function withFolder(
  folders: readonly BackupFolder[],
  folder: string,
  change: Partial<BackupFolder>,
): readonly BackupFolder[] {
  const known = folders.find((one) => one.folder === folder);
  if (known !== undefined) {
    return folders.map((one) => (one === known ? { ...one, ...change } : one));
  }
  return [...folders, { folder, ownVolume: false, clearedTo: 0, missedTo: 0, ...change }];
}
