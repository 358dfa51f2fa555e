/** Locks on uploads that span processes: a short lease in the database, renewed while the writer lives. */
import { ERRORS } from '@tus/server';
import type { Lock, Locker } from '@tus/server';
import type { Queries } from '../database/database';
import { newUuid } from '../identifiers';
import type { IdSource } from '../identifiers';
import type { Clock } from '../ports';
import { refusal } from './file-vault';

/** A writer whose process died is waited for this long. */
const leaseMs = 10_000;
/** How often a writer renews and learns that another one wants the upload. */
const renewMs = 500;
const retryMs = 50;
const giveUpMs = 15_000;

/** Makes locks for @tus/server; a waiting request asks the present holder to let go. */
export function leaseLocker(database: Queries, ids: IdSource & { readonly clock: Clock }): Locker {
  return { newLock: (uploadId) => new Lease(database, ids, uploadId) };
}

/**
 * Does `work` while nobody else touches an upload.
 * @param onWanted another request wants it: the work is to come to its end.
 * @throws tus' lock-timeout, and what the work throws.
 */
export async function whileLocked<T>(
  locker: Locker,
  uploadId: string,
  work: () => Promise<T>,
  onWanted: () => void = () => undefined,
): Promise<T> {
  const lock = locker.newLock(uploadId);
  await lock.lock(new AbortController().signal, onWanted);
  try {
    return await work();
  } finally {
    await lock.unlock();
  }
}

class Lease implements Lock {
  readonly #holder: string;
  readonly #over = new AbortController();
  #renewing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Queries,
    private readonly ids: IdSource & { readonly clock: Clock },
    private readonly uploadId: string,
  ) {
    this.#holder = newUuid(ids);
  }

  async lock(signal: AbortSignal, requestRelease: () => Promise<void> | void): Promise<void> {
    const startedMs = this.ids.clock.now().getTime();
    while (!(await this.#take())) {
      await this.database.query('update upload_leases set wanted = true where upload_id = $1', [
        this.uploadId,
      ]);
      await this.ids.clock.sleep(retryMs, signal);
      const waitedMs = this.ids.clock.now().getTime() - startedMs;
      if (signal.aborted || waitedMs > giveUpMs) throw refusal(ERRORS.ERR_LOCK_TIMEOUT);
    }
    this.#renewing = this.#renew(requestRelease);
  }

  async unlock(): Promise<void> {
    this.#over.abort();
    await this.#renewing;
    await this.database.query('delete from upload_leases where upload_id = $1 and holder = $2', [
      this.uploadId,
      this.#holder,
    ]);
  }

  async #take(): Promise<boolean> {
    const now = this.ids.clock.now();
    const rows = await this.database.query(
      `insert into upload_leases (upload_id, holder, expires_at) values ($1, $2, $3)
       on conflict (upload_id) do update
         set holder = excluded.holder, expires_at = excluded.expires_at, wanted = false
         where upload_leases.expires_at < $4
       returning holder`,
      [this.uploadId, this.#holder, new Date(now.getTime() + leaseMs), now],
    );
    return rows.length > 0;
  }

  async #renew(requestRelease: () => Promise<void> | void): Promise<void> {
    let asked = false;
    for (;;) {
      await this.ids.clock.sleep(renewMs, this.#over.signal);
      if (this.#over.signal.aborted) return;
      const wanted = await this.#extend().catch(() => false);
      if (wanted && !asked) {
        asked = true;
        await requestRelease();
      }
    }
  }

  async #extend(): Promise<boolean> {
    const expiresAt = new Date(this.ids.clock.now().getTime() + leaseMs);
    const [row] = await this.database.query<{ wanted: boolean }>(
      `update upload_leases set expires_at = $3 where upload_id = $1 and holder = $2
       returning wanted`,
      [this.uploadId, this.#holder, expiresAt],
    );
    // A lease that was lost to another writer must end this one.
    return row?.wanted ?? true;
  }
}
