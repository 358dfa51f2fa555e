/** Terms that end: found among all cases by their days, opening no more than are shown; rows of an older program get theirs. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type { CaseSummary } from '../../renderer/db/case-payload';
import type { DuePage } from '../../renderer/db/observe';
import { observeDue } from '../../renderer/db/observe';
import type { RowStore } from '../../renderer/db/row-store';
import { fillNextTerms } from '../../renderer/db/terms-fill';
import type { WorkingSet } from '../../renderer/db/working-set';
import { openWorkingSet } from '../../renderer/db/working-set';
import { dueFilter } from '../../renderer/features/deadlines/due-filter';
import type { Case } from '../../shared/domain/case';
import { createPackShelf } from '../../shared/policy/pack-shelf';
import { shippedPack } from '../support/case-builders';
import { eventually } from '../support/eventually';
import { sampleCase, sampleLetter } from '../support/papers-samples';
import { payload, storeAt, write } from './case-rows';
import { fakeMain, keyBytes, newFactory, opened, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;
// Without one of its own a live query never answers.
Dexie.dependencies.indexedDB = newFactory();

const today = '2026-08-25';
const sample = sampleCase();
/** Received on Tuesday 4 August; the pack gives seven working days. */
const receipt = { ...sample.receipt, revision: 1, receivedAt: '2026-08-04T02:00:00.000Z' };

const custody = (until: string): Partial<Case> => {
  const letter = sampleLetter('custodyReceipt');
  if (letter.custody === undefined) throw new Error('No custody');
  return { state: 'decided', letters: [{ ...letter, custody: { ...letter.custody, until } }] };
};
const waiting = { state: 'underReview', decision: undefined, receipt } as Partial<Case>;
const told = { state: 'decided', letters: [] } as Partial<Case>;

/** What a list shows now, and how many rows were opened for it. */
async function due(
  store: RowStore,
  limit?: number,
): Promise<DuePage & { readonly opened: number }> {
  const openCase = vi.fn(store.openCase);
  const watched = { ...store, openCase };
  const set = {
    store: () => watched,
    subscribe: () => () => undefined,
    reportUnreadable: () => {
      throw new Error('unreadable');
    },
  } as unknown as WorkingSet;
  const filter = dueFilter(createPackShelf([shippedPack]), today);

  const cache = new Map<string, CaseSummary>();
  const page = await new Promise<DuePage>((resolve) => {
    const stop = observeDue(set, { ...filter, limit: limit ?? filter.limit }, cache, (found) => {
      resolve(found);
      queueMicrotask(() => stop());
    });
  });
  return { ...page, opened: openCase.mock.calls.length };
}

const shown = ({ lines }: DuePage) => lines.map(({ row, term }) => [row.id, term.kind, term.day]);

test('an overdue term is found behind any number of cases that changed later, and none of those is opened', async () => {
  const store = await storeAt();
  await write(store, [payload(1, custody('2026-08-10')), payload(2, custody('2026-08-24'))]);
  await write(
    store,
    Array.from({ length: 700 }, (_, at) => payload(10 + at, told)),
  );
  await write(store, [payload(3, custody('2026-12-01')), payload(4, waiting)]);
  const page = await due(store);
  expect(shown(page)).toEqual([
    [uuid(1), 'custody', '2026-08-10'],
    [uuid(4), 'review', '2026-08-13'],
    [uuid(2), 'custody', '2026-08-24'],
  ]);
  expect(page).toMatchObject({ more: 0, opened: 3 });
});

test('more than a list shows are counted, the most urgent come first', async () => {
  const store = await storeAt();
  const days = ['2026-08-24', '2026-08-03', '2026-08-12', '2026-08-18'];
  await write(
    store,
    days.map((day, at) => payload(at, custody(day))),
  );
  const page = await due(store, 2);
  expect(shown(page).map(([, , day]) => day)).toEqual(['2026-08-03', '2026-08-12']);
  expect(page).toMatchObject({ more: 2, opened: 2 });
});

test('a candidate that is not due by its own pack makes room for one that is', async () => {
  const store = await storeAt();
  // Sent and not received: nobody has to answer yet where the platform decides.
  const sent = { ...waiting, receipt: undefined } as Partial<Case>;
  await write(store, [payload(1, sent), payload(2, waiting), payload(3, custody('2026-08-25'))]);
  const page = await due(store, 2);
  expect(shown(page).map(([id]) => id)).toEqual([uuid(2), uuid(3)]);
});

test('a case whose term was kept leaves the list', async () => {
  const store = await storeAt();
  await write(store, [payload(1, custody('2026-08-10'))]);
  expect((await due(store)).lines).toHaveLength(1);
  await write(store, [payload(1, told)]);
  expect((await due(store)).lines).toHaveLength(0);
});

test('rows of an older program get their days, whenever that is broken off and whatever is saved meanwhile', async () => {
  const factory = newFactory();
  const old = await storeAt(factory, 3);
  const rows = await Promise.all(
    Array.from({ length: 250 }, (_, at) =>
      old.sealCase(payload(at, custody('2026-08-10')), at + 1),
    ),
  );
  await old.tables.cases.bulkPut(
    rows.map(({ id, state, updatedDay, seq, sealed }) => ({ id, state, updatedDay, seq, sealed })),
  );
  await old.tables.meta.put({ key: 'cursor', seq: 250 });
  old.tables.close();
  let store = await storeAt(factory);
  expect((await due(store)).lines).toHaveLength(0);
  for (let round = 0; round < 4; round += 1) {
    const step = fillNextTerms(store).catch(() => undefined);
    if (round % 2 === 0) await step;
    store.tables.close();
    await step;
    store = await storeAt(factory);
    // Saved before its turn comes, or after it.
    await write(store, [payload(round === 0 ? 1 : 249, told)]);
  }
  while ((await fillNextTerms(store)) === 'filled') continue;
  const page = await due(store, 1_000);
  expect(page.lines).toHaveLength(248);
  expect(page.lines.some(({ row }) => [uuid(1), uuid(249)].includes(row.id))).toBe(false);
});

test('a save that comes between reading and writing a step is not undone by it', async () => {
  const factory = newFactory();
  const store = await storeAt(factory);
  await write(store, [payload(1, custody('2026-08-10'))]);
  await store.tables.meta.delete('terms');
  const openCase: RowStore['openCase'] = async (row) => {
    const found = await store.openCase(row);
    await write(store, [payload(1, told)]);
    return found;
  };
  expect(await fillNextTerms({ ...store, openCase })).toBe('filled');
  expect((await due(store)).lines).toHaveLength(0);
  expect(await store.readCases([uuid(1)])).toMatchObject({ ok: true });
});

test('an opened working set fills what is missing by itself; a row that does not open has all built anew', async () => {
  const main = fakeMain();
  for (let at = 0; at < 150; at += 1) main.append(uuid(at), opened());
  const factory = newFactory();
  const open = async () => {
    const set = await openWorkingSet({
      name: 'set',
      keyBytes: keyBytes(),
      bridge: main.bridge,
      factory,
    });
    if (!set.ok) throw new Error(set.error.kind);
    await eventually(() => expect(set.value.status()).toEqual({ phase: 'ready' }));
    return set.value;
  };
  const first = await open();
  const { tables } = first.store() ?? {};
  expect(await tables?.meta.get('terms')).toEqual({ key: 'terms', rule: 3 });
  await tables?.meta.delete('terms');
  await first.close();
  const second = await open();
  await eventually(async () =>
    expect(await second.store()?.tables.meta.get('terms')).toEqual({ key: 'terms', rule: 3 }),
  );
  const row = await second.store()?.tables.cases.get(uuid(7));
  if (row === undefined) throw new Error('No row');
  await second.store()?.tables.cases.put({ ...row, sealed: row.sealed.slice(1) });
  await second.store()?.tables.meta.delete('terms');
  await second.close();
  const third = await open();
  await eventually(() => expect(third.store()?.tables.name).toBe('set.g2'));
  await eventually(() => expect(third.status()).toEqual({ phase: 'ready' }));
  expect(await third.store()?.readCases([uuid(7)])).toMatchObject({ ok: true });
  await third.close();
});
