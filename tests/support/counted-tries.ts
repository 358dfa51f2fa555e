/** Counts of wrong tries for tests: a real one beside a folder. */
import { join } from 'node:path';
import type { Tries } from '../../electron/vault/tries';
import { openTries } from '../../electron/vault/tries';

/** The count beside the data; it never waits for a clock that stands still. */
export function triesIn(folder: string, monotonicMs: () => number = () => 0): Tries {
  return openTries(join(folder, 'restore-tries.json'), monotonicMs, async () => true);
}
