/** Index and desk of one child's cases and one home's families, together for as long as the station is open. */
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { usualLockYears } from '../../shared/domain/residence-lock';
import type { Ledger } from '../ledger/ledger';
import { subkey } from '../vault/seal';
import type { CaseStore } from './case-store';
import type { KinDesk } from './kin-desk';
import { createKinDesk } from './kin-desk';
import { createMarkIndex } from './mark-index';

export type Kinship = {
  /** The store to write to: the index notes every change. */
  readonly cases: CaseStore;
  readonly desk: (founderId: () => string) => KinDesk;
  /** Takes in what was written since the index was last kept; once, beside other work. */
  readonly fill: () => Promise<Result<undefined, never>>;
  /** Keeps the index and wipes its key. */
  readonly close: () => Promise<void>;
};

/** Everything of it over an open ledger. */
export function createKinship(parts: {
  readonly folder: string;
  readonly stationKey: Uint8Array;
  readonly ledger: Ledger;
  readonly stored: CaseStore;
  readonly stop: AbortSignal;
}): Kinship {
  const { folder, stationKey, ledger, stored, stop } = parts;
  const key = subkey(stationKey, 'case-marks');
  const isStopped = () => stop.aborted;
  const index = createMarkIndex({ folder, key, ledger, cases: stored, isStopped });
  const cases = index.following(stored);
  const lockYears = usualLockYears;
  return {
    cases,
    desk: (founderId) => createKinDesk({ index, ledger, cases, founderId, lockYears }),
    fill: () => index.fill().then(() => ok(undefined)),
    close: async () => {
      await index.save();
      key.fill(0);
    },
  };
}
