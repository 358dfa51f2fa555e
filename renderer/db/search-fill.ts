/** Fills the search's pages from the cases where an older program left none, or where one did not open. */
import { searchRecordOf } from '../../shared/search/search-record';
import type { RowStore } from './row-store';
import { casesPerPage } from './search-page-rows';

/** What one step did; each is a transaction of its own, so that the next start goes on where this one ended. */
export type FillStep =
  | { readonly kind: 'filled'; readonly cases: number }
  | { readonly kind: 'complete' }
  /** A case does not open: the rows themselves have to be built anew. */
  | { readonly kind: 'rowUnreadable' };

/** Packs the next page of cases; a step that somebody's saving came between changes nothing. */
export async function fillNextPage(store: RowStore): Promise<FillStep> {
  const { tables, search, openCase } = store;
  const filledTo = await search.filledTo();
  if (filledTo === undefined) return { kind: 'complete' };
  const seen = await store.cursor();
  const rows = await tables.cases.where(':id').above(filledTo).limit(casesPerPage).toArray();
  const opened = await Promise.all(rows.map(openCase));
  const records = opened.flatMap((one) =>
    one.ok ? [searchRecordOf(one.value.payload.current, one.value.row.seq)] : [],
  );
  if (records.length < rows.length) return { kind: 'rowUnreadable' };
  const written = await search.fill(filledTo, records, seen);
  return { kind: 'filled', cases: written ? records.length : 0 };
}
