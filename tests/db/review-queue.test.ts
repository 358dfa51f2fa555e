/** The queue of second readings: found among all cases, each for whoever may do it, the longest waiting and nearest term first. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import {
  observeReview,
  type ReviewCache,
  type ReviewFilter,
  type ReviewPage,
} from '../../renderer/db/review-queue';
import type { RowStore } from '../../renderer/db/row-store';
import { fillNextTerms } from '../../renderer/db/terms-fill';
import type { WorkingSet } from '../../renderer/db/working-set';
import { reviewFilter } from '../../renderer/features/review/review-filter';
import type { Case } from '../../shared/domain/case';
import type { OperatorRole } from '../../shared/domain/command';
import { loadPack } from '../../shared/policy/checklist';
import { createPackShelf } from '../../shared/policy/pack-shelf';
import { shippedPack } from '../support/case-builders';
import { sampleCase } from '../support/papers-samples';
import { payload, storeAt, write } from './case-rows';
import { newFactory, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;
// Without one of its own a live query never answers.
Dexie.dependencies.indexedDB = newFactory();

const sample = sampleCase();
/** The shipped pack as one that lets its desk decide within some working days. */
function deciding(id: string, reviewWorkingDays: number) {
  const { pack } = shippedPack;
  if (pack.calendar === undefined) throw new Error('No calendar');
  const calendar = { ...pack.calendar, reviewWorkingDays };
  const loaded = loadPack({ ...pack, id, placeNoticeBy: 'desk', calendar });
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value;
}
const deskPack = deciding('desk-decides', 5);
const slowPack = deciding('desk-decides-slowly', 10);
const shelf = createPackShelf([shippedPack, slowPack, deskPack]);
const underDesk = { id: 'desk-decides', version: shippedPack.pack.version };
const underSlow = { id: 'desk-decides-slowly', version: shippedPack.pack.version };
const person = (name: string, role: OperatorRole = 'reviewer') =>
  ({ id: uuid(9_000), code: 'K07', name, role }) as unknown as Parameters<typeof reviewFilter>[1];
const reviewer = person('邢望');

/** Sent on a day of August, not decided by anybody. */
const sent = (day: number, change: Partial<Case> = {}): Partial<Case> => ({
  state: 'queued',
  decision: undefined,
  receipt: undefined,
  letters: [],
  pack: underDesk,
  submittedAt: `2026-08-${String(day).padStart(2, '0')}T02:00:00.000Z`,
  ...change,
});
/** Decided by the platform on a day of August; the letter is due. */
const decided = (day: number, change: Partial<Case> = {}): Partial<Case> => ({
  state: 'decided',
  letters: [],
  ...(sample.decision && {
    decision: { ...sample.decision, at: `2026-08-${String(day).padStart(2, '0')}T02:00:00.000Z` },
  }),
  ...change,
});

/** What the queue shows now, and how many rows were opened for it. */
async function queue(
  store: RowStore,
  options: { filter?: ReviewFilter; limit?: number; cache?: ReviewCache } = {},
): Promise<ReviewPage & { readonly opened: number }> {
  const { filter = reviewFilter(shelf, reviewer), limit = 50, cache = new Map() } = options;
  const openCase = vi.fn(store.openCase);
  const watched = { ...store, openCase };
  const set = {
    store: () => watched,
    subscribe: () => () => undefined,
    reportUnreadable: () => {
      throw new Error('unreadable');
    },
  } as unknown as WorkingSet;
  const page = await new Promise<ReviewPage>((resolve) => {
    const stop = observeReview(set, filter, limit, cache, (found) => {
      resolve(found);
      queueMicrotask(() => stop());
    });
  });
  return { ...page, opened: openCase.mock.calls.length };
}

const shown = ({ lines }: ReviewPage) => lines.map(({ row, task }) => [row.id, task]);

test('a case that waits is found behind any number that changed later, and none of those is opened', async () => {
  const store = await storeAt();
  await write(store, [payload(1, sent(3)), payload(2, decided(4))]);
  await write(
    store,
    Array.from({ length: 400 }, (_, at) => payload(10 + at, { state: 'incomplete' })),
  );
  const page = await queue(store);
  expect(shown(page)).toEqual([
    [uuid(2), 'letter'],
    [uuid(1), 'decide'],
  ]);
  expect(page).toMatchObject({ hasMore: false, own: 0, opened: 2 });
});

test('the nearest term comes first, and what has none is due from the day it waits', async () => {
  const store = await storeAt();
  await write(store, [
    // Five working days from Tuesday the 11th end on the 18th; ten from Monday the 3rd on the 17th.
    payload(1, sent(11)),
    payload(2, sent(3, { pack: underSlow })),
    payload(3, decided(19)),
    payload(4, decided(12)),
  ]);
  const page = await queue(store);
  expect(page.lines.map(({ row, since, term }) => [row.id, since, term?.day])).toEqual([
    [uuid(4), '2026-08-12', undefined],
    [uuid(2), '2026-08-03', '2026-08-17'],
    [uuid(1), '2026-08-11', '2026-08-18'],
    [uuid(3), '2026-08-19', undefined],
  ]);
});

test('more than a stretch are all reached, and each is opened once', async () => {
  const store = await storeAt();
  await write(
    store,
    Array.from({ length: 330 }, (_, at) => payload(at, sent(1 + (at % 28)))),
  );
  const filter = reviewFilter(shelf, reviewer);
  const cache: ReviewCache = new Map();
  const first = await queue(store, { filter, cache });
  expect(first.lines).toHaveLength(50);
  expect(first).toMatchObject({ hasMore: true });
  expect(first.opened).toBeLessThan(330);
  const all = await queue(store, { filter, cache, limit: 400 });
  expect(all.lines).toHaveLength(330);
  expect(all).toMatchObject({ hasMore: false });
  expect(first.opened + all.opened).toBe(330);
  const days = all.lines.map(({ since }) => since);
  expect(days).toEqual(days.toSorted());
  expect(await queue(store, { filter, cache, limit: 330 })).toMatchObject({
    hasMore: false,
    opened: 0,
  });
});

test('a case of which somebody had a part is counted and left to others', async () => {
  const store = await storeAt();
  const mine = { openedBy: '邢望', openedById: uuid(9_000) };
  const seen: Partial<Case> = {
    documents: sample.documents.map((document) => ({
      ...document,
      inspection: {
        verdict: 'originalSeen',
        lookedAt: [],
        note: '',
        pages: document.pages.map(({ id }) => id),
        at: '2026-08-02T02:00:00.000Z',
        by: '邢望',
      },
    })),
  };
  await write(store, [
    payload(1, sent(3, mine)),
    payload(2, sent(4, seen)),
    payload(3, sent(5)),
    payload(4, decided(6, mine)),
  ]);
  expect(shown(await queue(store))).toEqual([[uuid(3), 'decide']]);
  expect(await queue(store)).toMatchObject({ own: 3 });
  // A small school has nobody else to issue what its platform decided.
  const admin = await queue(store, { filter: reviewFilter(shelf, person('邢望', 'admin')) });
  expect(shown(admin)).toEqual([
    [uuid(4), 'letter'],
    [uuid(3), 'decide'],
  ]);
  expect(admin.own).toBe(2);
  const clerk = await queue(store, { filter: reviewFilter(shelf, person('邢望', 'clerk')) });
  expect(clerk).toMatchObject({ lines: [], own: 0 });
});

test('where the platform decides only letters wait, and no sent case is opened', async () => {
  const store = await storeAt();
  const pack = { id: shippedPack.pack.id, version: shippedPack.pack.version };
  await write(store, [
    payload(1, sent(3, { pack })),
    payload(2, decided(4, { pack })),
    // A pack that stands in for one not held does not give its desk a say.
    payload(3, sent(3, { pack: { id: 'unknown', version: '1' } })),
  ]);
  expect(shown(await queue(store))).toEqual([[uuid(2), 'letter']]);
  const onlyPlatform = reviewFilter(createPackShelf([shippedPack]), reviewer);
  expect(await queue(store, { filter: onlyPlatform })).toMatchObject({ opened: 1 });
});

test('a case leaves the queue with what it waited for, and comes back with the next task', async () => {
  const store = await storeAt();
  const cache: ReviewCache = new Map();
  const filter = reviewFilter(shelf, reviewer);
  await write(store, [payload(1, sent(3))]);
  expect(shown(await queue(store, { filter, cache }))).toEqual([[uuid(1), 'decide']]);
  await write(store, [payload(1, decided(5))]);
  expect(shown(await queue(store, { filter, cache }))).toEqual([[uuid(1), 'letter']]);
  await write(store, [payload(1, { state: 'archived', letters: [] })]);
  expect(shown(await queue(store, { filter, cache }))).toEqual([]);
  expect(cache.size).toBe(0);
});

test('rows of a program without the queue are found after they were looked at again', async () => {
  const store = await storeAt();
  await write(store, [payload(1, decided(5))]);
  const row = await store.tables.cases.get(uuid(1));
  if (row === undefined) throw new Error('No row');
  const { closingSince: _, ...before } = row;
  await store.tables.cases.put(before);
  await store.tables.meta.put({ key: 'terms', rule: 1 });
  expect((await queue(store)).lines).toHaveLength(0);
  while ((await fillNextTerms(store)) === 'filled') continue;
  expect((await queue(store)).lines).toHaveLength(1);
});
