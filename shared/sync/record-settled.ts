/** The durable part of an entry's end: its receipt, or why it is not sent. */
import type { Result } from '../domain/result';
import { assertNever, ok } from '../domain/result';
import type { EntryState } from './outbox';
import type { QueuedEntry, StoreError, SyncStore } from './ports';
import type { TakenCount } from './taken-count';

/** Writes down a state that is settled; of any other nothing is kept. */
export async function recordSettled(
  store: Pick<SyncStore, 'recordReceipt' | 'recordHeld' | 'recordConflict'>,
  taken: Pick<TakenCount, 'save'>,
  entry: QueuedEntry,
  next: EntryState,
): Promise<Result<void, StoreError>> {
  switch (next.phase) {
    case 'delivered': {
      const saved = await taken.save();
      return saved.ok ? store.recordReceipt(entry, next.receipt) : saved;
    }
    case 'held':
      return store.recordHeld(entry, next.reason, next.detail, next.pointers ?? []);
    case 'conflicted':
      return store.recordConflict(entry, next.differs);
    case 'queued':
    case 'sending':
    case 'waiting':
      return ok(undefined);
    default:
      return assertNever(next);
  }
}
