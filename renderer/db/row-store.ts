/** One open database of the working set: sealed rows in and out, each write in one strict transaction. */
import type { CaseState } from '../../shared/domain/case';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { CasePayload } from './case-payload';
import { decodePayload, encodePayload, payloadVersion } from './case-payload';
import type { CaseRow, CountsByState, ImageRow, Tables } from './schema';
import { imageRows } from './image-rows';
import { noteRows } from './note-rows';
import type { RowKey, RowUnreadable } from './sealed-rows';
import { sealRow, unsealRow } from './sealed-rows';
import { CursorMoved, searchPages, type SearchChange } from './search-pages';
import { markTerms, termColumns } from './terms';

/** Counts of all cases, kept with every change. */
export type Counters = { readonly byState: CountsByState; readonly total: number };

/** A case as it stood when it was read, with the row it came from. */
export type StoredCase = { readonly row: CaseRow; readonly payload: CasePayload };

/** Everything one stretch of the ledger changes, sealed and ready to be written. */
export type Change = {
  /** The cursor it was prepared on. */
  readonly from: number;
  /** The cursor after it, and the chain hash of that entry. */
  readonly to: number;
  readonly hash: string;
  readonly cases: readonly CaseRow[];
  readonly images: readonly ImageRow[];
  readonly droppedImages: readonly string[];
  /** Pictures, by `imageKey`, that need not be at hand any more once it is written. */
  readonly unshelved: readonly string[];
  /** Cases that leave with everything they have here: the operator may not see them any more. */
  readonly goneCases: readonly string[];
  /** Each case's state before and after (`undefined`: there is none). */
  readonly moves: readonly {
    readonly was: CaseState | undefined;
    readonly is: CaseState | undefined;
  }[];
  /** What changes for the search. */
  readonly search?: SearchChange;
};

/** Reads and writes one generation of the working set. */
export type RowStore = ReturnType<typeof rowStore>;

/** Wraps open tables and the key of their rows. */
export function rowStore(tables: Tables, key: RowKey) {
  const openCase = async (row: CaseRow): Promise<Result<StoredCase, RowUnreadable>> => {
    const place = { table: 'cases' as const, id: row.id };
    const opened = await unsealRow(key, place, row.sealed);
    if (!opened.ok) return opened;
    const payload = decodePayload(opened.value.payloadVersion, opened.value.plain);
    return payload === undefined ? err({ kind: 'rowUnreadable', place }) : ok({ row, payload });
  };
  const search = searchPages(tables, key);
  return {
    tables,
    openCase,
    /** What the search index is built from. */
    search,
    ...imageRows(tables, key),
    ...noteRows(tables, key),

    /** Reads some cases by id; absent ones are left out. */
    async readCases(
      ids: readonly string[],
    ): Promise<Result<ReadonlyMap<string, StoredCase>, RowUnreadable>> {
      const found = new Map<string, StoredCase>();
      for (const row of await tables.cases.bulkGet([...ids])) {
        if (row === undefined) continue;
        const opened = await openCase(row);
        if (!opened.ok) return opened;
        found.set(row.id, opened.value);
      }
      return ok(found);
    },

    async sealCase(payload: CasePayload, seq: number): Promise<CaseRow> {
      const { id, state } = payload.current;
      const sealed = await sealRow(
        key,
        { table: 'cases', id },
        payloadVersion,
        encodePayload(payload),
      );
      const updatedDay = payload.updatedAt.slice(0, 10);
      return { id, state, updatedDay, seq, ...termColumns(payload.current), sealed };
    },

    async cursor(): Promise<number> {
      const row = await tables.meta.get('cursor');
      return row?.key === 'cursor' ? row.seq : 0;
    },

    /** Chain hash of the entry the cursor stands on; nothing in rows of an older program, or before the first entry. */
    async cursorHash(): Promise<string | undefined> {
      const row = await tables.meta.get('cursor');
      return row?.key === 'cursor' ? row.hash : undefined;
    },

    /** Whether a newer program sealed any row: this one must then leave all of them alone. */
    async isTooNew(): Promise<boolean> {
      const row = await tables.meta.get('payloads');
      return row?.key === 'payloads' && row.newest > payloadVersion;
    },

    /** The newest entry that any row shows; rows may be ahead of the cursor. */
    async newestSeq(): Promise<number> {
      const [newest] = await tables.cases.orderBy('[seq+id]').reverse().limit(1).keys();
      return Array.isArray(newest) && typeof newest[0] === 'number' ? newest[0] : 0;
    },

    async counters(): Promise<Counters> {
      const row = await tables.meta.get('counters');
      return row?.key === 'counters' ? { byState: row.byState, total: row.total } : noCases;
    },

    /** Whether the kept counters still agree with the rows; counts, so never while somebody waits. */
    async countsAgree(): Promise<boolean> {
      return tables.transaction('r', tables.cases, tables.meta, async () => {
        const kept = await tables.meta.get('counters');
        const total = kept?.key === 'counters' ? kept.total : 0;
        return (await tables.cases.count()) === total;
      });
    },

    /** Rows, images, counters and cursor together or not at all; throws `CursorMoved` when out of turn. */
    async write(change: Change): Promise<void> {
      const { cases, images, notes, meta, searchPages: pages, searchRecent } = tables;
      const all = [cases, images, notes, meta, pages, searchRecent];
      await tables.transaction('rw', all, async () => {
        const cursor = await tables.meta.get('cursor');
        if ((cursor?.key === 'cursor' ? cursor.seq : 0) !== change.from) throw new CursorMoved();
        if (change.goneCases.length > 0) {
          await tables.cases.bulkDelete([...change.goneCases]);
          await tables.images.where('caseId').anyOf(change.goneCases).delete();
          await tables.notes.where('caseId').anyOf(change.goneCases).delete();
        }
        if (change.cases.length > 0) {
          await tables.cases.bulkPut([...change.cases]);
          await tables.meta.put({ key: 'payloads', newest: payloadVersion });
        }
        if (change.moves.length > 0) {
          const kept = await tables.meta.get('counters');
          const counters = kept?.key === 'counters' ? kept : noCases;
          await tables.meta.put({ key: 'counters', ...moved(counters, change.moves) });
        }
        if (change.images.length > 0) await tables.images.bulkPut([...change.images]);
        if (change.droppedImages.length > 0) {
          await tables.images.bulkDelete([...change.droppedImages]);
        }
        if (change.search !== undefined) await search.apply(change.search);
        // Where there was no case yet, there is nothing to fill the pages with later.
        if (change.from === 0) {
          await search.begin();
          await markTerms(tables);
        }
        await tables.meta.put({ key: 'cursor', seq: change.to, hash: change.hash });
      });
    },
  };
}

const noCases: Counters = { byState: {}, total: 0 };

function moved(counters: Counters, moves: Change['moves']): Counters {
  const byState: { [state in CaseState]?: number } = { ...counters.byState };
  let { total } = counters;
  for (const { was, is } of moves) {
    if (was !== undefined) byState[was] = (byState[was] ?? 0) - 1;
    if (is !== undefined) byState[is] = (byState[is] ?? 0) + 1;
    total += (is === undefined ? 0 : 1) - (was === undefined ? 0 : 1);
  }
  return { byState, total };
}
