/** Opens stations, and sees to it that whatever does not stay open leaves no key behind. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import { settleRestore } from '../backup/settle-restore';
import { storageError } from '../ledger/blob-store';
import { kindOf } from '../log';
import type { StationPlace } from './drill-entry';
import type { Station } from './station';
import type { StationParts } from './station-parts';
import { openStation } from './station';

export type OpeningParts = Omit<
  StationParts,
  'stationKey' | 'who' | 'colleagues' | 'spareFolder'
> & {
  /** Where the newest back-up of a station's folder lies. */
  readonly spareOf?: (folder: string) => Promise<string | undefined>;
};

type OpenKey = { readonly key: Buffer; readonly place: StationPlace };

export type StationOpening = {
  /** Owns the key from here on: what does not open leaves none of it behind. */
  readonly open: (
    stationKey: Buffer,
    place: StationPlace,
    created?: StationEvent,
  ) => Promise<Result<Station, AppError>>;
  /** Keeps what was just opened when the work succeeds; every other way out closes it and wipes its keys. */
  readonly kept: <T>(
    value: Station,
    work: () => Promise<Result<T, AppError>>,
  ) => Promise<Result<T, AppError>>;
  /** A step on the way out: what breaks in it must not keep the steps after it from wiping keys. */
  readonly quietly: (step: () => Promise<unknown>) => Promise<void>;
  /** A copy of the key of what was opened last, for opening it again. */
  readonly keyOf: () => OpenKey | undefined;
  readonly forgetKey: () => void;
};

/** The opening of stations; it remembers the key of the one that is open. */
export function createOpening(parts: OpeningParts): StationOpening {
  const { log } = parts;
  let openKey: OpenKey | undefined;

  function forgetKey(): void {
    openKey?.key.fill(0);
    openKey = undefined;
  }

  const quietly: StationOpening['quietly'] = async (step) => {
    try {
      await step();
    } catch (error) {
      log('closingBroke', { kind: kindOf(error) });
    }
  };

  const kept: StationOpening['kept'] = async (value, work) => {
    let isKept = false;
    try {
      const done = await work();
      isKept = done.ok;
      return done;
    } finally {
      if (!isKept) {
        forgetKey();
        await quietly(() => value.close());
      }
    }
  };

  return {
    open: async (stationKey, place, created) => {
      const copy = Buffer.from(stationKey);
      let made: Result<Station, AppError>;
      try {
        const spareFolder = await parts.spareOf?.(place.folder);
        const opening = await openStation({ ...parts, ...place, spareFolder, stationKey }, created);
        made = opening.ok
          ? await kept(opening.value, () => settleRestore(place.folder, opening.value))
          : opening;
      } catch (error) {
        log('notOpened', { kind: kindOf(error) });
        made = err(storageError(error));
      }
      if (made.ok) openKey = { key: copy, place };
      else for (const key of [stationKey, copy]) key.fill(0);
      return made;
    },
    kept,
    quietly,
    keyOf: () => openKey && { ...openKey, key: Buffer.from(openKey.key) },
    forgetKey,
  };
}
