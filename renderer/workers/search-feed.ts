/** Keeps the search index beside the working set: fed from its rows after unlock, then with every change. */
import type { ProblemRow } from '../../shared/pupil/problem-list';
import { encodeSearchPage } from '../../shared/search/search-page';
import { searchRecordOf } from '../../shared/search/search-record';
import type { RowStore } from '../db/row-store';
import type { CaseRow } from '../db/schema';
import { fillNextPage } from '../db/search-fill';
import type { WorkingSet } from '../db/working-set';
import { startSearchClient, type SearchClient, type SearchWorker } from './search-client';
import { followers } from '../followers';

/** How much of the working set the index knows. */
export type SearchProgress =
  | { readonly phase: 'building'; readonly done: number; readonly total: number }
  | { readonly phase: 'ready' }
  /** Workers were lost again and again, or the disk took no pages; the next unlock tries anew. */
  | { readonly phase: 'failed' };

/** The search of an open desk. */
export type CaseSearch = ReturnType<typeof startCaseSearch>;

/** Pages in memory at once; small enough that no task of the page takes long. */
const pagesPerRead = 8;
const mostLosses = 3;
/** Pages that do not open or are not complete are made anew, but not again and again. */
const mostFillings = 2;
const notBegun: SearchProgress = { phase: 'building', done: 0, total: 0 };

/**
 * Begins when the rows have caught up with the record and `afterMs` have passed, or somebody asks; closing the working
 * set ends the worker.
 */
export function startCaseSearch(
  set: Pick<
    WorkingSet,
    | 'status'
    | 'store'
    | 'subscribe'
    | 'onClose'
    | 'onCasesWritten'
    | 'onCasesRemoved'
    | 'reportUnreadable'
  >,
  spawn?: () => SearchWorker,
  afterMs = 0,
) {
  let client: SearchClient | undefined;
  let fed: RowStore | undefined;
  let progress = notBegun;
  let losses = 0;
  let closed = false;
  let isDue = afterMs === 0;
  const followed = followers();

  const tell = (next: SearchProgress) => {
    progress = next;
    followed.tell();
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

  /** Hands the summaries of changed cases over. */
  const handChanged = async (to: SearchClient, store: RowStore, rows: readonly CaseRow[]) => {
    const opened = await Promise.all(rows.map((row) => store.openCase(row)));
    if (client !== to) return;
    const records = opened.flatMap((one) =>
      one.ok ? [searchRecordOf(one.value.payload.current, one.value.row.seq)] : [],
    );
    to.put([encodeSearchPage(records)]);
    if (records.length < rows.length) set.reportUnreadable();
  };

  /** Makes the pages that are missing; false when the index is no longer theirs. */
  const fill = async (to: SearchClient, store: RowStore) => {
    const { total } = await store.counters();
    for (let done = 0; client === to;) {
      const step = await fillNextPage(store);
      if (step.kind === 'complete') return true;
      if (step.kind === 'rowUnreadable') {
        set.reportUnreadable();
        return false;
      }
      done += step.cases;
      if (client === to) tell({ phase: 'building', done, total });
    }
    return false;
  };
  /** Hands every page over; false when one does not open or the cases are not as many as there are. */
  const handPages = async (to: SearchClient, store: RowStore) => {
    const before = await store.counters();
    // What changed comes first: merged meanwhile, it would stand in no page that is still read.
    const recent = await store.search.readRecent();
    let pages = recent;
    let taken: Promise<unknown> = Promise.resolve();
    for (let done = 0, last: string | undefined = ''; ;) {
      const whole = pages.filter((page) => page !== undefined);
      if (client !== to || whole.length < pages.length) return client !== to;
      to.put(whole);
      if (last === undefined) break;
      const read = await store.search.readPages(last, pagesPerRead);
      await taken;
      taken = to.count();
      ({ last, pages } = read);
      done += read.cases;
      if (client === to && done > 0) tell({ phase: 'building', done, total: before.total });
    }
    const counted = await to.count();
    const after = await store.counters();
    return (
      counted === undefined ||
      (counted >= Math.min(before.total, after.total) &&
        counted <= Math.max(before.total, after.total))
    );
  };
  const feed = async (to: SearchClient, store: RowStore) => {
    for (let tries = 0; tries < mostFillings; tries += 1) {
      if (!(await fill(to, store))) return;
      if (await handPages(to, store)) break;
      await store.search.reset();
    }
    if (client === to) tell({ phase: 'ready' });
  };

  /** Once per store: a rebuilt working set gets a new worker. */
  const begin = () => {
    const store = set.store();
    const { phase } = set.status();
    if (closed || !isDue || store === fed || (phase !== 'ready' && phase !== 'trouble')) return;
    end();
    if (store === undefined || losses >= mostLosses) return;
    fed = store;
    const started = (client = startSearchClient(onLost, spawn));
    tell(notBegun);
    void feed(started, store).catch(() => {
      // A database that closes under the feed is being replaced, or the desk is locking.
      if (client !== started || set.store() !== store) return;
      end();
      tell({ phase: 'failed' });
    });
  };

  const due = () => {
    clearTimeout(timer);
    if (isDue) return;
    isDue = true;
    begin();
  };
  const timer = setTimeout(due, afterMs);
  /** Who asks waits for nothing but the index. */
  const asked = () => {
    due();
    return client;
  };

  const stopSet = set.subscribe(begin);
  const stopWritten = set.onCasesWritten((rows) => {
    if (client !== undefined && fed !== undefined) {
      void handChanged(client, fed, rows).catch(() => undefined);
    }
  });
  const stopRemoved = set.onCasesRemoved((caseIds) => client?.drop(caseIds));
  set.onClose(() => {
    closed = true;
    clearTimeout(timer);
    stopSet();
    stopWritten();
    stopRemoved();
    end();
    followed.clear();
  });
  begin();

  return {
    progress: () => progress,
    /** Calls the listener when the progress changes; the answer stops it. */
    subscribe: followed.subscribe,
    /** 查重查错 over every case in sight; `undefined` while there is no index. */
    check: (mostOfKind: number) => asked()?.check(mostOfKind) ?? Promise.resolve(undefined),
    /** The cases of a problem list's rows; `undefined` while there is no index. */
    match: (rows: readonly ProblemRow[]) => asked()?.match(rows) ?? Promise.resolve(undefined),
    /** Places of the families in sight for what was typed of an address; `undefined` as for `find`. */
    suggestAddresses: (typed: string, limit: number, caseId: string) =>
      asked()?.suggestAddresses(typed, limit, caseId) ?? Promise.resolve(undefined),
    /** The best cases and labels for what was typed; `undefined` while there is no index. */
    find: (query: string, limit: number, labels: readonly string[]) =>
      asked()?.find(query, limit, labels) ?? Promise.resolve(undefined),
  };
}
