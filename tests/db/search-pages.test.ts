/** Whatever is recorded, merged, filled, removed or killed in between: the search's pages say what the cases say. */
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { fillNextPage } from '../../renderer/db/search-fill';
import { casesPerPage } from '../../renderer/db/search-page-rows';
import { openWorkingSet } from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory, opened, typed, uuid } from './fake-main';
import { fillAll, known, names, newStore, payload, write } from './search-pages-kit';
import { eventually } from '../support/eventually';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;
const longAddress = '山东省日照市岚山区听涛路'.repeat(16);

type Step =
  | { readonly kind: 'change'; readonly ids: readonly number[]; readonly long: boolean }
  | { readonly kind: 'remove'; readonly ids: readonly number[] }
  | { readonly kind: 'tidy' | 'fill' | 'reset' };

describe('pages', () => {
  const idsUpTo = (most: number) =>
    fc
      .record({
        first: fc.nat(600),
        stride: fc.integer({ min: 1, max: 7 }),
        count: fc.integer({ min: 1, max: most }),
      })
      .map(({ first, stride, count }) =>
        Array.from({ length: count }, (_, i) => first + i * stride),
      );
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('change' as const),
        ids: idsUpTo(300),
        long: fc.boolean(),
      }),
    },
    fc.record({
      kind: fc.constant('remove' as const),
      ids: idsUpTo(60),
    }),
    fc.record({ kind: fc.constantFrom('tidy' as const, 'fill' as const, 'reset' as const) }),
  );
  test('say the same as the cases after any changes, merges, removals and fillings', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const store = await newStore();
        const model = new Map<string, string>();
        let n = 0;
        for (const one of steps) {
          if (one.kind === 'remove') {
            await write(store, [], one.ids.map(uuid));
            for (const id of one.ids) model.delete(uuid(id));
          } else if (one.kind === 'change') {
            const address = one.long ? longAddress : '';
            const changed = one.ids.map((id) => [uuid(id), `王${(n += 1)}`, address] as const);
            await write(store, changed);
            for (const [id, name] of changed) model.set(id, name);
            await store.search.tidy(changed.length);
          } else if (one.kind === 'tidy') await store.search.tidy(900);
          else if (one.kind === 'fill') await fillAll(store);
          else await store.search.reset();
        }
        await fillAll(store);
        expect(await names(store)).toEqual(model);
        const rows = await store.tables.searchPages.toArray();
        most = Math.max(most, rows.length);
        for (const { count, sealed } of rows) {
          expect(count).toBeLessThanOrEqual(casesPerPage);
          expect(sealed.byteLength).toBeLessThan(64 * 1024);
        }
        store.tables.close();
      }),
      { numRuns: 10 },
    );
    expect(most).toBeGreaterThan(3);
  });

  test('stay full where cases come at the end, and few changes wait', async () => {
    const store = await newStore();
    for (let n = 0; n < 2_000; n += 50) {
      await write(
        store,
        Array.from({ length: 50 }, (_, i) => [uuid(n + i), '王'] as const),
      );
      await store.search.tidy(50);
    }
    const counts = (await store.tables.searchPages.toArray()).map(({ count }) => count);
    expect(counts.slice(0, -1).every((count) => count === casesPerPage)).toBe(true);
    expect(await store.tables.searchRecent.count()).toBeLessThanOrEqual(256);
    expect((await known(store)).size).toBe(2_000);
  });

  test('typing in one form rewrites no page', async () => {
    const store = await newStore();
    await write(
      store,
      Array.from({ length: 600 }, (_, i) => [uuid(i), '王'] as const),
    );
    await store.search.tidy(600);
    await store.search.tidy(600);
    const before = await store.tables.meta.get('searchPages');
    for (let i = 0; i < 250; i += 1) {
      await write(store, [[uuid(3), `王${i}`]]);
      await store.search.tidy(1);
    }
    expect(await store.tables.meta.get('searchPages')).toEqual(before);
    expect((await names(store)).get(uuid(3))).toBe('王249');
  });

  test('nothing of a removed case is left in any row', async () => {
    const store = await newStore();
    await write(
      store,
      Array.from({ length: 700 }, (_, i) => [uuid(i), `王${i}`] as const),
    );
    await store.search.tidy(700);
    await write(store, [[uuid(5), '王五']]);
    const gone = [0, 5, 191, 192, 300, 699].map(uuid);
    await write(store, [], gone);
    const left = await known(store);
    expect(gone.filter((id) => left.has(id))).toEqual([]);
    expect(left.size).toBe(694);
    expect(await store.tables.searchRecent.bulkGet(gone)).toEqual(gone.map(() => undefined));
    await write(
      store,
      [],
      Array.from({ length: 700 }, (_, i) => uuid(i)),
    );
    expect(await store.tables.searchPages.count()).toBe(0);
  });

  test('show nothing but ids and counts', async () => {
    const store = await newStore();
    await write(
      store,
      Array.from({ length: 400 }, (_, i) => [uuid(i), '努尔买提'] as const),
    );
    await store.search.tidy(400);
    await write(store, [[uuid(5), '努尔买提·古丽']]);
    const pages = await store.tables.searchPages.toArray();
    const recent = await store.tables.searchRecent.toArray();
    expect(pages.map((row) => Object.keys(row))).toContainEqual(['first', 'count', 'sealed']);
    expect(recent.map((row) => Object.keys(row))).toContainEqual(['caseId', 'seq', 'sealed']);
    for (const { sealed } of [...pages, ...recent]) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(Buffer.from(sealed).includes(Buffer.from('努尔买提', encoding))).toBe(false);
      }
    }
  });

  test('a removal prepared before the pages changed is refused as a whole', async () => {
    const store = await newStore();
    await write(
      store,
      Array.from({ length: 400 }, (_, i) => [uuid(i), '王'] as const),
    );
    await store.search.tidy(400);
    const from = await store.cursor();
    const search = await store.search.prepare([], [uuid(1)]);
    await store.search.reset();
    const change = {
      from,
      to: from + 1,
      hash: 'f'.repeat(64),
      cases: [],
      images: [],
      droppedImages: [],
      unshelved: [],
      goneCases: [],
      moves: [],
    };
    await expect(store.write({ ...change, search })).rejects.toThrow();
    expect(await store.cursor()).toBe(from);
  });

  test('a page that does not open is left behind, and all are made anew', async () => {
    const store = await newStore();
    await write(
      store,
      Array.from({ length: 700 }, (_, i) => [uuid(i), `王${i}`] as const),
    );
    await store.search.tidy(700);
    const [first] = await store.tables.searchPages.toArray();
    if (first === undefined) throw new Error('No page');
    await store.tables.searchPages.put({ ...first, sealed: first.sealed.slice(1) });
    await write(store, [], [uuid(2)]);
    expect(await store.search.filledTo()).toBe('');
    await fillAll(store);
    expect((await known(store)).size).toBe(699);
  });
});

describe('a working set of an older program', () => {
  async function old(factory = newFactory()) {
    const store = await newStore(1, factory);
    const cases = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => store.sealCase(payload(uuid(i), `王${i}`), i + 1)),
    );
    await store.tables.cases.bulkPut(cases);
    await store.tables.meta.put({ key: 'cursor', seq: 1_000 });
    store.tables.close();
    return factory;
  }

  test('gets its pages, whenever it is killed and whatever is saved meanwhile', async () => {
    const factory = await old();
    let store = await newStore(undefined, factory);
    for (let round = 0; round < 4; round += 1) {
      // The kill: the step is under way, and the database goes away beneath it.
      const step = fillNextPage(store).catch(() => undefined);
      if (round % 2 === 0) await step;
      store.tables.close();
      await step;
      store = await newStore(undefined, factory);
      await write(store, [[uuid(round), `改${round}`]]);
      await store.search.tidy(1_000);
    }
    await fillAll(store);
    const found = await names(store);
    expect(found.size).toBe(1_000);
    expect(found.get(uuid(1))).toBe('改1');
    expect(found.get(uuid(999))).toBe('王999');
  });

  test('a step that a save came between changes nothing and is done again', async () => {
    const store = await newStore(undefined, await old());
    const read = store.tables.cases.where.bind(store.tables.cases);
    const where = vi.spyOn(store.tables.cases, 'where').mockImplementationOnce(((index: string) => {
      void write(store, [[uuid(7), '改']]);
      return read(index);
    }) as never);
    expect(await fillNextPage(store)).toEqual({ kind: 'filled', cases: 0 });
    where.mockRestore();
    await eventually(async () => expect(await store.cursor()).toBe(1_001));
    await fillAll(store);
    expect((await names(store)).get(uuid(7))).toBe('改');
  });
});

test('a rebuilt working set has its pages at once, and they follow', async () => {
  const main = fakeMain();
  for (let i = 0; i < 700; i += 1) main.append(uuid(i), opened(), typed(`王${i}`));
  const result = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge: main.bridge,
    factory: newFactory(),
  });
  if (!result.ok) throw new Error(result.error.kind);
  const set = result.value;
  await eventually(() => expect(set.status()).toEqual({ phase: 'ready' }));
  const store = set.store();
  if (store === undefined) throw new Error('closed');
  expect(await store.search.filledTo()).toBeUndefined();
  expect(await store.tables.searchPages.count()).toBeGreaterThan(1);
  expect(await set.reached(main.append(uuid(3), typed('改')))).toBe(true);
  const found = await names(store);
  expect(found.size).toBe(700);
  expect(found.get(uuid(3))).toBe('改');
  expect(found.get(uuid(4))).toBe('王4');
  await set.close();
});
