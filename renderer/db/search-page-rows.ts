/** Rows of the search in and out of their seals: pages of neighbours, and single records that changed. */
import {
  encodeSearchPage,
  openSearchPage,
  recordsOf,
  type PageBytes,
} from '../../shared/search/search-page';
import type { SearchRecord } from '../../shared/search/search-record';
import type { SearchPageRow, SearchRecentRow } from './schema';
import { sealRow, unsealRow, type RowKey, type RowPlace } from './sealed-rows';

/** Packed records; `undefined` for a row that does not open or that another program packed. */
export type Opened = PageBytes | undefined;

/** Neighbours packed together. */
export const casesPerPage = 192;
/** Chromium keeps a value of 64 KB and more in a file of its own; usual pages are well below. */
const pageBytes = 60 * 1024;
const payloadVersion = 1;

/** Seals and opens under the key of the working set. */
export function searchPageRows(key: RowKey) {
  const open = async (place: RowPlace, sealed: PageBytes): Promise<Opened> => {
    const opened = await unsealRow(key, place, sealed);
    if (!opened.ok || opened.value.payloadVersion !== payloadVersion) return undefined;
    return openSearchPage(opened.value.plain) === undefined ? undefined : opened.value.plain;
  };
  const sealPage = async (own: readonly SearchRecord[]): Promise<SearchPageRow[]> => {
    const first = own[0]?.id;
    if (first === undefined) return [];
    const bytes = encodeSearchPage(own);
    if (bytes.byteLength > pageBytes && own.length > 1) {
      const half = Math.ceil(own.length / 2);
      return [...(await sealPage(own.slice(0, half))), ...(await sealPage(own.slice(half)))];
    }
    const sealed = await sealRow(key, { table: 'searchPages', id: first }, payloadVersion, bytes);
    return [{ first, count: own.length, sealed }];
  };

  return {
    openPage: ({ first, sealed }: SearchPageRow) =>
      open({ table: 'searchPages', id: first }, sealed),
    openRecent: ({ caseId, sealed }: SearchRecentRow) =>
      open({ table: 'searchRecent', id: caseId }, sealed),

    /** Packs records in the order of their ids, `perPage` at most in a page. */
    sealPages: async (all: readonly SearchRecord[], perPage: number): Promise<SearchPageRow[]> => {
      const stretches = Array.from({ length: Math.ceil(all.length / perPage) }, (_, i) =>
        all.slice(i * perPage, (i + 1) * perPage),
      );
      return (await Promise.all(stretches.map(sealPage))).flat();
    },

    sealRecent: async (record: SearchRecord): Promise<SearchRecentRow> => {
      const place = { table: 'searchRecent' as const, id: record.id };
      const sealed = await sealRow(key, place, payloadVersion, encodeSearchPage([record]));
      return { caseId: record.id, seq: record.seq, sealed };
    },
  };
}

/** The records that were packed; `undefined` where nothing opened. */
export function openedRecords(bytes: Opened): readonly SearchRecord[] | undefined {
  const page = bytes === undefined ? undefined : openSearchPage(bytes);
  return page === undefined ? undefined : recordsOf(page);
}
