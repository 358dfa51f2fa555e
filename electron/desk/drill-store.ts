/** The drill's own sealed store beside the station's: its key, its end, and its traces in the real record. */
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { storageError } from '../ledger/blob-store';
import {
  destroyTraces,
  hasCode,
  makeFolderDurably,
  syncFolder,
  writeFileDurably,
} from '../ledger/durable-file';
import { openLedger } from '../ledger/ledger';
import type { Log } from '../log';
import { newId } from '../new-id';
import { kindOf } from '../log';
import { newKey, openPacked, sealPacked, subkey } from '../vault/seal';
import { stationEntryKeyOf } from './station-keys';

export type DrillStore = {
  readonly folder: string;
  /**
   * The station key of the drill: random, sealed under a key derived from the real station key, so that whoever opens
   * the station opens its drill. Made at first use; a drill that this station cannot open is set aside for a new one.
   */
  readonly openKey: (realStationKey: Uint8Array) => Promise<Result<Buffer, StorageError>>;
  /** When the drill last wrote something of its own; nothing when there is no drill any more. */
  readonly lastEntryAt: (realStationKey: Uint8Array) => Promise<string | undefined>;
  /** Renames a drill that does not open, so that practice can begin anew and nothing is thrown away unseen. */
  readonly setAside: () => Promise<Result<undefined, StorageError>>;
  /** Destroys the key, after which nothing of the drill can be read, then removes the rest. */
  readonly erase: () => Promise<Result<undefined, StorageError>>;
};

const boundTo = Buffer.from('drill-key/1');

/** The drill below `folder`; the station must not share that folder. */
export function openDrillStore(folder: string, log: Log): DrillStore {
  const keyPath = join(folder, 'drill.key');

  async function readKey(realStationKey: Uint8Array): Promise<Buffer | 'absent' | 'unreadable'> {
    let packed: Buffer;
    try {
      packed = await readFile(keyPath);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return 'absent';
      throw error;
    }
    const wrapping = subkey(realStationKey, 'drill');
    const key = openPacked(wrapping, boundTo, packed);
    wrapping.fill(0);
    return key ?? 'unreadable';
  }

  async function makeKey(realStationKey: Uint8Array): Promise<Buffer> {
    // What is still there lost its key on purpose: a reset that was interrupted.
    await rm(folder, { recursive: true, force: true });
    await makeFolderDurably(folder);
    const key = newKey();
    const wrapping = subkey(realStationKey, 'drill');
    await writeFileDurably(keyPath, sealPacked(wrapping, boundTo, key));
    wrapping.fill(0);
    return key;
  }

  async function moveAside(): Promise<void> {
    await rename(folder, `${folder}.unreadable-${newId()}`);
    await syncFolder(dirname(folder));
  }

  const answered = async <T>(work: () => Promise<T>): Promise<Result<T, StorageError>> => {
    try {
      return ok(await work());
    } catch (error) {
      log('drillStoreFailed', { kind: kindOf(error) });
      return err(storageError(error));
    }
  };

  return {
    folder,
    openKey: (realStationKey) =>
      answered(async () => {
        const known = await readKey(realStationKey);
        if (known === 'unreadable') {
          log('drillSetAside', { reason: 'key' });
          await moveAside();
        }
        return typeof known === 'string' ? makeKey(realStationKey) : known;
      }),
    lastEntryAt: async (realStationKey) => {
      const found = await answered(async () => {
        const key = await readKey(realStationKey);
        return typeof key === 'string'
          ? undefined
          : lastStationEntryAt(join(folder, 'ledger'), key);
      });
      return found.ok ? found.value : undefined;
    },
    setAside: () =>
      answered(async () => {
        log('drillSetAside', { reason: 'ledger' });
        await moveAside();
        return undefined;
      }),
    erase: () =>
      answered(async () => {
        await destroyTraces(keyPath);
        await rm(folder, { recursive: true, force: true });
        await syncFolder(dirname(folder));
        return undefined;
      }),
  };
}

/** The moment of the newest entry that belongs to no case; the drill writes one whenever it is opened or locked. */
async function lastStationEntryAt(folder: string, drillKey: Buffer): Promise<string | undefined> {
  const entryKey = stationEntryKeyOf(drillKey);
  const macKey = subkey(drillKey, 'ledger-record');
  try {
    const opened = await openLedger({ folder, macKey });
    if (!opened.ok) return undefined;
    const ledger = opened.value;
    const head = ledger.durableHead();
    let at: string | undefined;
    for (let seq = head; seq > 0 && at === undefined; seq -= 1) {
      if (ledger.caseOf(seq) !== undefined) continue;
      const entry = await ledger.read(seq, async () => ok(entryKey));
      at = entry.ok ? entry.value.body.at : undefined;
    }
    await ledger.close();
    return at;
  } finally {
    for (const key of [entryKey, macKey, drillKey]) key.fill(0);
  }
}
