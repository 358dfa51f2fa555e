/** Whether this process can do its work now: what a load balancer asks before it sends stations here. */
import type { Database } from '../database/database';
import { isMigrated } from '../database/migrate';
import type { Clock } from '../ports';
import type { FileVault } from '../uploads/file-vault';

/** What stands in the way. */
export type Hindrance = 'stopping' | 'database' | 'migrations' | 'files';

/** A database or a bucket that says nothing for so long, in milliseconds, does not answer. */
const patienceMs = 3_000;
/** Anybody may ask: of those who ask within so many milliseconds, one has it looked up. */
const rememberMs = 1_000;

/** What answers, at most a second old, what stands in the way; undefined when nothing does. */
export function readinessOf(
  parts: {
    readonly database: Database;
    readonly vault: Pick<FileVault, 'check'>;
    readonly clock: Clock;
  },
  stopping: AbortSignal,
): () => Promise<Hindrance | undefined> {
  const { clock } = parts;
  let known: { readonly atMs: number; readonly found: Promise<Hindrance | undefined> } | undefined;
  return async () => {
    if (stopping.aborted) return 'stopping';
    const nowMs = clock.now().getTime();
    // A clock that was set back must not keep it alive.
    const isFresh = known !== undefined && Math.abs(nowMs - known.atMs) < rememberMs;
    if (known === undefined || !isFresh) known = { atMs: nowMs, found: look(parts) };
    return known.found;
  };
}

async function look({
  database,
  vault,
  clock,
}: Parameters<typeof readinessOf>[0]): Promise<Hindrance | undefined> {
  const soon = <T>(work: () => Promise<T>) => within(clock, work);
  const [isCurrent, isKept] = await Promise.all([
    soon(() => isMigrated(database)),
    soon(async () => {
      await vault.check();
      return true;
    }),
  ]);
  if (isCurrent === undefined) return 'database';
  if (!isCurrent) return 'migrations';
  return isKept === undefined ? 'files' : undefined;
}

/** What `work` answers; undefined when it fails or takes too long. */
async function within<T>(clock: Clock, work: () => Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  try {
    const late = clock.sleep(patienceMs, over.signal).then(() => undefined);
    return await Promise.race([work().catch(() => undefined), late]);
  } finally {
    over.abort();
  }
}
