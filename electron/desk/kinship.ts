/** Index and desk of one child's cases and one home's families, together for as long as the station is open. */
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { KinDesk, KinRules } from './kin-desk';
import { createKinDesk } from './kin-desk';
import { createMarkIndex } from './mark-index';

export type Kinship = {
  /** The store to write to: the index notes every change. */
  readonly cases: CaseStore;
  readonly desk: (rules: KinRules) => KinDesk;
  /** Takes in what was written since the index was last kept; once, beside other work. */
  readonly fill: () => Promise<Result<undefined, never>>;
  /** Keeps the index. */
  readonly close: () => Promise<void>;
};

/** Everything of it over an open ledger. */
export function createKinship(parts: {
  readonly folder: string;
  /** Keys the marks and seals their file; the caller wipes it after `close`. */
  readonly key: Buffer;
  readonly ledger: Ledger;
  readonly stored: CaseStore;
  readonly stop: AbortSignal;
}): Kinship {
  const { folder, key, ledger, stored, stop } = parts;
  const isStopped = () => stop.aborted;
  const index = createMarkIndex({ folder, key, ledger, cases: stored, isStopped });
  const cases = index.following(stored);
  return {
    cases,
    desk: (rules) => createKinDesk({ index, ledger, cases, ...rules }),
    fill: () => index.fill().then(() => ok(undefined)),
    close: index.save,
  };
}
