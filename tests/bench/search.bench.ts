/** Ctrl+K at 100,000 cases in Chromium: building the index, every kind of keystroke, and what reading the rows costs. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { build, preview } from 'vite';
import { bench } from 'vitest';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { prepareRuntime } from '../../build/setup/runtime.mjs';
import type {} from './search-bench-page';

const cases = 100_000;
/** Reading is measured on fewer rows, because filling the database takes longer than everything else. */
const rows = Number(process.env['SEARCH_BENCH_ROWS'] ?? 10_000);
const project = join(import.meta.dirname, '..', '..');

async function measure() {
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
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}`);
    await page.waitForFunction(() => 'searchBench' in window);
    const measured = await page.evaluate((sizes) => window.searchBench(sizes), { cases, rows });
    await app.close();
    return measured;
  } finally {
    await display.stop();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

bench(
  'search at 100,000 cases',
  async () => {
    const m = await measure();
    const ms = (value: number) => value.toFixed(1).padStart(7);
    console.log(
      [
        `index of ${cases} records built in ${(m.buildMs / 1000).toFixed(2)} s (bar 3 s), longest task of the page ${ms(m.buildLongest)} ms (bar 50)`,
        'keystroke to results, message round trip in ms (bar p95 16):     p50     p95    most',
        ...Object.entries(m.keystrokes).map(
          ([kind, { p50, p95, most }]) => `  ${kind.padEnd(56)} ${ms(p50)} ${ms(p95)} ${ms(most)}`,
        ),
        `longest task of the page while asking ${ms(m.askLongest)} ms`,
        `reading and opening ${m.read} rows of ${m.bytes} bytes ${ms(m.readMs)} ms, longest task ${ms(m.readLongest)} ms`,
        `  a row ${(m.readMs / rows).toFixed(3)} ms; ${cases} rows would take ${(((m.readMs / rows) * cases) / 1000).toFixed(1)} s`,
        `the whole feed of ${rows} rows ${ms(m.feedMs)} ms, longest task ${ms(m.feedLongest)} ms, ${m.found} found`,
      ].join('\n'),
    );
  },
  { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
);
