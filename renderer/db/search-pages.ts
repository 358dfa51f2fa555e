/** The search's pages beside the cases: small changes first, merged into pages of neighbours, each step one transaction. */
import type { SearchRecord } from '../../shared/search/search-record';
import type { SearchPageRow, SearchRecentRow, Tables } from './schema';
import type { RowKey } from './sealed-rows';
import { casesPerPage, openedRecords, searchPageRows, type Opened } from './search-page-rows';

/** Something else was written since the change was prepared; prepare it again. */
export class CursorMoved extends Error {}

/** Pages that take the place of others. */
type PagesRewrite = {
  /** The revision of the pages it was prepared on. */
  readonly revision: number;
  readonly put: readonly SearchPageRow[];
  readonly drop: readonly string[];
  /** A page did not open: all are made anew from the cases. */
  readonly again: boolean;
};

/** What one change of cases means for the search. */
export type SearchChange = {
  readonly recent: readonly SearchRecentRow[];
  /** Cases that leave for good. */
  readonly removed: readonly string[];
  readonly pages: PagesRewrite | undefined;
};

/** So many changed cases wait before they are merged. */
const recentLimit = 256;
const leastSteps = 4;
const afterEveryId = '\uffff';

/** The pages of one generation of the working set; only the projection and the first filling write them. */
export function searchPages(tables: Tables, key: RowKey) {
  const { searchPages: pages, searchRecent: recent, meta } = tables;
  const { openPage, openRecent, sealPages, sealRecent } = searchPageRows(key);
  /** At least as many as wait; counted anew when it says too many. */
  let waiting: number | undefined;

  const state = async () => {
    const row = await meta.get('searchPages');
    if (row?.key !== 'searchPages') return { revision: 0, filledTo: '' };
    return { revision: row.revision, filledTo: row.filledTo };
  };
  /** Inside a transaction: counts the revision on, and says how far the filling is. */
  const revise = async (revision: number, filledTo: string | undefined) => {
    if ((await state()).revision !== revision) throw new CursorMoved();
    const next = { key: 'searchPages' as const, revision: revision + 1 };
    await meta.put(filledTo === undefined ? next : { ...next, filledTo });
  };
  const replace = async (put: readonly SearchPageRow[], drop: readonly string[]) => {
    const kept = new Set(put.map(({ first }) => first));
    await pages.bulkDelete(drop.filter((first) => !kept.has(first)));
    await pages.bulkPut([...put]);
  };
  /** The page in whose reach a case is, and where the next one begins. */
  const pageFor = async (caseId: string) => {
    const own = await pages.where(':id').belowOrEqual(caseId).last();
    // A case before every page belongs to the first one.
    const page = own ?? (await pages.orderBy(':id').first());
    const beyond = pages.where(':id').above(page?.first ?? '');
    const [next] = await beyond.limit(1).primaryKeys();
    return { page, from: own?.first ?? '', next };
  };

  /** Forgets every page; the next filling makes them from the cases. */
  const reset = () =>
    tables.transaction('rw', pages, recent, meta, async () => {
      await pages.clear();
      await recent.clear();
      await revise((await state()).revision, '');
      waiting = 0;
    });

  /** Merges what waits for one page into it; false when nothing waits or it cannot be done now. */
  const mergeOne = async (): Promise<boolean> => {
    const { revision, filledTo } = await state();
    const head = await recent.orderBy(':id').first();
    if (filledTo !== undefined || head === undefined) return false;
    const { page, from, next } = await pageFor(head.caseId);
    const rows = await recent
      .where(':id')
      .between(from, next ?? afterEveryId)
      .limit(2 * recentLimit)
      .toArray();
    const ids = rows.map(({ caseId }) => caseId);
    const old = page === undefined ? [] : openedRecords(await openPage(page));
    const fresh = (await Promise.all(rows.map(openRecent))).map(openedRecords);
    if (old === undefined || fresh.includes(undefined)) {
      await reset();
      return false;
    }
    const merged = new Map(old.map((record) => [record.id, record]));
    for (const record of fresh.flatMap((one) => one ?? [])) merged.set(record.id, record);
    const sorted = [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    // At the end pages stay full; in between, halves leave room for what comes there again.
    const parts = Math.ceil(sorted.length / casesPerPage);
    const perPage = next === undefined ? casesPerPage : Math.ceil(sorted.length / parts);
    const put = await sealPages(sorted, perPage);
    await tables.transaction('rw', pages, recent, meta, async () => {
      const now = await recent.bulkGet(ids);
      if (rows.some(({ seq }, i) => now[i]?.seq !== seq)) throw new CursorMoved();
      await revise(revision, undefined);
      await replace(put, page === undefined ? [] : [page.first]);
      await recent.bulkDelete(ids);
    });
    waiting = Math.max(0, (waiting ?? 0) - rows.length);
    return true;
  };

  /** The pages without these cases. */
  const without = async (removed: readonly string[]): Promise<PagesRewrite> => {
    const { revision } = await state();
    const touched = new Map<string, SearchPageRow>();
    for (const id of removed) {
      const { page } = await pageFor(id);
      if (page !== undefined) touched.set(page.first, page);
    }
    const opened = await Promise.all(
      [...touched.values()].map(async (page) => openedRecords(await openPage(page))),
    );
    const gone = new Set(removed);
    const left = opened.map((records) => records?.filter(({ id }) => !gone.has(id)) ?? []);
    const put = await Promise.all(left.map((records) => sealPages(records, casesPerPage)));
    const again = opened.includes(undefined);
    return { revision, put: put.flat(), drop: [...touched.keys()], again };
  };

  return {
    /** Seals what a change means for the search, before its transaction begins. */
    async prepare(
      changed: readonly SearchRecord[],
      removed: readonly string[] = [],
    ): Promise<SearchChange> {
      return {
        recent: await Promise.all(changed.map(sealRecent)),
        removed,
        pages: removed.length === 0 ? undefined : await without(removed),
      };
    },

    /** Inside the transaction of a working set that had no entry yet: there is nothing to fill. */
    async begin(): Promise<void> {
      const { revision, filledTo } = await state();
      if (filledTo === '') await revise(revision, undefined);
    },

    /** Inside the transaction of the change; throws `CursorMoved` when the pages are others now. */
    async apply(change: SearchChange): Promise<void> {
      if (change.recent.length > 0) await recent.bulkPut([...change.recent]);
      if (change.removed.length > 0) await recent.bulkDelete([...change.removed]);
      if (change.pages === undefined) return;
      const { revision, put, drop, again } = change.pages;
      await revise(revision, again ? '' : (await state()).filledTo);
      if (again) await pages.clear();
      else await replace(put, drop);
    },

    /** Merges some pages when many changes wait; the more, the more cases the last change touched. */
    async tidy(changed: number): Promise<void> {
      waiting = (waiting ?? (await recent.count())) + changed;
      if (waiting <= recentLimit) return;
      waiting = await recent.count();
      for (let left = Math.max(leastSteps, changed); left > 0 && waiting > recentLimit; left -= 1) {
        if (!(await mergeOne())) return;
      }
    },

    /** Up to which case the pages are filled; `undefined` when every case is in. */
    filledTo: async () => (await state()).filledTo,

    /** Packs the cases next after `filledTo`; fewer than `casesPerPage` are the last. False when others wrote meanwhile. */
    async fill(filledTo: string, next: readonly SearchRecord[], cursor: number): Promise<boolean> {
      const { revision } = await state();
      const put = await sealPages(next, casesPerPage);
      return tables.transaction('rw', pages, meta, async () => {
        const row = await meta.get('cursor');
        const now = await state();
        if ((row?.key === 'cursor' ? row.seq : 0) !== cursor) return false;
        if (now.filledTo !== filledTo || now.revision !== revision) return false;
        await pages.bulkPut(put);
        await revise(revision, next.length < casesPerPage ? undefined : next.at(-1)?.id);
        return true;
      });
    },

    /** Everything that changed since its page was written. */
    async readRecent(): Promise<readonly Opened[]> {
      return Promise.all((await recent.toArray()).map(openRecent));
    },

    /** Some pages after the one that begins with `after`; what `last` says is the next `after`. */
    async readPages(after: string, limit: number) {
      const rows = await pages.where(':id').above(after).limit(limit).toArray();
      const opened = await Promise.all(rows.map(openPage));
      const cases = rows.reduce((sum, { count }) => sum + count, 0);
      return { pages: opened, cases, last: rows.at(-1)?.first };
    },

    reset,
  };
}
