/** IndexedDB that never answers: the desk is told, or goes on in another database, and never waits in silence. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWorkingSet } from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory, opened, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

// A limit runs out when a test says so, and not because an honest answer takes its time on a slow computer.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const limits = { openMs: 120_000, answerMs: 30_000 };
const never = () => new Promise<never>(() => undefined);
const begin = (factory: IDBFactory, main = fakeMain()) =>
  openWorkingSet({ name: 'set', keyBytes: keyBytes(), bridge: main.bridge, factory, limits });

/** Lets everything go on that waits for no limit; the clock stands still. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    vi.advanceTimersByTime(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until the request was made so often, and then longer than anybody would for its answer. */
async function runOut(request: { readonly mock: { calls: unknown[] } }, times: number, ms: number) {
  await until(() => request.mock.calls.length >= times);
  vi.advanceTimersByTime(ms);
}

test('a write that is never answered is made in a new database', async () => {
  const main = fakeMain();
  const set = await begin(newFactory(), main);
  if (!set.ok) throw new Error(set.error.kind);
  const { status, store, reached, close } = set.value;
  await until(() => status().phase === 'ready');
  const before = store()?.tables;
  if (before === undefined) throw new Error('No rows');
  const written = vi.spyOn(before, 'transaction').mockImplementation(never as never);
  const seq = main.append(uuid(1), opened());
  await runOut(written, 1, limits.answerMs);
  await until(() => store()?.tables.name === 'set.g2');
  await until(() => status().phase === 'ready');
  expect(await reached(seq)).toBe(true);
  await close();
});

test('a database that is never opened is told as rows that are broken', async () => {
  const factory = newFactory();
  const asked = vi
    .spyOn(factory, 'open')
    .mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
  const opening = begin(factory);
  await runOut(asked, 1, limits.openMs);
  const set = await opening;
  if (!set.ok) throw new Error(set.error.kind);
  // A new one is begun, and that never opens either.
  await runOut(asked, 2, limits.answerMs);
  const { status, close } = set.value;
  await until(() => status().phase === 'trouble');
  expect(status()).toEqual({ phase: 'trouble', error: { kind: 'rowsBroken' } });
  await close();
});

test('names that are never told are as good as a database that does not open', async () => {
  const factory = newFactory();
  const asked = vi.spyOn(factory, 'databases').mockImplementation(never);
  const opening = begin(factory);
  await runOut(asked, 1, limits.answerMs);
  expect(await opening).toEqual({ ok: false, error: { kind: 'rowsBroken' } });
});
