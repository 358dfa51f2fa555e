/** Table versions: append only, openable at any of them, strict, and newer ones refused untouched. */
import { Dexie } from 'dexie';
import { IDBDatabase, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findGenerations, watchDataLoss } from '../../renderer/db/generations';
import { declareTables, latestVersion, storedVersion, versions } from '../../renderer/db/schema';
import { openWorkingSet } from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;
afterEach(() => vi.restoreAllMocks());

describe('schema', () => {
  test('versions count from 1 without a gap, each with its reason', () => {
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => i + 1));
    expect(versions.every(({ reason }) => reason.length > 20)).toBe(true);
  });

  test.each(versions)('opens at version $version and from there at the latest', async (at) => {
    const factory = newFactory();
    const old = declareTables('set', { upTo: at.version, factory });
    await old.open();
    await old.meta.put({ key: 'cursor', seq: 42 });
    old.close();
    expect(await storedVersion(factory, 'set')).toBe(at.version);
    const now = declareTables('set', { factory });
    await now.open();
    expect(await now.meta.get('cursor')).toEqual({ key: 'cursor', seq: 42 });
    expect(await storedVersion(factory, 'set')).toBe(latestVersion);
    now.close();
  });

  test('every transaction is strict', async () => {
    const seen = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const db = declareTables('set', { factory: newFactory() });
    await db.open();
    await db.meta.put({ key: 'cursor', seq: 1 });
    await db.transaction('rw', db.cases, db.meta, () => db.meta.put({ key: 'cursor', seq: 2 }));
    const writes = seen.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBeGreaterThanOrEqual(2);
    for (const call of writes) expect((call as unknown[])[2]).toEqual({ durability: 'strict' });
    db.close();
  });

  test('no clear column can carry a name: ids, states, days and numbers only', () => {
    const days = ['dueDay', 'platformSince', 'deskSince', 'closingSince'];
    const clear = new Set(['id', 'seq', 'state', ...days]);
    for (const { stores } of versions) {
      const columns = stores['cases']?.match(/[a-zA-Z]+/gu) ?? [];
      expect(columns.filter((column) => !clear.has(column))).toEqual([]);
    }
  });

  test('a database of a newer program is refused and stays as it is', async () => {
    const factory = newFactory();
    const newer = new Dexie('set.g1', {
      indexedDB: factory,
      chromeTransactionDurability: 'strict',
    });
    newer.version(latestVersion + 1).stores({ cases: 'id', novelty: 'id' });
    await newer.open();
    await newer.table('novelty').put({ id: 'kept' });
    newer.close();
    const opened = await openWorkingSet({
      name: 'set',
      keyBytes: keyBytes(),
      bridge: fakeMain().bridge,
      factory,
    });
    expect(opened).toEqual({ ok: false, error: { kind: 'stationTooNew' } });
    expect(await findGenerations(factory, 'set')).toEqual({ found: [1], tooNew: true });
    expect(await storedVersion(factory, 'set.g1')).toBe(latestVersion + 1);
    await newer.open();
    expect(await newer.table('novelty').get('kept')).toEqual({ id: 'kept' });
    newer.close();
  });

  test('rows that a newer program sealed are refused and stay as they are, at every open', async () => {
    const factory = newFactory();
    const newer = declareTables('set.g1', { factory });
    await newer.open();
    const sealed = new Uint8Array([1, 0, 99, 1, 2, 3]);
    const row = { id: 'a', state: 'draft' as const, updatedDay: '2030-01-01', seq: 5, sealed };
    await newer.cases.put(row);
    await newer.meta.put({ key: 'cursor', seq: 5 });
    await newer.meta.put({ key: 'payloads', newest: 99 });
    newer.close();
    for (let time = 0; time < 2; time += 1) {
      const opened = await openWorkingSet({
        name: 'set',
        keyBytes: keyBytes(),
        bridge: fakeMain().bridge,
        factory,
      });
      expect(opened).toEqual({ ok: false, error: { kind: 'stationTooNew' } });
    }
    expect(await findGenerations(factory, 'set')).toEqual({ found: [1], tooNew: false });
    await newer.open();
    expect(await newer.cases.get('a')).toEqual(row);
    newer.close();
  });

  test('data loss that Chromium reports only in the upgrade event is noticed', async () => {
    const factory = newFactory();
    let lost = 0;
    const losing: IDBFactory = {
      databases: () => factory.databases(),
      cmp: (a, b) => factory.cmp(a, b),
      deleteDatabase: (name) => factory.deleteDatabase(name),
      open: (name, version) => {
        const request = factory.open(name, version);
        request.addEventListener('upgradeneeded', (event) =>
          Object.assign(event, { dataLoss: 'total' }),
        );
        return request;
      },
    };
    const db = declareTables('set', { factory: watchDataLoss(losing, () => (lost += 1)) });
    await db.open();
    db.close();
    expect(lost).toBe(1);
  });
});
