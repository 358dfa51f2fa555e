/** The index follows the working set, survives lost workers, and ends with the desk. */
import { describe, expect, test, vi } from 'vitest';
import type { CaseRow } from '../../renderer/db/schema';
import type { WorkingSet, WorkingSetStatus } from '../../renderer/db/working-set';
import { startSearchClient, type SearchWorker } from '../../renderer/workers/search-client';
import { startCaseSearch } from '../../renderer/workers/search-feed';
import type { SearchAnswer, SearchRequest } from '../../renderer/workers/search-messages';

const answerTo = (id: number): SearchAnswer => ({ id, found: { cases: [], total: 0 }, labels: [] });

function workers(...behaviours: ('answer' | 'hang' | 'die')[]) {
  const log = { spawned: 0, ended: 0, records: [] as string[] };
  const spawn = (): SearchWorker => {
    log.spawned += 1;
    const behaviour = behaviours.shift() ?? 'answer';
    const worker: SearchWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => (log.ended += 1),
      postMessage: (request: SearchRequest) => {
        if (request.kind === 'put') {
          log.records.push(...request.records.map(({ id, seq }) => `${id} ${seq}`));
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

const row = (n: number, seq = n) => ({ id: String(n).padStart(5, '0'), seq }) as CaseRow;

/** A working set whose rows open by themselves. */
function fakeSet(rows: CaseRow[], phase: WorkingSetStatus['phase'] = 'ready') {
  const subscribers = new Set<() => void>();
  let written: (rows: readonly CaseRow[]) => void = () => undefined;
  let gone: (ids: readonly string[]) => void = () => undefined;
  let forget: () => void = () => undefined;
  const makeStore = () => ({
    counters: () => Promise.resolve({ total: rows.length, byState: {} }),
    openCase: (one: CaseRow) =>
      Promise.resolve({
        ok: true,
        value: { row: one, payload: { current: { id: one.id, form: {} } } },
      }),
    tables: {
      cases: {
        where: () => ({
          above: (last: string) => ({
            limit: (count: number) => ({
              toArray: () => Promise.resolve(rows.filter(({ id }) => id > last).slice(0, count)),
            }),
          }),
        }),
      },
    },
  });
  let store = makeStore();
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
    onCasesGone: (listener: typeof gone) => {
      gone = listener;
      return () => (gone = () => undefined);
    },
    onClose: (listener: () => void) => {
      forget = listener;
      return () => undefined;
    },
    reportUnreadable: () => undefined,
  } as unknown as WorkingSet;
  return {
    set,
    write: (...changed: CaseRow[]) => written(changed),
    leave: (n: number) => {
      rows = rows.filter(({ id }) => id !== row(n).id);
      gone([row(n).id]);
    },
    close: () => forget(),
    become(next: WorkingSetStatus, rebuilt = false) {
      status = next;
      if (rebuilt) store = makeStore();
      for (const told of subscribers) told();
    },
  };
}

const ready = (search: ReturnType<typeof startCaseSearch>) =>
  vi.waitFor(() => expect(search.progress()).toEqual({ phase: 'ready' }));

describe('the feed', () => {
  test('hands over every row once, then every change', async () => {
    const { log, spawn } = workers();
    const fake = fakeSet(Array.from({ length: 250 }, (_, n) => row(n + 1)));
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    expect(new Set(log.records).size).toBe(250);
    fake.write(row(7, 900));
    await vi.waitFor(() => expect(log.records.at(-1)).toBe('00007 900'));
    expect(await search.find('x', 5, [])).toEqual(answerTo(1));
  });

  test('waits until the rows have caught up', async () => {
    const { log, spawn } = workers();
    const fake = fakeSet([row(1)], 'catchingUp');
    const search = startCaseSearch(fake.set, spawn);
    expect(await search.find('x', 5, [])).toBeUndefined();
    expect(log.spawned).toBe(0);
    fake.become({ phase: 'ready' });
    await ready(search);
    expect(log).toMatchObject({ spawned: 1, records: ['00001 1'] });
  });

  test('a rebuilt working set gets a new worker', async () => {
    const { log, spawn } = workers();
    const fake = fakeSet([row(1)]);
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    fake.become({ phase: 'ready' }, true);
    await ready(search);
    expect(log).toMatchObject({ spawned: 2, ended: 1 });
  });

  test('a case that leaves is in no worker any more', async () => {
    const { log, spawn } = workers();
    const fake = fakeSet([row(1), row(2)]);
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    fake.leave(1);
    await ready(search);
    expect(log).toMatchObject({
      spawned: 2,
      ended: 1,
      records: ['00001 1', '00002 2', '00002 2'],
    });
  });

  test('a worker that dies is replaced and fed anew; after three the search says so', async () => {
    const { log, spawn } = workers('die', 'answer');
    const search = startCaseSearch(fakeSet([row(1)]).set, spawn);
    await ready(search);
    expect(await search.find('x', 5, [])).toBeUndefined();
    await ready(search);
    expect(await search.find('x', 5, [])).toEqual(answerTo(1));
    expect(log.records).toEqual(['00001 1', '00001 1']);

    const worse = workers('die', 'die', 'die');
    const failing = startCaseSearch(fakeSet([row(1)]).set, worse.spawn);
    for (let i = 0; i < 4; i += 1) await failing.find('x', 5, []);
    expect(failing.progress()).toEqual({ phase: 'failed' });
    expect(worse.log).toMatchObject({ spawned: 3, ended: 3 });
  });

  test('closing the working set ends the worker, and nothing is handed over any more', async () => {
    const { log, spawn } = workers();
    const fake = fakeSet([row(1)]);
    const search = startCaseSearch(fake.set, spawn);
    await ready(search);
    fake.close();
    fake.write(row(2));
    fake.become({ phase: 'closed' });
    expect(await search.find('x', 5, [])).toBeUndefined();
    expect(log).toMatchObject({ spawned: 1, ended: 1, records: ['00001 1'] });
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
