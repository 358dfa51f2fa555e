/** Files of which not even the names can be read: thrown away once, and built again from the ledger. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openOrBeginAnew } from '../../renderer/db/open-or-begin-anew';
import { ok } from '../../shared/domain/result';
import { fakeMain, keyBytes, newFactory } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

/** A factory whose files miss their manifest until they are deleted. */
function spoiltFactory() {
  const factory = newFactory();
  let isSpoilt = true;
  vi.spyOn(factory, 'databases').mockImplementation(async () => {
    if (isSpoilt) throw new DOMException('Internal error opening backing store', 'UnknownError');
    return [];
  });
  return { factory, mend: () => (isSpoilt = false) };
}

test('files that cannot be listed are discarded once, and the desk opens', async () => {
  const { factory, mend } = spoiltFactory();
  const discard = vi.fn(async () => {
    mend();
    return ok(undefined);
  });
  const bridge = { ...fakeMain().bridge, workingSet: { discard } };
  const key = keyBytes();
  const opened = await openOrBeginAnew({ name: 'set', keyBytes: key, bridge, factory });
  expect(opened.ok).toBe(true);
  expect(discard).toHaveBeenCalledTimes(1);
  expect(key.every((byte) => byte === 0)).toBe(true);
  if (opened.ok) await opened.value.close();
});

test('files that still cannot be listed afterwards are an error, not a loop', async () => {
  const { factory } = spoiltFactory();
  const discard = vi.fn(async () => ok(undefined));
  const bridge = { ...fakeMain().bridge, workingSet: { discard } };
  const opened = await openOrBeginAnew({ name: 'set', keyBytes: keyBytes(), bridge, factory });
  expect(opened).toEqual({ ok: false, error: { kind: 'rowsBroken' } });
  expect(discard).toHaveBeenCalledTimes(1);
});
