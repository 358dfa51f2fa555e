/** Names of pictures in IndexedDB: keyed, another in every working set, and old plain ones leave without losing a picture. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { imageRows } from '../../renderer/db/image-rows';
import { declareTables, imageKey } from '../../renderer/db/schema';
import { importRowKey, sealRow, sha256Hex } from '../../renderer/db/sealed-rows';
import { openWorkingSet } from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory, opened, pageAdded, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const picture = Uint8Array.from({ length: 900 }, (_, i) => i % 251);

test('who knows a picture cannot see from the names whether it is here', async () => {
  const db = declareTables('set', { factory: newFactory() });
  const sha256 = await sha256Hex(picture);
  const rows = imageRows(db, await importRowKey(keyBytes()));
  const whole = await rows.sealImage(imageKey(uuid(1), sha256), uuid(1), picture);
  const small = await rows.sealImage(imageKey(uuid(1), sha256, 'thumb'), uuid(1), picture);
  expect(whole.key).not.toContain(sha256);
  expect(small.key).not.toContain(whole.key);
  const other = imageRows(db, await importRowKey(keyBytes().fill(9)));
  const theirs = await other.sealImage(imageKey(uuid(1), sha256), uuid(1), picture);
  expect(theirs.key).not.toBe(whole.key);
  await db.open();
  await db.images.put(whole);
  expect(await rows.readImage(imageKey(uuid(1), sha256))).toMatchObject({ ok: true });
  expect(await other.readImage(imageKey(uuid(1), sha256))).toEqual({ ok: true, value: undefined });
  db.close();
});

test('pictures of an older program are renamed when the set is opened, and none is lost', async () => {
  const main = fakeMain();
  const factory = newFactory();
  const open = () =>
    openWorkingSet({ name: 'set', keyBytes: keyBytes(), bridge: main.bridge, factory });
  const first = await open();
  if (!first.ok) throw new Error(first.error.kind);
  const added = await pageAdded(1, picture);
  main.append(uuid(1), opened());
  await first.value.reached(main.append(uuid(1), added));
  await first.value.close();

  const id = imageKey(uuid(1), added.page.original.sha256);
  const broken = imageKey(uuid(1), 'b'.repeat(64));
  const old = declareTables('set.g1', { factory });
  await old.open();
  const key = await importRowKey(keyBytes());
  const sealed = new Blob([await sealRow(key, { table: 'images', id }, 1, picture)]);
  await old.images.bulkPut([
    { key: id, caseId: uuid(1), sealed },
    { key: broken, caseId: uuid(1), sealed },
  ]);
  // Before it is renamed it is found by the name it has.
  expect(await imageRows(old, key).readImage(id)).toMatchObject({ ok: true, value: picture });
  old.close();

  const again = await open();
  if (!again.ok) throw new Error(again.error.kind);
  const store = again.value.store();
  if (store === undefined) throw new Error('closed');
  const names = () => store.tables.images.toCollection().primaryKeys();
  const [name] = await store.imageRowNames(id);
  await expect.poll(names).toEqual([name]);
  expect(await store.readImage(id)).toMatchObject({ ok: true, value: picture });
  await again.value.close();
});

test('a picture of an older program leaves with its page', async () => {
  const main = fakeMain();
  const factory = newFactory();
  const set = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge: main.bridge,
    factory,
  });
  if (!set.ok) throw new Error(set.error.kind);
  const added = await pageAdded(1, picture);
  main.append(uuid(1), opened());
  await set.value.reached(main.append(uuid(1), added));
  await expect.poll(() => set.value.status().phase).toBe('ready');
  const tables = set.value.store()?.tables;
  const key = imageKey(uuid(1), added.page.original.sha256);
  await tables?.images.put({ key, caseId: uuid(1), sealed: new Blob([picture]) });
  const { documentId } = added;
  await set.value.reached(
    main.append(uuid(1), { type: 'pageRemoved', documentId, pageId: added.page.id }),
  );
  expect(await tables?.images.count()).toBe(0);
  await set.value.close();
});
