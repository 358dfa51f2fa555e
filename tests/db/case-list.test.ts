/** The list of the desk: what is nearest to the family stands first, however many others changed since. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openStates } from '../../renderer/features/home/list-states';
import type { ListFilter, ListPage } from '../../renderer/db/observe';
import { observeCaseList } from '../../renderer/db/observe';
import { openWorkingSet } from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory, opened, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;
// Without one of its own a live query never answers.
Dexie.dependencies.indexedDB = newFactory();

async function listOf(
  states: readonly (typeof openStates)[number][],
  filter: Omit<ListFilter, 'states'>,
) {
  const main = fakeMain();
  states.forEach((state, n) => {
    main.append(uuid(n), opened(), { type: 'stateChanged', state });
  });
  const result = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge: main.bridge,
    factory: newFactory(),
  });
  if (!result.ok) throw new Error(result.error.kind);
  const set = result.value;
  expect(await set.reached(main.ledger.length)).toBe(true);
  const pages: ListPage[] = [];
  const stop = observeCaseList(set, { states: openStates, ...filter }, new Map(), (page) => {
    pages.push(page);
  });
  await vi.waitFor(() =>
    expect(pages.at(-1)?.rows.length).toBe(Math.min(states.length, filter.limit)),
  );
  stop();
  const page = pages.at(-1);
  await set.close();
  return { ids: page?.rows.map(({ id }) => id), hasMore: page?.hasMore };
}

// The first two changed longest ago.
const states = ['ready', 'draft', 'received', 'ready', 'queued', 'received'] as const;
const ids = (...cases: number[]) => cases.map(uuid);

test('is in the order of its states, the newest change first in each, also where it is cut', async () => {
  const inOrderOfStates = true;
  expect(await listOf(states, { inOrderOfStates, limit: 3 })).toEqual({
    ids: ids(3, 0, 1),
    hasMore: true,
  });
  expect(await listOf(states, { inOrderOfStates, limit: 6 })).toEqual({
    ids: ids(3, 0, 1, 4, 5, 2),
    hasMore: false,
  });
});

test('is in the order of changes where nothing else is asked for', async () => {
  expect(await listOf(states, { limit: 3 })).toEqual({ ids: ids(5, 4, 3), hasMore: true });
});
