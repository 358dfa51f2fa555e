/** The checkpoint, read while a passphrase is tried: that takes a second, in which main has nothing else to do. */
import type { FoundCheckpoint } from './checkpoint';
import { findCheckpoint } from './checkpoint';

export type CheckpointAhead = {
  /** Begins to read; nothing of it needs a key. */
  readonly begin: () => void;
  /** Once, because one opening goes on with it; nothing afterwards, and where it was not begun or could not be read. */
  readonly take: () => Promise<FoundCheckpoint | undefined>;
};

/** Of the record in `folder`, which nobody writes to before it is opened. */
export function checkpointAhead(folder: string): CheckpointAhead {
  let reading: Promise<FoundCheckpoint | undefined> | undefined;
  return {
    begin: () => {
      // Whoever opens the record reads it again, and meets the same trouble.
      reading ??= findCheckpoint(folder).catch(() => undefined);
    },
    take: async () => {
      const found = await reading;
      reading = undefined;
      return found;
    },
  };
}
