/** Rows that do not follow for a while: told as a screen that lags, never as a step that was not saved. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openWorkingSet, type WorkingSet } from '../../renderer/db/working-set';
import type { FakeMain } from './fake-main';
import { fakeMain, keyBytes, newFactory, opened, uuid } from './fake-main';
import { eventually } from '../support/eventually';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const settled = (set: WorkingSet) =>
  eventually(() => expect(set.status()).toEqual({ phase: 'ready' }));

async function start({ bridge }: FakeMain) {
  const options = { name: 'set', keyBytes: keyBytes(), bridge, factory: newFactory() };
  const result = await openWorkingSet(options);
  if (!result.ok) throw new Error(result.error.kind);
  await settled(result.value);
  return { set: result.value };
}

test('rows that cannot be written are behind, and no step is called unsaved', async () => {
  const main = fakeMain();
  const { set } = await start(main);
  const tables = set.store()?.tables;
  if (tables === undefined) throw new Error('No rows');
  vi.spyOn(tables, 'transaction').mockRejectedValue(new Error('no room'));
  main.append(uuid(1), opened());
  const error = { kind: 'rowsBehind', full: false };
  await eventually(() => expect(set.status()).toEqual({ phase: 'trouble', error }));
  await set.close();
});

test('a record that main cannot read leaves the rows behind until it can', async () => {
  const main = fakeMain();
  const { set } = await start(main);
  const read = vi.spyOn(main.bridge.ledger, 'read');
  read.mockResolvedValue({ ok: false, error: { kind: 'storageFailed' } });
  main.silence(true);
  const seq = main.append(uuid(1), opened());
  void set.reached(seq);
  const error = { kind: 'rowsBehind', full: false };
  await eventually(() => expect(set.status()).toEqual({ phase: 'trouble', error }));
  read.mockRestore();
  await settled(set);
  await set.close();
});
