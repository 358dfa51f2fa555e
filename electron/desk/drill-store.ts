/** The drill's own sealed store beside the station's: its key, its end, and its traces in the real record. */
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StorageError } from '../../shared/domain/app-error';
import type { Day, Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { storageError } from '../ledger/blob-store';
import {
  destroyTraces,
  makeFolderDurably,
  syncFolder,
  unlessGone,
  writeFileDurably,
} from '../ledger/durable-file';
import { openLedger } from '../ledger/ledger';
import type { Log } from '../log';
import { newId } from '../new-id';
import { kindOf } from '../log';
import { newKey, openPacked, sealPacked, subkey } from '../vault/seal';
import { purposes, stationEntryKeyOf } from './station-keys';

/** When the drill last wrote something of its own, and on which day who entered a sample family to its submission last. */
export type DrillPast = {
  readonly lastAt?: Instant;
  readonly practised: ReadonlyMap<string, Day>;
};

const noPast: DrillPast = { practised: new Map() };

export type DrillStore = {
  readonly folder: string;
  /**
   * The station key of the drill: random, sealed under a key derived from the real station key, so that whoever opens
   * the station opens its drill. Made at first use; a drill that this station cannot open is set aside for a new one.
   */
  readonly openKey: (realStationKey: Uint8Array) => Promise<Result<Buffer, StorageError>>;
  /** What the drill wrote of its own; nothing when there is no drill any more. */
  readonly lookBack: (realStationKey: Uint8Array) => Promise<DrillPast>;
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
    const packed = await readFile(keyPath).catch(unlessGone);
    if (packed === undefined) return 'absent';
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
    lookBack: async (realStationKey) => {
      const found = await answered(async () => {
        const key = await readKey(realStationKey);
        return typeof key === 'string' ? noPast : pastOf(join(folder, 'ledger'), key);
      });
      return found.ok ? found.value : noPast;
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

/** Of the drill's own facts, the newest: whoever practised before them was noted by an unlock before. */
const mostLookedAt = 2_000;

/** The drill writes an entry of its own whenever it is opened or locked, and when a sample family was submitted. */
async function pastOf(folder: string, drillKey: Buffer): Promise<DrillPast> {
  const entryKey = stationEntryKeyOf(drillKey);
  const macKey = subkey(drillKey, purposes.record);
  try {
    const opened = await openLedger({ folder, macKey });
    if (!opened.ok) return noPast;
    const ledger = opened.value;
    const bodyAt = async (seq: number) => {
      const entry = await ledger.read(seq, async () => ok(entryKey));
      return entry.ok ? entry.value.body : undefined;
    };
    let lastAt: Instant | undefined;
    for (let seq = ledger.durableHead(); seq > 0 && lastAt === undefined; seq -= 1) {
      if (ledger.caseOf(seq) === undefined) lastAt = (await bodyAt(seq))?.at;
    }
    const practised = new Map<string, Day>();
    for (const seq of ledger.stationSeqs.slice(-mostLookedAt)) {
      for (const event of (await bodyAt(seq))?.stationEvents ?? []) {
        if (event.type === 'familyPractised') practised.set(event.operatorId, event.day);
      }
    }
    await ledger.close();
    return { ...(lastAt === undefined ? {} : { lastAt }), practised };
  } finally {
    for (const key of [entryKey, macKey, drillKey]) key.fill(0);
  }
}
