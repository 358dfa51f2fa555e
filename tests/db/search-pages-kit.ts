/** Search pages in a database of their own: cases written as the projection writes them, and read back. */
import { expect } from 'vitest';
import type { CasePayload } from '../../renderer/db/case-payload';
import { rowStore, type RowStore } from '../../renderer/db/row-store';
import { declareTables } from '../../renderer/db/schema';
import { importRowKey } from '../../renderer/db/sealed-rows';
import { fillNextPage } from '../../renderer/db/search-fill';
import { openedRecords } from '../../renderer/db/search-page-rows';
import { searchRecordOf, type SearchRecord } from '../../shared/search/search-record';
import { keyBytes, newFactory } from './fake-main';

const key = importRowKey(keyBytes());
const instant = '2026-08-30T01:02:03.004Z';

export async function newStore(upTo?: number, factory = newFactory()): Promise<RowStore> {
  const tables = declareTables('set', { factory, ...(upTo === undefined ? {} : { upTo }) });
  await tables.open();
  return rowStore(tables, await key);
}
export const payload = (id: string, name: string, address = '') =>
  ({
    current: {
      id,
      state: 'draft',
      group: 'preferential',
      form: { 'child.name': name, 'register.address': address },
      documents: [],
      letters: [],
    },
    updatedAt: instant,
  }) as unknown as CasePayload;
const record = (id: string, name: string, seq: number, address = ''): SearchRecord =>
  searchRecordOf(payload(id, name, address).current, seq);

/** Writes cases, or takes them away, as the projection does. */
export async function write(
  store: RowStore,
  changed: readonly (readonly [id: string, name: string, address?: string])[],
  removed: readonly string[] = [],
) {
  const from = await store.cursor();
  const cases = await Promise.all(
    changed.map(([id, name, address], i) =>
      store.sealCase(payload(id, name, address), from + 1 + i),
    ),
  );
  const records = changed.map(([id, name, address], i) => record(id, name, from + 1 + i, address));
  const search = await store.search.prepare(records, removed);
  const to = from + Math.max(1, changed.length);
  await store.write({
    from,
    to,
    hash: 'f'.repeat(64),
    cases,
    images: [],
    droppedImages: [],
    unshelved: [],
    goneCases: removed,
    moves: [],
    search,
  });
}

/** What an index built from the rows would know: the newest record of each case. */
export async function known(store: RowStore): Promise<ReadonlyMap<string, SearchRecord>> {
  const found = new Map<string, SearchRecord>();
  const take = (records: readonly SearchRecord[] | undefined) => {
    if (records === undefined) throw new Error('A page does not open');
    for (const one of records) {
      if ((found.get(one.id)?.seq ?? 0) < one.seq) found.set(one.id, one);
    }
  };
  const inPages: string[] = [];
  for (let last: string | undefined = ''; last !== undefined;) {
    const read = await store.search.readPages(last, 3);
    for (const page of read.pages) {
      const records = openedRecords(page);
      take(records);
      inPages.push(...(records ?? []).map(({ id }) => id));
    }
    last = read.last;
  }
  expect(new Set(inPages).size, 'a case in two pages').toBe(inPages.length);
  expect(inPages, 'in the order of their ids').toEqual(inPages.toSorted());
  for (const one of await store.search.readRecent()) take(openedRecords(one));
  return found;
}
export const names = async (store: RowStore) =>
  new Map([...(await known(store))].map(([id, { texts }]) => [id, texts['child.name']]));
export const fillAll = async (store: RowStore) => {
  while ((await fillNextPage(store)).kind === 'filled') continue;
};
