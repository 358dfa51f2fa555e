/** Turns acknowledged ledger entries into rows: in order, once, rows and cursor in one strict transaction. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { Point } from './fold-batches';
import { foldBatches } from './fold-batches';
import { aheadOf } from './ahead';
import type { ImageShelf } from './image-shelf';
import type { RowStore } from './row-store';
import { CursorMoved } from './search-pages';
import type { RowUnreadable } from './sealed-rows';

/** One read of main's ledger up to `to`, whose chain hash is `hash`; `head` is the newest sequence number there is. */
export type LedgerRead = (input: {
  after: number;
  limit: number;
  whole?: boolean;
}) => Promise<
  Result<{ batches: Batch[]; to: number; hash: string; head: number; done: boolean }, AppError>
>;

/** Why the rows cannot follow the ledger; all but `AppError` mean that they must be built anew. */
export type ProjectionTrouble =
  | AppError
  | RowUnreadable
  /** The rows know entries that main does not have: main was restored from a back-up. */
  | { readonly kind: 'ledgerBehind'; readonly cursor: number; readonly head: number };

/** Called after each step towards the ledger's head. */
export type OnProgress = (done: number, total: number) => void;

/** The one writer of the working set. */
export type Projection = Awaited<ReturnType<typeof startProjection>>;

const casesPerRead = 100;
const pokeAfterMs = 250;
const retryMs = { first: 500, longest: 20_000 } as const;

/** Begins at the store's own cursor; nothing is applied until `offer` or `catchUp`. */
export async function startProjection(ports: {
  readonly store: RowStore;
  readonly shelf: ImageShelf;
  readonly read: LedgerRead;
  /** Told once the rows stop following, and again with `undefined` when they follow again. */
  readonly onTrouble: (trouble: ProjectionTrouble | undefined) => void;
}) {
  const { store, shelf, read, onTrouble } = ports;
  let cursor = await store.cursor();
  let cursorHash = (await store.cursorHash()) ?? '';
  const newestAtStart = await store.newestSeq();
  let waiting: Batch[] = [];
  /** Entries beyond the cursor whose rows are written already. */
  const ahead = new Set<number>();
  let stopped = false;
  let tail: Promise<unknown> = Promise.resolve();
  let retry: { timer?: ReturnType<typeof setTimeout>; ms: number } = { ms: retryMs.first };
  const waiters = new Set<{ seq: number; done: (reached: boolean) => void }>();

  const serially = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = tail.then(job);
    tail = turn.catch(() => undefined);
    return turn;
  };

  const advance = (to: Point) => {
    cursor = to.seq;
    cursorHash = to.hash;
    waiting = waiting.filter(({ seq }) => seq > cursor);
    for (const seq of ahead) if (seq <= cursor) ahead.delete(seq);
    for (const waiter of [...waiters]) if (waiter.seq <= cursor) waiter.done(true);
  };

  const apply = async (
    batches: readonly Batch[],
    to: Point,
  ): Promise<Result<void, ProjectionTrouble>> => {
    const change = await foldBatches(store, shelf, cursor, batches, to);
    if (!change.ok) return change;
    try {
      await store.write(change.value);
    } catch (thrown) {
      if (thrown instanceof CursorMoved) {
        cursor = await store.cursor();
        cursorHash = (await store.cursorHash()) ?? '';
      }
      return err(behind(thrown));
    }
    for (const key of change.value.unshelved) shelf.take(key);
    advance(to);
    // Nobody waits for it any more, and what fails here is tried again after the next change.
    await store.search.tidy(change.value.cases.length).catch(() => undefined);
    return ok(undefined);
  };

  /** On the long way to the head, what happens at the desk now is shown at once wherever its case is whole. */
  const applyAhead = async (): Promise<Result<void, ProjectionTrouble>> => {
    const fresh = waiting.filter(({ seq }) => seq > cursor && !ahead.has(seq));
    if (fresh.length === 0) return ok(undefined);
    const rows = await store.readCases([...new Set(fresh.map(({ caseId }) => caseId))]);
    if (!rows.ok) return rows;
    const next = aheadOf(fresh, (caseId) => rows.value.get(caseId)?.row.seq);
    if (next.length === 0) return ok(undefined);
    const applied = await apply(next, { seq: cursor, hash: cursorHash });
    if (!applied.ok) return applied;
    for (const { seq } of next) ahead.add(seq);
    for (const waiter of [...waiters]) if (ahead.has(waiter.seq)) waiter.done(true);
    return applied;
  };

  const readToHead = async (onProgress?: OnProgress): Promise<Result<void, ProjectionTrouble>> => {
    for (;;) {
      if (stopped) return ok(undefined);
      // Whole cases, always: one of several entries is one row, whether it was told of them or not.
      const answer = await read({ after: cursor, limit: casesPerRead, whole: true });
      if (!answer.ok) return answer;
      const { to, hash, head, done, batches } = answer.value;
      if (head < Math.max(cursor, newestAtStart)) {
        return err({ kind: 'ledgerBehind', cursor, head });
      }
      const fresh = batches.filter(({ seq }) => seq > cursor);
      const from = cursor;
      if (to > from) {
        const applied = await apply(fresh, { seq: to, hash });
        if (!applied.ok) return applied;
      }
      onProgress?.(cursor, head);
      if (done || to <= from) return ok(undefined);
      const shown = await applyAhead();
      if (!shown.ok) return shown;
    }
  };

  /** Applies what was offered; where a number is missing, main is asked for everything after the cursor. */
  const drain = async (): Promise<Result<void, ProjectionTrouble>> => {
    const run: Batch[] = [];
    for (const batch of waiting.toSorted((a, b) => a.seq - b.seq)) {
      const next = (run.at(-1)?.seq ?? cursor) + 1;
      if (batch.seq === next) run.push(batch);
      else if (batch.seq > next) break;
    }
    const last = run.at(-1);
    if (last !== undefined) {
      const applied = await apply(run, last);
      if (!applied.ok) return applied;
    }
    return waiting.length > 0 ? readToHead() : ok(undefined);
  };

  const settle = (result: Result<void, ProjectionTrouble>) => {
    clearTimeout(retry.timer);
    if (stopped) return result;
    onTrouble(result.ok ? undefined : result.error);
    if (result.ok) retry = { ms: retryMs.first };
    else {
      const timer = setTimeout(() => void run(readToHead), retry.ms);
      retry = { timer, ms: Math.min(retry.ms * 2, retryMs.longest) };
    }
    return result;
  };
  const run = (job: () => Promise<Result<void, ProjectionTrouble>>) =>
    serially(async () => settle(await job().catch((thrown: unknown) => err(behind(thrown)))));

  return {
    cursor: () => cursor,

    /** Takes a published batch; duplicates and old ones change nothing. */
    offer(batch: Batch): void {
      if (stopped || batch.seq <= cursor || waiting.some(({ seq }) => seq === batch.seq)) return;
      waiting.push(batch);
      void run(drain);
    },

    /** Reads everything after the cursor from main. */
    catchUp: (onProgress?: OnProgress) => run(() => readToHead(onProgress)),

    /** True once the rows show entry `seq`, false when they do not within `timeoutMs`; asks main when no notice came. */
    reached(seq: number, timeoutMs = 5_000): Promise<boolean> {
      if (seq <= cursor || ahead.has(seq)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const poke = setTimeout(() => void run(readToHead), pokeAfterMs);
        const giveUp = setTimeout(() => waiter.done(false), timeoutMs);
        const waiter = {
          seq,
          done: (reached: boolean) => {
            clearTimeout(poke);
            clearTimeout(giveUp);
            waiters.delete(waiter);
            resolve(reached);
          },
        };
        waiters.add(waiter);
      });
    },

    /** Applies nothing more; answers when the last write has ended. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(retry.timer);
      for (const waiter of [...waiters]) waiter.done(false);
      await tail;
    },
  };
}

/** Not a storage error: what failed is this computer's copy, and nobody has a step to do again. */
const behind = (thrown: unknown) => ({ kind: 'rowsBehind' as const, full: isFull(thrown) });

function isFull(thrown: unknown): boolean {
  const names = [thrown, (thrown as { inner?: unknown } | null)?.inner];
  return names.some((one) => (one as { name?: string } | null)?.name === 'QuotaExceededError');
}
