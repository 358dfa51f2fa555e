/** What befalls a universe, and what must become of a case by its fate. */
import type { Fate } from './fixtures';
import { faultNames } from './faulty-line';
import type { Faults } from './faulty-line';
import type { Chance } from './world';

/** Why a case of this fate is held in the end. */
export const expectedHeld: Partial<Record<Fate, string>> = {
  invalid: 'refusedByPlatform',
  notNext: 'attemptsExhausted',
  fileMissing: 'fileMissingHere',
  tooOld: 'stationTooOld',
};

/** How it stands in the end. */
export const expectedState: Record<Fate, string> = {
  plain: 'delivered',
  failing: 'delivered',
  conflict: 'conflicted',
  invalid: 'held',
  notNext: 'held',
  fileMissing: 'held',
  tooOld: 'held',
};

/** Each universe has its own few faults: all at once would only ever show the first of them. */
export function swarm(chance: Chance): Faults {
  const strength = chance.pick([0.02, 0.1, 0.3]);
  const faults = faultNames.map((name) => [
    name,
    chance.happens(0.35) ? chance.unit() * strength : 0,
  ]);
  const swarmed = Object.fromEntries(faults) as Faults;
  // Receipts are few: what befalls them must befall them often.
  for (const name of ['forgedReceipt', 'otherReceipt'] as const) {
    if (swarmed[name] > 0) swarmed[name] = 0.5;
  }
  return swarmed;
}
