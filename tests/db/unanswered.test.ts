/** IndexedDB that never answers: the desk is told, or goes on in another database, and never waits in silence. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openWorkingSet } from '../../renderer/db/working-set';
import { eventually } from '../support/eventually';
import { fakeMain, keyBytes, newFactory, opened, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

// Long enough for an honest answer on a machine that does much else.
const limits = { openMs: 3_000, answerMs: 3_000 };
const never = () => new Promise<never>(() => undefined);

test('a write that is never answered is made in a new database', async () => {
  const main = fakeMain();
  const factory = newFactory();
  const options = { name: 'set', bridge: main.bridge, factory, limits };
  const set = await openWorkingSet({ ...options, keyBytes: keyBytes() });
  if (!set.ok) throw new Error(set.error.kind);
  await eventually(() => expect(set.value.status()).toEqual({ phase: 'ready' }));
  const before = set.value.store()?.tables;
  if (before === undefined) throw new Error('No rows');
  vi.spyOn(before, 'transaction').mockImplementation(never as never);
  const seq = main.append(uuid(1), opened());
  await eventually(() => expect(set.value.store()?.tables.name).toBe('set.g2'));
  await eventually(() => expect(set.value.status()).toEqual({ phase: 'ready' }));
  expect(await set.value.reached(seq)).toBe(true);
  await set.value.close();
});

test('a database that is never opened is told as rows that are broken', async () => {
  const factory = newFactory();
  vi.spyOn(factory, 'open').mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
  const { bridge } = fakeMain();
  const set = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge,
    factory,
    limits,
  });
  if (!set.ok) throw new Error(set.error.kind);
  const error = { kind: 'rowsBroken' };
  await eventually(() => expect(set.value.status()).toEqual({ phase: 'trouble', error }));
  await set.value.close();
});

test('names that are never told are as good as a database that does not open', async () => {
  const factory = newFactory();
  vi.spyOn(factory, 'databases').mockImplementation(never);
  const { bridge } = fakeMain();
  const set = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge,
    factory,
    limits,
  });
  expect(set).toEqual({ ok: false, error: { kind: 'rowsBroken' } });
});
