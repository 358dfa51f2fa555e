/** The index follows the working set, survives lost workers, and ends with the desk. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import type { CasePayload } from '../../renderer/db/case-payload';
import { rowStore, type RowStore } from '../../renderer/db/row-store';
import { declareTables, type CaseRow } from '../../renderer/db/schema';
import { importRowKey } from '../../renderer/db/sealed-rows';
import type { WorkingSet, WorkingSetStatus } from '../../renderer/db/working-set';
import { startSearchClient, type SearchWorker } from '../../renderer/workers/search-client';
import { startCaseSearch } from '../../renderer/workers/search-feed';
import type {
  SearchAnswer,
  SearchCount,
  SearchRequest,
} from '../../renderer/workers/search-messages';
import { openSearchPage, recordsOf } from '../../shared/search/search-page';
import { searchRecordOf } from '../../shared/search/search-record';
import { keyBytes, newFactory } from '../db/fake-main';
import { eventually } from '../support/eventually';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const answerTo = (id: number): SearchAnswer => ({ id, found: { cases: [], total: 0 }, labels: [] });

function workers(...behaviours: ('answer' | 'hang' | 'die')[]) {
  const log = { spawned: 0, ended: 0, records: [] as string[], dropped: [] as string[] };
  const spawn = (): SearchWorker => {
    log.spawned += 1;
    const behaviour = behaviours.shift() ?? 'answer';
    const worker: SearchWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => (log.ended += 1),
      postMessage: (request: SearchRequest) => {
        if (request.kind === 'put') {
          for (const page of request.pages) log.records.push(...recordsIn(page));
        } else if (request.kind === 'drop') {
          log.dropped.push(...request.caseIds);
        } else if (request.kind === 'count') {
          const cases = new Set(log.records.map((record) => record.split(' ')[0])).size;
          worker.onmessage?.({ data: { id: request.id, cases } } as MessageEvent<SearchCount>);
        } else if (behaviour === 'die') {
          worker.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
        } else if (behaviour === 'answer') {
          worker.onmessage?.({ data: answerTo(request.id) } as MessageEvent<SearchAnswer>);
        }
      },
    };
    return worker;
  };
  return { log, spawn };
}

const recordsIn = (bytes: Uint8Array<ArrayBuffer>) => {
  const page = openSearchPage(bytes);
  if (page === undefined) throw new Error('Not a page');
  return recordsOf(page).map(({ id, seq }) => `${id} ${seq}`);
};

const row = (n: number, seq = n) => ({ id: String(n).padStart(5, '0'), seq });
type Row = ReturnType<typeof row>;

const key = importRowKey(keyBytes());
const payloadOf = ({ id }: Row) =>
  ({
    current: { id, state: 'draft', group: 'preferential', form: {}, documents: [], letters: [] },
    updatedAt: '2026-08-30T01:02:03.004Z',
  }) as unknown as CasePayload;

/** Real rows in a database of their own; `pages` says whether they were written by this program. */
async function storeOf(rows: readonly Row[], pages = true): Promise<RowStore> {
  const tables = declareTables('feed', { factory: newFactory() });
  await tables.open();
  const store = rowStore(tables, await key);
  const records = rows.map((one) => searchRecordOf(payloadOf(one).current, one.seq));
  await store.write({
    from: 0,
    to: rows.length,
    cases: await Promise.all(rows.map((one) => store.sealCase(payloadOf(one), one.seq))),
    images: [],
    droppedImages: [],
    unshelved: [],
    goneCases: [],
    hash: '',
    moves: rows.map(() => ({ was: undefined, is: 'draft' })),
    search: await store.search.prepare(records),
  });
  if (pages) await store.search.tidy(rows.length);
  else await store.search.reset();
  return store;
}

/** A working set whose rows do not follow anything. */
async function fakeSet(rows: Row[], phase: WorkingSetStatus['phase'] = 'ready', pages = true) {
  const subscribers = new Set<() => void>();
  let written: (rows: readonly CaseRow[]) => void = () => undefined;
  let removed: (caseIds: readonly string[]) => void = () => undefined;
  let forget: () => void = () => undefined;
  const rebuiltStore = await storeOf(rows);
  let store = await storeOf(rows, pages);
  let status = { phase } as WorkingSetStatus;
  const set = {
    status: () => status,
    store: () => store,
    subscribe: (listener: () => void) => {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    onCasesWritten: (listener: typeof written) => {
      written = listener;
      return () => (written = () => undefined);
    },
    onCasesRemoved: (listener: typeof removed) => {
      removed = listener;
      return () => (removed = () => undefined);
    },
    onClose: (listener: () => void) => {
      forget = listener;
      return () => undefined;
    },
    reportUnreadable: () => undefined,
  } as unknown as WorkingSet;
  return {
    set,
    store,
    write: async (...changed: Row[]) =>
      written(await Promise.all(changed.map((one) => store.sealCase(payloadOf(one), one.seq)))),
    remove: (...caseIds: string[]) => removed(caseIds),
    close: () => forget(),
    become(next: WorkingSetStatus, rebuilt = false) {
      status = next;
      if (rebuilt) store = rebuiltStore;
      for (const told of subscribers) told();
    },
  };
}

const ready = (search: ReturnType<typeof startCaseSearch>) =>
  eventually(() => expect(search.progress()).toEqual({ phase: 'ready' }));

describe('the feed', () => {
  test('hands over every row once, then every change', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet(Array.from({ length: 250 }, (_, n) => row(n + 1)));
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    expect(new Set(log.records).size).toBe(250);
    await fake.write(row(7, 900));
    await eventually(() => expect(log.records.at(-1)).toBe('00007 900'));
    expect(await search.find('x', 5, [])).toEqual(answerTo(1));
  });

  test('waits until the rows have caught up', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet([row(1)], 'catchingUp');
    const search = startCaseSearch(fake.set, spawn);
    expect(await search.find('x', 5, [])).toBeUndefined();
    expect(log.spawned).toBe(0);
    fake.become({ phase: 'ready' });
    await ready(search);
    expect(log).toMatchObject({ spawned: 1, records: ['00001 1'] });
  });

  test('leaves the desk time to be drawn, unless somebody asks', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet([row(1)]);
    const search = startCaseSearch(fake.set, spawn, 2 ** 31 - 1);
    fake.become({ phase: 'ready' });
    expect(log.spawned).toBe(0);
    expect(await search.find('x', 5, [])).toEqual(answerTo(1));
    await ready(search);
    expect(log).toMatchObject({ spawned: 1, records: ['00001 1'] });
  });

  test('begins by itself when its time has come', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet([row(1)]);
    await ready(startCaseSearch(fake.set, spawn, 1));
    expect(log).toMatchObject({ spawned: 1, records: ['00001 1'] });
  });

  test('a rebuilt working set gets a new worker', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet([row(1)]);
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    fake.become({ phase: 'ready' }, true);
    await ready(search);
    expect(log).toMatchObject({ spawned: 2, ended: 1 });
  });

  test('a worker that dies is replaced and fed anew; after three the search says so', async () => {
    const { log, spawn } = workers('die', 'answer');
    const search = startCaseSearch((await fakeSet([row(1)])).set, spawn);
    await ready(search);
    expect(await search.find('x', 5, [])).toBeUndefined();
    await ready(search);
    expect(await search.find('x', 5, [])).toEqual(answerTo(1));
    expect(log.records).toEqual(['00001 1', '00001 1']);

    const worse = workers('die', 'die', 'die');
    const failing = startCaseSearch((await fakeSet([row(1)])).set, worse.spawn);
    for (let i = 0; i < 4; i += 1) await failing.find('x', 5, []);
    expect(failing.progress()).toEqual({ phase: 'failed' });
    expect(worse.log).toMatchObject({ spawned: 3, ended: 3 });
  });

  test('closing the working set ends the worker, and nothing is handed over any more', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet([row(1)]);
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    fake.close();
    await fake.write(row(2));
    fake.become({ phase: 'closed' });
    expect(await search.find('x', 5, [])).toBeUndefined();
    expect(log).toMatchObject({ spawned: 1, ended: 1, records: ['00001 1'] });
  });
});

describe('the pages', () => {
  const rows = Array.from({ length: 450 }, (_, n) => row(n + 1));

  test('of an older program are made first, with progress', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet(rows, 'ready', false);
    const search = startCaseSearch(fake.set, spawn);
    const seen: number[] = [];
    search.subscribe(() => {
      const progress = search.progress();
      if (progress.phase === 'building') seen.push(progress.done);
    });
    await ready(search);
    expect(new Set(log.records).size).toBe(450);
    expect(seen).toEqual(expect.arrayContaining([192, 384, 450]));
    expect(await fake.store.search.filledTo()).toBeUndefined();
  });

  test('that do not open or lack a case are made anew from the cases', async () => {
    for (const harm of ['cut', 'lost'] as const) {
      const { log, spawn } = workers();
      const fake = await fakeSet(rows);
      const { searchPages } = fake.store.tables;
      const [first] = await searchPages.toArray();
      if (first === undefined) throw new Error('No page');
      if (harm === 'lost') await searchPages.delete(first.first);
      else await searchPages.put({ ...first, sealed: first.sealed.slice(0, -1) });
      await ready(startCaseSearch(fake.set, spawn));
      expect(new Set(log.records).size, harm).toBe(450);
      expect(await searchPages.get(first.first), harm).toMatchObject({ count: 192 });
    }
  });

  test('that the disk does not take are no reason to wait for ever', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet(rows, 'ready', false);
    vi.spyOn(fake.store.tables.searchPages, 'bulkPut').mockRejectedValue(new Error('full'));
    const search = startCaseSearch(fake.set, spawn);
    await eventually(() => expect(search.progress()).toEqual({ phase: 'failed' }));
    expect(log).toMatchObject({ spawned: 1, ended: 1 });
    vi.restoreAllMocks();
    fake.become({ phase: 'ready' });
    await ready(search);
    expect(new Set(log.records).size).toBe(450);
  });

  test('leave the page that read them: their memory is handed over', async () => {
    const handed: number[] = [];
    const { spawn } = workers();
    const fake = await fakeSet(rows);
    const search = startCaseSearch(fake.set, () => {
      const worker = spawn();
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (request, transfer = []) => {
        if (request.kind === 'put') {
          expect(transfer).toEqual(request.pages.map(({ buffer }) => buffer));
          handed.push(...request.pages.map(({ byteLength }) => byteLength));
        }
        post(request);
      };
      return worker;
    });
    await ready(search);
    expect(handed.length).toBeGreaterThan(2);
    expect(handed.every((length) => length > 0)).toBe(true);
  });

  test('are handed over no more once the desk locks in their middle', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet(rows, 'ready', false);
    const search = startCaseSearch(fake.set, spawn);
    const asked = search.find('x', 5, []);
    await new Promise<void>((resolve) => search.subscribe(resolve));
    const handed = log.records.length;
    fake.close();
    await fake.store.search.readRecent();
    expect(log).toMatchObject({ ended: 1 });
    expect(log.records).toHaveLength(handed);
    expect(await asked).toEqual(answerTo(1));
    expect(await search.find('x', 5, [])).toBeUndefined();
  });

  test('lose a removed case, and so does the index', async () => {
    const { log, spawn } = workers();
    const fake = await fakeSet(rows);
    await ready(startCaseSearch(fake.set, spawn));
    fake.remove('00007', '00009');
    expect(log.dropped).toEqual(['00007', '00009']);
  });
});

describe('the client', () => {
  test('ends a worker that does not answer in time', async () => {
    vi.useFakeTimers();
    const { log, spawn } = workers('hang');
    const onLost = vi.fn();
    const answer = startSearchClient(onLost, spawn, 1_000).find('x', 5, []);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(await answer).toBeUndefined();
    expect(onLost).toHaveBeenCalledOnce();
    expect(log.ended).toBe(1);
    vi.useRealTimers();
  });
});
