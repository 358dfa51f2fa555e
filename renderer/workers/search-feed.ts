/** Keeps the search index beside the working set: fed from its rows after unlock, then with every change. */
import { searchRecordOf } from '../../shared/search/search-record';
import type { RowStore } from '../db/row-store';
import type { CaseRow } from '../db/schema';
import type { WorkingSet } from '../db/working-set';
import { startSearchClient, type SearchClient, type SearchWorker } from './search-client';

/** How much of the working set the index knows. */
export type SearchProgress =
  | { readonly phase: 'building'; readonly done: number; readonly total: number }
  | { readonly phase: 'ready' }
  /** Workers were lost again and again; the next unlock tries anew. */
  | { readonly phase: 'failed' };

/** The search of an open desk. */
export type CaseSearch = ReturnType<typeof startCaseSearch>;

/** Rows in memory at once; small enough that no task of the page takes long. */
const rowsPerRead = 40;
const mostLosses = 3;
const notBegun: SearchProgress = { phase: 'building', done: 0, total: 0 };

/** Begins when the rows have caught up with the record; closing the working set ends the worker. */
export function startCaseSearch(
  set: Pick<
    WorkingSet,
    | 'status'
    | 'store'
    | 'subscribe'
    | 'onClose'
    | 'onCasesWritten'
    | 'onCasesGone'
    | 'reportUnreadable'
  >,
  spawn?: () => SearchWorker,
) {
  let client: SearchClient | undefined;
  let fed: RowStore | undefined;
  let progress = notBegun;
  let losses = 0;
  let closed = false;
  const listeners = new Set<() => void>();

  const tell = (next: SearchProgress) => {
    progress = next;
    for (const listener of [...listeners]) listener();
  };
  const end = () => {
    client?.close();
    client = fed = undefined;
  };
  const onLost = () => {
    losses += 1;
    end();
    if (losses < mostLosses) begin();
    else tell({ phase: 'failed' });
  };

  /** Opens rows and hands their summaries over; false when the index is no longer theirs. */
  const hand = async (to: SearchClient, store: RowStore, rows: readonly CaseRow[]) => {
    const opened = await Promise.all(rows.map((row) => store.openCase(row)));
    if (client !== to) return false;
    const records = opened.flatMap((one) =>
      one.ok ? [searchRecordOf(one.value.payload.current, one.value.row.seq)] : [],
    );
    to.put(records);
    if (records.length < rows.length) set.reportUnreadable();
    return true;
  };

  const feed = async (to: SearchClient, store: RowStore) => {
    const { total } = await store.counters();
    let last = '';
    for (let done = 0; ;) {
      const rows = await store.tables.cases.where(':id').above(last).limit(rowsPerRead).toArray();
      if (!(await hand(to, store, rows))) return;
      done += rows.length;
      last = rows.at(-1)?.id ?? last;
      if (rows.length < rowsPerRead) break;
      tell({ phase: 'building', done, total });
    }
    tell({ phase: 'ready' });
  };

  /** Once per store: a rebuilt working set gets a new worker. */
  const begin = () => {
    const store = set.store();
    const { phase } = set.status();
    if (closed || store === fed || (phase !== 'ready' && phase !== 'trouble')) return;
    end();
    if (store === undefined || losses >= mostLosses) return;
    fed = store;
    client = startSearchClient(onLost, spawn);
    tell(notBegun);
    // A database that closes under the feed is being replaced, or the desk is locking.
    void feed(client, store).catch(() => undefined);
  };

  const stopSet = set.subscribe(begin);
  const stopWritten = set.onCasesWritten((rows) => {
    if (client !== undefined && fed !== undefined) {
      void hand(client, fed, rows).catch(() => undefined);
    }
  });
  // Rare, and the surest way to have nothing of it left: a worker that never knew the case.
  const stopGone = set.onCasesGone(() => {
    fed = undefined;
    begin();
  });
  set.onClose(() => {
    closed = true;
    stopSet();
    stopWritten();
    stopGone();
    end();
    listeners.clear();
  });
  begin();

  return {
    progress: () => progress,
    /** Calls the listener when the progress changes; the answer stops it. */
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The best cases and labels for what was typed; `undefined` while there is no index. */
    find: (query: string, limit: number, labels: readonly string[]) =>
      client?.find(query, limit, labels) ?? Promise.resolve(undefined),
  };
}
