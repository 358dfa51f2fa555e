/** The part of the search benchmark that runs in Chromium: synthetic records, the real worker, the real rows. */
import { declareTables } from '../../renderer/db/schema';
import { rowStore } from '../../renderer/db/row-store';
import { startSearchClient } from '../../renderer/workers/search-client';
import { startCaseSearch } from '../../renderer/workers/search-feed';
import { searchRecordOf, type SearchRecord } from '../../shared/search/search-record';

declare global {
  interface Window {
    /** What was measured, in milliseconds. */
    searchBench: typeof measure;
  }
}

let seed = 7;
const roll = (below: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const figures = (count: number) => Array.from({ length: count }, () => roll(10)).join('');
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单仇曾解查任尉吕'];
// 1,500 common characters in the plane of unified ideographs stand for given names.
const given = () => String.fromCodePoint(0x4e00 + roll(1_500) * 13);
const name = () =>
  roll(20) === 0
    ? `${given()}${given()}${given()}·${given()}${given()}${given()}${given()}`
    : `${surnames[roll(surnames.length)] ?? ''}${given()}${roll(4) === 0 ? '' : given()}`;
const address = () =>
  `山东省日照市岚山区${given()}${given()}街道${given()}${given()}路${roll(300)}号${roll(20)}单元${roll(900)}`;
const record = (n: number): SearchRecord => {
  const home = address();
  return {
    id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    seq: n + 1,
    state: 'archived',
    group: 'homeAndRegister',
    texts: {
      caseNumber: `RZ01-2026-${String(n + 1).padStart(6, '0')}X`,
      'child.name': name(),
      'child.idNumber': `3711032020${figures(8)}`,
      'guardian1.name': name(),
      'guardian1.idNumber': `3711031990${figures(8)}`,
      'guardian1.phone': `154${figures(8)}`,
      'guardian2.name': name(),
      'guardian2.idNumber': `3711031992${figures(8)}`,
      'guardian2.phone': `154${figures(8)}`,
      'register.number': figures(9),
      'register.head': name(),
      'register.address': home,
      'residence.address': roll(2) === 0 ? home : address(),
    },
  };
};
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

async function measure({ cases, rows }: { readonly cases: number; readonly rows: number }) {
  const records = Array.from({ length: cases }, (_, n) => record(n));
  let longTasks: number[] = [];
  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ entryTypes: ['longtask'] });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
  await settle();
  longTasks = [];

  const client = startSearchClient(() => {
    throw new Error('The worker was lost');
  });
  await client.find('x', 1, []);
  const start = performance.now();
  for (let n = 0; n < cases; n += 100) {
    client.put(records.slice(n, n + 100));
    if (n % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  await client.find('x', 1, []);
  const buildMs = performance.now() - start;
  await settle();
  const buildLongest = Math.max(0, ...longTasks);
  longTasks = [];

  const labels = ['今日', '受理新办件', '待传', '设置', '锁定'];
  const some = () => records[roll(cases)]?.texts ?? {};
  const letters = (count: number) =>
    Array.from({ length: count }, () => 'abcdefghjklmnpqrstwxyz'[roll(22)]).join('');
  const kinds: Record<string, () => string> = {
    name: () => some()['child.name'] ?? '',
    'one character': () => surnames[roll(surnames.length)] ?? '',
    'full pinyin': () =>
      ['wangxiaoming', 'zhangwei', 'shanyutong', 'liming', 'chenzihan'][roll(5)] ?? '',
    'one letter': () => letters(1),
    initials: () => letters(2 + roll(2)),
    'ID tail': () => some()['child.idNumber']?.slice(-4) ?? '',
    'ID number': () => some()['child.idNumber'] ?? '',
    'case number': () => some().caseNumber ?? '',
    'phone tail': () => some()['guardian1.phone']?.slice(-4) ?? '',
    'address words': () => some()['register.address']?.slice(9, 16) ?? '',
    'words of every address': () => '山东省日照市',
    'three terms': () => `${surnames[roll(20)] ?? ''} ${letters(1)} 岚山区`,
  };
  const keystrokes: Record<string, { p50: number; p95: number; most: number }> = {};
  const all: number[] = [];
  for (const [kind, make] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const query = make();
      const asked = performance.now();
      if ((await client.find(query, 20, labels)) === undefined) throw new Error('No answer');
      times.push(performance.now() - asked);
    }
    all.push(...times);
    keystrokes[kind] = {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      most: Math.max(...times),
    };
  }
  keystrokes['all kinds'] = {
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    most: Math.max(...all),
  };
  await settle();
  const askLongest = Math.max(0, ...longTasks);
  client.close();

  const tables = declareTables('bench.g1');
  await tables.open();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const store = rowStore(tables, key);
  const image = {
    sha256: '0'.repeat(64),
    bytes: 500_000,
    mediaType: 'image/jpeg',
    widthPx: 2480,
    heightPx: 3508,
  };
  const documents = Array.from({ length: 6 }, (_, d) => ({
    id: `01900000-0000-7000-9000-${String(d).padStart(12, '0')}`,
    requirementId: 'register',
    kind: 'hukou',
    pages: Array.from({ length: 3 }, () => ({
      role: 'cover',
      source: 'file',
      capturedAt: '2026-08-01T01:00:00.000Z',
      original: image,
      corrected: image,
    })),
  }));
  let bytes = 0;
  for (let n = 0; n < rows; n += 500) {
    const sealed = await Promise.all(
      records.slice(n, Math.min(n + 500, rows)).map(({ id, seq, texts }) => {
        const { caseNumber, ...form } = texts;
        const current = {
          id,
          state: 'archived',
          group: 'homeAndRegister',
          caseNumber,
          form,
          documents,
          letters: [],
          review: [],
          appliedChanges: [],
        };
        return store.sealCase(
          { current: current as never, updatedAt: '2026-08-01T01:00:00.000Z', updatedBy: 'x' },
          seq,
        );
      }),
    );
    bytes = sealed[0]?.sealed.byteLength ?? 0;
    await tables.cases.bulkPut(sealed);
  }
  await settle();
  longTasks = [];

  const readStart = performance.now();
  let last = '';
  let read = 0;
  for (;;) {
    const page = await tables.cases.where(':id').above(last).limit(40).toArray();
    const opened = await Promise.all(page.map((row) => store.openCase(row)));
    for (const one of opened) if (one.ok) read += searchRecordOf(one.value.payload.current, 1).seq;
    last = page.at(-1)?.id ?? last;
    if (page.length < 40) break;
  }
  const readMs = performance.now() - readStart;
  const readLongest = Math.max(0, ...longTasks);
  await settle();
  longTasks = [];

  const feedStart = performance.now();
  const search = startCaseSearch({
    status: () => ({ phase: 'ready' }),
    store: () => store,
    subscribe: () => () => undefined,
    onClose: () => () => undefined,
    onCasesWritten: () => () => undefined,
    onCasesGone: () => () => undefined,
    reportUnreadable: () => undefined,
  });
  while (search.progress().phase !== 'ready')
    await new Promise((resolve) => setTimeout(resolve, 5));
  const found = await search.find('wang', 20, labels);
  const feedMs = performance.now() - feedStart;
  await settle();
  const feedLongest = Math.max(0, ...longTasks);
  return {
    buildMs,
    buildLongest,
    keystrokes,
    askLongest,
    bytes,
    read,
    readMs,
    readLongest,
    feedMs,
    feedLongest,
    found: found?.found.total ?? 0,
  };
}

window.searchBench = measure;
