/** Live reads of the working set without React: each calls back now and after every change of its rows. */
import { liveQuery } from 'dexie';
import type { Case, CaseState } from '../../shared/domain/case';
import type { Deadline } from '../../shared/domain/deadline';
import type { CasePayload, CaseSummary } from './case-payload';
import { summaryOf } from './case-payload';
import type { Counters, RowStore } from './row-store';
import type { CaseRow } from './schema';
import { byDay, nearTerms, type TermsFilter } from './terms';
import type { WorkingSet } from './working-set';

/** Which cases a list shows. */
export type ListFilter = {
  /** Only these states; all when absent. */
  readonly states?: readonly CaseState[];
  /** Every case of the first state stands before those of the second, however long the list is. */
  readonly inOrderOfStates?: boolean;
  readonly limit: number;
};

/** A stretch of a list, newest change first, or so within each state. */
export type ListPage = { readonly rows: readonly CaseSummary[]; readonly hasMore: boolean };

export type Stop = () => void;

/** Calls `emit` with the answer of `read` now, after every change it depends on, and after a rebuild. */
export function watch<T>(
  set: WorkingSet,
  read: (store: RowStore) => Promise<T>,
  emit: (value: T) => void,
): Stop {
  let stopQuery: Stop = () => undefined;
  let watched: RowStore | undefined;
  const attach = () => {
    const store = set.store();
    if (store === watched) return;
    stopQuery();
    watched = store;
    if (store === undefined) return;
    const subscription = liveQuery(() => read(store)).subscribe({
      next: (value) => {
        if (set.store() === store) emit(value);
      },
      error: () => undefined,
    });
    stopQuery = () => subscription.unsubscribe();
  };
  attach();
  const stopSet = set.subscribe(attach);
  return () => {
    stopSet();
    stopQuery();
  };
}

/** A decrypted line is kept as long as its case has not changed; a lock empties the cache. */
export type SummaryCache = Map<string, CaseSummary>;

const cacheLimit = 2_000;

/** Watches one stretch of the case list; only lines that changed are decrypted. */
export function observeCaseList(
  set: WorkingSet,
  filter: ListFilter,
  cache: SummaryCache,
  emit: (page: ListPage) => void,
): Stop {
  const turn = latestOnly();
  return watch(
    set,
    async (store) => {
      const listed = await listedKeys(store, filter);
      const wanted = listed.slice(0, filter.limit);
      const unread = wanted.filter(({ id, seq }) => cache.get(id)?.seq !== seq);
      const rows = await store.tables.cases.bulkGet(unread.map(({ id }) => id));
      return { store, wanted, rows, hasMore: listed.length > filter.limit };
    },
    ({ store, wanted, rows, hasMore }) => {
      const isLatest = turn();
      void (async () => {
        if (!(await openLines(set, store, rows, cache, wanted)) || !isLatest()) return;
        emit({ rows: linesOf(cache, wanted), hasMore });
      })();
    },
  );
}

type Key = { readonly id: string; readonly seq: number };

const linesOf = (cache: SummaryCache, wanted: readonly Key[]) =>
  wanted.map(({ id }) => cache.get(id)).filter((line) => line !== undefined);

/** Decrypts the lines of some rows into the cache; false when one does not open or the rows are others now. */
function openLines(
  set: WorkingSet,
  store: RowStore,
  rows: readonly (CaseRow | undefined)[],
  cache: SummaryCache,
  wanted: readonly Key[],
): Promise<boolean> {
  return openRows(set, store, rows, (payload, { id, seq }) => {
    if (cache.size >= cacheLimit) forgetUnwanted(cache, wanted);
    cache.set(id, summaryOf(payload, seq));
  });
}

/** Rows that are decrypted side by side: each goes through the engine's own threads and is waited for. */
const rowsAtOnce = 16;

/** Decrypts rows and takes them in their order; false when one does not open or the rows are others now. */
export async function openRows(
  set: WorkingSet,
  store: RowStore,
  rows: readonly (CaseRow | undefined)[],
  take: (payload: CasePayload, row: CaseRow) => void,
): Promise<boolean> {
  const there = rows.filter((row) => row !== undefined);
  for (let from = 0; from < there.length; from += rowsAtOnce) {
    const some = await Promise.all(there.slice(from, from + rowsAtOnce).map(store.openCase));
    if (set.store() !== store) return false;
    for (const opened of some) {
      if (!opened.ok) {
        set.reportUnreadable();
        return false;
      }
      take(opened.value.payload, opened.value.row);
    }
  }
  return true;
}

/** Which terms a list of terms shows: at most `limit`, whose exact term `termOf` says. */
export type DueFilter = TermsFilter & {
  readonly termOf: (line: CaseSummary) => Deadline | undefined;
  readonly limit: number;
};

/** Lines with a term that is near, the earliest first, and how many more there may be. */
export type DuePage = {
  readonly lines: readonly { readonly row: CaseSummary; readonly term: Deadline }[];
  readonly more: number;
};

/** Watches the terms that are near, of all cases there are; opens no more of them than are shown. */
export function observeDue(
  set: WorkingSet,
  filter: DueFilter,
  cache: SummaryCache,
  emit: (page: DuePage) => void,
): Stop {
  const turn = latestOnly();
  return watch(
    set,
    async (store) => ({ store, near: await nearTerms(store.tables, filter) }),
    ({ store, near }) => {
      const isLatest = turn();
      void (async () => {
        const lines: { row: CaseSummary; term: Deadline }[] = [];
        let at = 0;
        while (at < near.length && lines.length < filter.limit) {
          const wanted = near.slice(at, at + filter.limit - lines.length);
          at += wanted.length;
          const unread = wanted.filter(({ id, seq }) => cache.get(id)?.seq !== seq);
          const rows = await store.tables.cases.bulkGet(unread.map(({ id }) => id));
          if (!(await openLines(set, store, rows, cache, wanted)) || !isLatest()) return;
          for (const row of linesOf(cache, wanted)) {
            const term = filter.termOf(row);
            if (term !== undefined && filter.isNear(term.day)) lines.push({ row, term });
          }
        }
        lines.sort((a, b) => byDay(a.term, b.term));
        emit({ lines, more: near.length - at });
      })();
    },
  );
}

/** Makes room, but never by what the list is about to show. */
function forgetUnwanted(cache: SummaryCache, wanted: readonly { readonly id: string }[]): void {
  const kept = new Set(wanted.map(({ id }) => id));
  for (const id of cache.keys()) if (!kept.has(id)) cache.delete(id);
}

/** Ids with their sequence numbers in the order of the list, one more than asked; reads keys, never rows. */
async function listedKeys({ tables }: RowStore, { states, inOrderOfStates, limit }: ListFilter) {
  if (states === undefined) {
    const keys = await tables.cases
      .orderBy('[seq+id]')
      .reverse()
      .limit(limit + 1)
      .keys();
    return (keys as unknown as [number, string][]).map(([seq, id]) => ({ seq, id }));
  }
  const stretches = await Promise.all(
    states.map((state) =>
      tables.cases
        .where('[state+seq+id]')
        .between([state, 0], [state, Infinity])
        .reverse()
        .limit(limit + 1)
        .keys(),
    ),
  );
  const keys = (stretches.flat() as unknown as [CaseState, number, string][]).map(
    ([, seq, id]) => ({ seq, id }),
  );
  if (inOrderOfStates !== true) keys.sort((a, b) => b.seq - a.seq);
  return keys.slice(0, limit + 1);
}

/** Watches one case; `null` when the working set is complete and has no such case. */
export function observeCase(
  set: WorkingSet,
  caseId: string,
  emit: (current: Case | null | undefined) => void,
): Stop {
  const turn = latestOnly();
  return watch(
    set,
    async (store) => ({ store, row: await store.tables.cases.get(caseId) }),
    ({ store, row }) => {
      const isLatest = turn();
      if (row === undefined) {
        emit(set.status().phase === 'ready' ? null : undefined);
        return;
      }
      void store.openCase(row).then((opened) => {
        if (set.store() !== store) return;
        if (!opened.ok) set.reportUnreadable();
        else if (isLatest()) emit(opened.value.payload.current);
      });
    },
  );
}

/** Watches the kept counters. */
export function observeCounters(set: WorkingSet, emit: (counters: Counters) => void): Stop {
  return watch(set, (store) => store.counters(), emit);
}

/** Decryption is asynchronous: an older answer must not overtake a newer one. */
export function latestOnly(): () => () => boolean {
  let current = 0;
  return () => {
    const mine = (current += 1);
    return () => mine === current;
  };
}
