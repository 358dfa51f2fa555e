/** The rows follow the ledger: in order, once, atomically with the cursor, and are rebuilt when they cannot. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { findGenerations } from '../../renderer/db/generations';
import { loadImage } from '../../renderer/db/image-shelf';
import { declareTables, imageKey } from '../../renderer/db/schema';
import { openWorkingSet, type WorkingSet } from '../../renderer/db/working-set';
import type { FakeMain } from './fake-main';
import { fakeMain, keyBytes, newFactory, opened, pageAdded, typed, uuid } from './fake-main';
import { eventually } from '../support/eventually';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

async function start(main: FakeMain, factory = newFactory()) {
  const result = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge: main.bridge,
    factory,
  });
  if (!result.ok) throw new Error(result.error.kind);
  const set = result.value;
  await settled(set);
  return { set, factory };
}

const settled = (set: WorkingSet) =>
  eventually(() => expect(set.status()).toEqual({ phase: 'ready' }));

async function caseOf(set: WorkingSet, id: string) {
  const read = await set.store()?.readCases([id]);
  if (read?.ok !== true) throw new Error('unreadable');
  return read.value.get(id)?.payload.current;
}

describe('the working set', () => {
  test('shows what was recorded before it opened and what comes after', async () => {
    const main = fakeMain();
    main.append(uuid(1), opened(), typed('王'));
    const { set } = await start(main);
    expect((await caseOf(set, uuid(1)))?.form['child.name']).toBe('王');
    expect(await set.reached(main.append(uuid(1), typed('王小明')))).toBe(true);
    expect((await caseOf(set, uuid(1)))?.form['child.name']).toBe('王小明');
    await set.close();
  });

  test('applies a burst in order and each entry once', async () => {
    const main = fakeMain();
    const { set } = await start(main);
    main.append(uuid(1), opened());
    let last = 0;
    for (let i = 0; i < 60; i += 1) {
      last = main.append(uuid(1), {
        type: 'letterNumbered',
        letter: {
          id: uuid(i),
          kind: 'receipt',
          number: `${i}`,
          numberedAt: '2026-08-30T01:02:03.004Z',
          by: 'Clerk',
          printedCopies: 0,
          savedCopies: 0,
        },
        drawn: { series: 'receipt', station: 'A1', block: 1, serial: i } as never,
      });
      if (i % 7 === 0) main.tell(last);
    }
    expect(await set.reached(last)).toBe(true);
    main.tell(2);
    main.tell(last);
    const current = await caseOf(set, uuid(1));
    expect(current?.letters.map(({ number }) => number)).toEqual(
      Array.from({ length: 60 }, (_, i) => `${i}`),
    );
    await set.close();
  });

  test('asks main for what it was not told', async () => {
    const main = fakeMain();
    const { set } = await start(main);
    main.append(uuid(1), opened());
    await set.reached(1);
    main.silence(true);
    main.append(uuid(1), typed('a'));
    main.append(uuid(1), typed('b'));
    main.silence(false);
    const seq = main.append(uuid(2), opened());
    expect(await set.reached(seq)).toBe(true);
    expect((await caseOf(set, uuid(1)))?.form['child.name']).toBe('b');
    await set.close();
  });

  test('asks main when an acknowledged entry is never announced', async () => {
    const main = fakeMain();
    const { set } = await start(main);
    main.silence(true);
    const seq = main.append(uuid(1), opened());
    expect(await set.reached(seq)).toBe(true);
    await set.close();
  });

  test('goes on from its cursor after a kill at any point', async () => {
    const main = fakeMain();
    const factory = newFactory();
    for (let round = 0; round < 12; round += 1) {
      const { set } = await start(main, factory);
      if (round === 0) main.append(uuid(1), opened());
      for (let i = 0; i < 5; i += 1) main.append(uuid(1), typed(`${round}.${i}`));
      // The kill: nothing is awaited, the database is closed under the writer.
      set.store()?.tables.close();
      await set.close();
    }
    const { set } = await start(main, factory);
    expect((await caseOf(set, uuid(1)))?.form['child.name']).toBe('11.4');
    expect(await set.store()?.cursor()).toBe(main.ledger.length);
    await set.close();
  });

  test('moves the cursor and the rows together or not at all', async () => {
    const main = fakeMain();
    main.append(uuid(1), opened());
    const { set } = await start(main);
    const store = set.store();
    if (store === undefined) throw new Error('closed');
    const found = await store.readCases([uuid(1)]);
    if (!found.ok) throw new Error('unreadable');
    const before = found.value.get(uuid(1));
    if (before === undefined) throw new Error('missing');
    const row = await store.sealCase(before.payload, 99);
    const broken = { key: 'x', caseId: uuid(1), sealed: (() => undefined) as never };
    const change = {
      cases: [row],
      images: [broken],
      droppedImages: [],
      unshelved: [],
      goneCases: [],
      moves: [],
      from: 1,
      to: 2,
      hash: 'f'.repeat(64),
    };
    await expect(store.write(change)).rejects.toThrow();
    await expect(store.write({ ...change, images: [], from: 7 })).rejects.toThrow();
    expect(await store.cursor()).toBe(1);
    expect((await store.tables.cases.get(uuid(1)))?.seq).toBe(1);
    await set.close();
  });

  test('keeps captured images without reading them back and drops them with their page', async () => {
    const main = fakeMain();
    const { set } = await start(main);
    main.append(uuid(1), opened());
    const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i);
    const added = await pageAdded(1, bytes);
    const key = imageKey(uuid(1), added.page.original.sha256);
    set.shelf.put(key, bytes);
    set.shelf.put(imageKey(uuid(1), added.page.original.sha256, 'thumb'), bytes.slice(0, 50));
    await set.reached(main.append(uuid(1), added));
    const store = set.store();
    const kept = await store?.readImage(key);
    expect(kept?.ok === true && kept.value !== undefined && [...kept.value]).toEqual([...bytes]);
    expect(set.shelf.peek(key)).toBeUndefined();
    const removed = { documentId: added.documentId, pageId: added.page.id };
    await set.reached(main.append(uuid(1), { type: 'pageRemoved', ...removed }));
    expect(await store?.tables.images.count()).toBe(0);
    await set.close();
  });

  test('reads an absent or damaged image from main, and never takes other bytes for it', async () => {
    const main = fakeMain();
    const { set } = await start(main);
    main.append(uuid(1), opened());
    const bytes = Uint8Array.from({ length: 500 }, (_, i) => i);
    const added = await pageAdded(1, bytes);
    const file = added.page.original;
    const key = imageKey(uuid(1), file.sha256);
    await set.reached(main.append(uuid(1), added));
    const store = set.store();
    if (store === undefined) throw new Error('closed');
    const load = () => loadImage(store, main.bridge.blobs.read, uuid(1), file);
    expect(await load()).toEqual({ ok: false, error: { kind: 'fileMissing' } });
    main.blobs.set(file.sha256, bytes.slice(1));
    expect(await load()).toEqual({ ok: false, error: { kind: 'fileDamaged' } });
    main.blobs.set(file.sha256, bytes);
    expect((await load()).ok).toBe(true);
    const [name = ''] = await store.imageRowNames(key);
    expect(await store.tables.images.toCollection().primaryKeys()).toEqual([name]);
    expect(name).not.toContain(file.sha256);
    await store.tables.images.update(name, { sealed: new Blob([bytes]) });
    const again = await load();
    expect(again.ok && [...again.value]).toEqual([...bytes]);
    main.blobs.clear();
    expect((await load()).ok).toBe(true);
    await set.close();
  });

  test('gives up nothing at the lock: closed, key and bytes gone, no more writing', async () => {
    const main = fakeMain();
    const { set, factory } = await start(main);
    await set.reached(main.append(uuid(1), opened()));
    let told = 0;
    set.onClose(() => (told += 1));
    set.shelf.put('k', new Uint8Array(9));
    await set.close();
    main.append(uuid(1), typed('late'));
    expect(told).toBe(1);
    expect(set.store()).toBeUndefined();
    expect(set.shelf.peek('k')).toBeUndefined();
    expect(set.status()).toEqual({ phase: 'closed' });
    expect(await set.reached(1)).toBe(false);
    const next = await start(main, factory);
    expect((await caseOf(next.set, uuid(1)))?.form['child.name']).toBe('late');
    await next.set.close();
  });
});

describe('a rebuild from the ledger', () => {
  async function filled() {
    const main = fakeMain();
    for (let i = 0; i < 30; i += 1) main.append(uuid(i), opened(), typed(`n${i}`));
    return { main, ...(await start(main)) };
  }

  async function expectAll(set: WorkingSet, factory: IDBFactory, generation: number) {
    await eventually(async () =>
      expect((await findGenerations(factory, 'set')).found).toEqual([generation]),
    );
    await settled(set);
    for (let i = 0; i < 30; i += 1) {
      expect((await caseOf(set, uuid(i)))?.form['child.name']).toBe(`n${i}`);
    }
    expect((await set.store()?.counters())?.total).toBe(30);
  }

  test('follows when a row does not open; the old database leaves', async () => {
    const { main, set, factory } = await filled();
    const phases = new Set<string>();
    set.subscribe(() => phases.add(set.status().phase));
    await set.store()?.tables.cases.update(uuid(3), { sealed: new Uint8Array(80) });
    main.append(uuid(3), typed('n3'));
    await eventually(() => expect(phases).toContain('rebuilding'));
    await expectAll(set, factory, 2);
    await set.close();
  });

  test('follows when main knows less than the rows do', async () => {
    const { main, set, factory } = await filled();
    await set.close();
    main.ledger.splice(20);
    const next = await start(main, factory);
    await eventually(async () =>
      expect((await findGenerations(factory, 'set')).found).toEqual([2]),
    );
    expect(await next.set.store()?.cursor()).toBe(20);
    expect((await next.set.store()?.counters())?.total).toBe(20);
    await next.set.close();
  });

  test('follows when the rows are fewer than the counters', async () => {
    const { main, set, factory } = await filled();
    await set.store()?.tables.cases.bulkDelete([uuid(1), uuid(2)]);
    await set.close();
    const next = await start(main, factory);
    await eventually(async () =>
      expect((await findGenerations(factory, 'set')).found).toEqual([2]),
    );
    await expectAll(next.set, factory, 2);
    await next.set.close();
  });

  test('follows when the engine gives up the database while it is open', async () => {
    const { set, factory } = await filled();
    // All that Chromium tells when it meets a damaged table and throws the database away.
    set.store()?.tables.backendDB().onclose?.(new Event('close'));
    await expectAll(set, factory, 2);
    await set.close();
  });

  test('goes on after a kill in its middle', async () => {
    const { main, set, factory } = await filled();
    await set.close();
    const half = declareTables('set.g2', { factory });
    await half.open();
    half.close();
    const next = await start(main, factory);
    await expectAll(next.set, factory, 2);
    await next.set.close();
  });

  test('does not repeat for ever when the ledger itself cannot be folded', async () => {
    const main = fakeMain();
    main.append(uuid(1), typed('no beginning'));
    const result = await openWorkingSet({
      name: 'set',
      keyBytes: keyBytes(),
      bridge: main.bridge,
      factory: newFactory(),
    });
    if (!result.ok) throw new Error(result.error.kind);
    await eventually(() => expect(result.value.status().phase).toBe('trouble'));
    expect(result.value.status()).toEqual({ phase: 'trouble', error: { kind: 'rowsBroken' } });
    await result.value.close();
  });

  test('another key opens nothing and rebuilds', async () => {
    const { main, set, factory } = await filled();
    await set.close();
    const result = await openWorkingSet({
      name: 'set',
      keyBytes: new Uint8Array(32).fill(9),
      bridge: main.bridge,
      factory,
    });
    if (!result.ok) throw new Error(result.error.kind);
    await settled(result.value);
    main.append(uuid(3), typed('n3'));
    await expectAll(result.value, factory, 2);
    await result.value.close();
  });
});
