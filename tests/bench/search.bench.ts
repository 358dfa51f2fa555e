/** Ctrl+K at 100,000 cases in Chromium: the index from sealed pages, every kind of keystroke, and what a save costs more. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { build, preview } from 'vite';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { prepareRuntime } from '../../build/setup/runtime.mjs';
import type {} from './search-bench-page';
import { figure } from './figures';
import { spread, type Spread } from './spread';
import { toldOnce } from './told-once';

const sizes = [10_000, 50_000, 100_000];
const saves = 600;
const asksPerKind = 60;
const project = join(import.meta.dirname, '..', '..');

const ms = (value: number) => value.toFixed(1).padStart(8);
const row = ({ p50, p95, most }: Spread) => `${ms(p50)} ${ms(p95)} ${ms(most)}`;

/** Processor time of the threads of the page's workers so far; 0 where the system does not tell. */
async function workerCpuMs(app: ElectronApplication): Promise<number> {
  const pids = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
  );
  let nanoseconds = 0;
  for (const pid of pids) {
    for (const thread of await readdir(`/proc/${pid}/task`).catch(() => [])) {
      const at = `/proc/${pid}/task/${thread}`;
      const comm = await readFile(`${at}/comm`, 'utf8').catch(() => '');
      if (!comm.startsWith('DedicatedWorker')) continue;
      nanoseconds += Number((await readFile(`${at}/schedstat`, 'utf8')).split(' ')[0]);
    }
  }
  return nanoseconds / 1e6;
}

/** Memory of the process that draws the page and holds its workers. */
async function pageMegabytes(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kilobytes / 1024;
}

async function measure(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'search-bench-'));
  const site = join(folder, 'site');
  const options = { configFile: false, root: project, logLevel: 'error' } as const;
  await build({
    ...options,
    worker: { format: 'es' },
    build: {
      outDir: site,
      target: 'chrome114',
      rolldownOptions: {
        input: join(import.meta.dirname, 'search-bench-page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  await writeFile(
    join(site, 'index.html'),
    '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
  );
  const server = await preview({ ...options, build: { outDir: site }, preview: { port: 0 } });
  const display = await startVirtualDisplay();
  try {
    const appDir = join(import.meta.dirname, '../support/blank-window');
    const runtime = prepareRuntime({ appDir, name: 'search-bench' });
    const app = await _electron.launch({
      executablePath: runtime.executablePath,
      args: [...runtime.args, `--user-data-dir=${join(folder, 'profile')}`],
      env: { ...runtime.env, ...display.env },
    });
    const page = await app.firstWindow();
    const fresh = async () => {
      await page.goto('about:blank');
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}`);
      await page.waitForFunction(() => 'searchBench' in window);
    };
    const lines: string[] = [];
    for (const cases of sizes) {
      await fresh();
      const at = { name: `pages-${cases}.g1`, cases };
      const made = await page.evaluate(
        ({ name, cases: count }) => window.searchBench.make(name, count),
        at,
      );
      await fresh();
      const before = await pageMegabytes(app);
      const m = await page.evaluate(
        ({ name, cases: count }) => window.searchBench.build(name, count),
        at,
      );
      const after = await pageMegabytes(app);
      lines.push(
        `${cases} cases in ${made.pages} sealed pages, ${(made.bytes / 2 ** 20).toFixed(1)} MB:`,
        `  index ready ${ms(m.readyMs)} ms after the start, first answer ${ms(m.answeredMs)} ms (bar 3000 at 100,000), worker ${ms(await workerCpuMs(app))} ms of it`,
        `  longest time in which the page could do nothing else ${ms(m.longestMs)} ms (bar 50)`,
        `  page and worker ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`,
        `  keystroke to results in ms (bar p95 16 at 100,000)       p50      p95     most   worker's processor time, mean`,
      );
      const times: number[] = [];
      const yard: number[] = [];
      const start = await workerCpuMs(app);
      for (const kind of m.kinds) {
        const cpu = await workerCpuMs(app);
        const asked = await page.evaluate(([one, turns]) => window.searchBench.ask(one, turns), [
          kind,
          asksPerKind,
        ] as const);
        const mean = ((await workerCpuMs(app)) - cpu) / asksPerKind;
        times.push(...asked.times);
        yard.push(...asked.yard);
        lines.push(`    ${kind.padEnd(46)} ${row(spread(asked.times))} ${ms(mean)}`);
      }
      const mean = ((await workerCpuMs(app)) - start) / times.length;
      if (cases === sizes.at(-1)) {
        figure('keystroke', spread(times).p95);
        figure('searchTask', m.longestMs);
      }
      lines.push(
        `    ${'all kinds'.padEnd(46)} ${row(spread(times))} ${ms(mean)}`,
        `    ${'for comparison: a pass over 2,000,000 numbers'.padEnd(46)} ${row(spread(yard))}`,
      );
    }
    await fresh();
    const s = await page.evaluate((turns) => window.searchBench.saves(turns), saves);
    lines.push(
      `${saves} saves of cases of ${s.caseBytes} bytes, in turn              p50      p95     most`,
      `  with pages                                       ${row(s.with)} ms`,
      `  without pages                                    ${row(s.without)} ms`,
      `  ratio with / without, median of ${saves} pairs          ${s.ratio.toFixed(2)}`,
      `  merging after a save, while nobody waits         ${row(s.tidy)} ms; ${s.waiting} changes wait at the end`,
      `  pages made from old cases ${s.fillMsPerCase.toFixed(3)} ms a case, the page busy for ${ms(s.fillLongestMs)} ms at most`,
    );
    await app.close();
    return lines;
  } finally {
    await display.stop();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

toldOnce('search at 100,000 cases', measure);
