/** The part of the search benchmark that runs in Chromium: real sealed pages, the real worker, real saves. */
import { foldBatches } from '../../renderer/db/fold-batches';
import { imageShelf } from '../../renderer/db/image-shelf';
import { rowStore, type RowStore } from '../../renderer/db/row-store';
import { declareTables } from '../../renderer/db/schema';
import { importRowKey } from '../../renderer/db/sealed-rows';
import { fillNextPage } from '../../renderer/db/search-fill';
import { casesPerPage, searchPageRows } from '../../renderer/db/search-page-rows';
import { startCaseSearch } from '../../renderer/workers/search-feed';
import type { SearchRecord } from '../../shared/search/search-record';
import { benchCase, benchSave } from './search-bench-cases';
import { benchQueries, benchRecord, dice } from './search-bench-records';
import { quantile, spread } from './spread';

declare global {
  interface Window {
    /** The steps of the benchmark; all times are in milliseconds. */
    searchBench: typeof steps;
  }
}

const savedCases = 2_000;

const key = () => importRowKey(Uint8Array.from({ length: 32 }, (_, i) => i));
async function open(name: string): Promise<RowStore> {
  const tables = declareTables(name);
  await tables.open();
  return rowStore(tables, await key());
}
/** The same work before every query: tells a slow index from a busy computer. */
const numbers = Int32Array.from({ length: 2_000_000 }, (_, i) => i & 0xff);
function yardstick(): number {
  const start = performance.now();
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum < 0 ? 0 : performance.now() - start;
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The longest time in which the page could do nothing else, told by a beat that should come every 4 ms. */
function heartbeat() {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 4);
    last = now;
  }, 4);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Packs and stores the pages of so many cases, as the working set of a station has them. */
async function make(name: string, cases: number): Promise<{ pages: number; bytes: number }> {
  const store = await open(name);
  const { sealPages } = searchPageRows(await key());
  const roll = dice(7);
  let pages = 0;
  let bytes = 0;
  for (let n = 0; n < cases; n += 10 * casesPerPage) {
    const length = Math.min(10 * casesPerPage, cases - n);
    const records = Array.from({ length }, (_, i) => benchRecord(roll, n + i));
    const rows = await sealPages(records, casesPerPage);
    await store.tables.searchPages.bulkPut(rows);
    pages += rows.length;
    for (const { sealed } of rows) bytes += sealed.byteLength;
  }
  await store.tables.meta.bulkPut([
    { key: 'searchPages', revision: 1 },
    { key: 'counters', byState: { archived: cases }, total: cases },
  ]);
  store.tables.close();
  return { pages, bytes };
}

type Asking = {
  readonly search: ReturnType<typeof startCaseSearch>;
  readonly queries: Record<string, () => string>;
};
let asking: Asking | undefined;

/** From the open database to the first answer; says which kinds of query there are. */
async function build(name: string, cases: number) {
  const store = await open(name);
  await pause(500);
  const beat = heartbeat();
  const start = performance.now();
  const search = startCaseSearch({
    status: () => ({ phase: 'ready' }),
    store: () => store,
    subscribe: () => () => undefined,
    onClose: () => () => undefined,
    onCasesWritten: () => () => undefined,
    onCasesRemoved: () => () => undefined,
    reportUnreadable: () => {
      throw new Error('A row does not open');
    },
  });
  await new Promise<void>((resolve) => {
    search.subscribe(() => {
      if (search.progress().phase === 'ready') resolve();
    });
  });
  const readyMs = performance.now() - start;
  const found = await search.find('山东省', 20, []);
  const answeredMs = performance.now() - start;
  if (found?.found.total !== cases) throw new Error(`${found?.found.total} of ${cases} found`);
  const longestMs = beat();
  const roll = dice(7);
  const sample: SearchRecord[] = [];
  for (let n = 0; n < cases; n += 1) {
    const record = benchRecord(roll, n);
    if (n % 41 === 0) sample.push(record);
  }
  const queries = benchQueries(roll, sample);
  asking = { search, queries };
  return { readyMs, answeredMs, longestMs, kinds: Object.keys(queries) };
}

/** Asks queries of one kind, one after another. */
async function ask(kind: string, turns: number) {
  const query = asking?.queries[kind];
  if (asking === undefined || query === undefined) throw new Error(`No ${kind}`);
  const labels = ['今日', '受理新办件', '待传', '设置', '锁定'];
  const times: number[] = [];
  const yard: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const text = query();
    await pause(0);
    yard.push(yardstick());
    const asked = performance.now();
    if ((await asking.search.find(text, 20, labels)) === undefined) throw new Error('No answer');
    times.push(performance.now() - asked);
  }
  return { times, yard };
}

/** The same saves with and without pages, in turn; then the pages of the second half made from its cases. */
async function saves(turns: number) {
  const withPages = await open('saves-with.g1');
  const withoutPages = await open('saves-without.g1');
  const bare: RowStore = {
    ...withoutPages,
    search: {
      ...withoutPages.search,
      prepare: async () => ({ recent: [], removed: [], pages: undefined }),
    },
  };
  const roll = dice(11);
  const cases = Array.from({ length: savedCases }, (_, n) => benchCase(benchRecord(roll, n)));
  for (const store of [withPages, bare]) {
    for (let from = 0; from < savedCases; from += 100) {
      const some = cases.slice(from, from + 100);
      const records = some.map(({ record }) => record);
      await store.write({
        from,
        to: from + 100,
        cases: await Promise.all(
          some.map(({ payload, record }) => store.sealCase(payload, record.seq)),
        ),
        images: [],
        droppedImages: [],
        unshelved: [],
        hash: '',
        goneCases: [],
        moves: some.map(() => ({ was: undefined, is: 'archived' as const })),
        search: await store.search.prepare(records),
      });
      if (store === withPages) await store.search.tidy(100);
    }
  }
  const shelf = imageShelf();
  const times = { with: [] as number[], without: [] as number[], tidy: [] as number[] };
  const save = async (store: RowStore, turn: number, id: string) => {
    const start = performance.now();
    const seq = savedCases + turn;
    const saved = benchSave(id, seq + 1);
    const change = await foldBatches(store, shelf, seq, [saved], saved);
    if (!change.ok) throw new Error(change.error.kind);
    await store.write(change.value);
    return performance.now() - start;
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const id = cases[roll(savedCases)]?.record.id ?? '';
    const withFirst = turn % 2 === 0;
    if (!withFirst) times.without.push(await save(bare, turn, id));
    times.with.push(await save(withPages, turn, id));
    const start = performance.now();
    await withPages.search.tidy(1);
    times.tidy.push(performance.now() - start);
    if (withFirst) times.without.push(await save(bare, turn, id));
  }
  const ratios = times.with.map((ms, i) => ms / (times.without[i] ?? 1));

  await withoutPages.search.reset();
  const beat = heartbeat();
  const start = performance.now();
  while ((await fillNextPage(withoutPages)).kind !== 'complete') continue;
  const fillMs = performance.now() - start;
  return {
    with: spread(times.with),
    without: spread(times.without),
    tidy: spread(times.tidy),
    ratio: quantile(ratios, 0.5),
    waiting: await withPages.tables.searchRecent.count(),
    caseBytes: (await withPages.tables.cases.limit(1).toArray())[0]?.sealed.byteLength ?? 0,
    fillMsPerCase: fillMs / savedCases,
    fillLongestMs: beat(),
  };
}

const steps = { make, build, ask, saves };
window.searchBench = steps;
