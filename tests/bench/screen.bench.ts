/** The window beside the smallest one that Electron can make: first paint, the list with 50,000 cases, memory, scripts, scrolling. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium, expect, type Page } from '@playwright/test';
import { build } from 'vite';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { prepareRuntime } from '../../build/setup/runtime.mjs';
import { stationPages } from '../e2e/pages/station-pages';
import { processesOf } from '../support/process-memory';
import { makeStation } from '../support/generate/station';
import { figure } from './figures';
import { spread } from './spread';
import { toldOnce } from './told-once';

const project = join(import.meta.dirname, '..', '..');
const cases = Number(process.env['STATION_BENCH_CASES'] ?? 50_000);
const pairs = 11;

/** How often each station is opened, in turns. */
const openings = 5;
const scrollMs = 3_000;
const fillLimitMs = 600_000;
/** By then the index of the search is there, and the desk is quiet. */
const settledMs = 20_000;
const passphrase = '望海潮 一二三四五';
const oneWord = 'data:text/html,<p>x';

/** Those that run; whatever goes wrong, none outlives the bench. */
const running = new Set<ChildProcess>();

function kill(child: ChildProcess): void {
  running.delete(child);
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    process.kill(-child.pid, 'SIGKILL');
  }
}

type Program = {
  readonly page: Page;
  readonly child: ChildProcess;
  /** From the start of the process to the first picture with something in it. */
  readonly paintMs: number;
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Started by nobody's test runner, which would hold the program up until it has looked around. */
async function start(appDir: string, env: Readonly<Record<string, string>>): Promise<Program> {
  const runtime = prepareRuntime({ appDir, name: appDir === project ? 'bench' : 'bench-blank' });
  const began = performance.timeOrigin + performance.now();
  const child = spawn(runtime.executablePath, [...runtime.args, '--remote-debugging-port=0'], {
    env: { ...runtime.env, ...env },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`It ended:\n${said}`)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /^DevTools listening on (ws:\S+)/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('No window');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  const painted = await page.waitForFunction(() => {
    const entry = performance.getEntriesByName('first-contentful-paint')[0];
    return entry === undefined ? undefined : performance.timeOrigin + entry.startTime;
  });
  const ending = async (how: () => void) => {
    const ended = once(child, 'exit');
    how();
    await ended;
    await browser.close().catch(() => undefined);
  };
  return {
    page,
    child,
    paintMs: ((await painted.jsonValue()) ?? NaN) - began,
    end: () => ending(() => kill(child)),
    // As somebody does who logs out: locked, and the index of the record saved.
    close: () => ending(() => child.kill('SIGTERM')),
  };
}

/** Memory of every process of the program, what several share counted in parts (proc(5), smaps_rollup). */
async function megabytesOf({ child }: Program): Promise<number> {
  const processes = await processesOf(child.pid ?? 0);
  const kilobytes = processes.map(({ pid }) => {
    const text = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** What the passphrase alone costs: Argon2id as the station has it, in the thread of the station. */
async function unlockMs(page: Page): Promise<number> {
  const from = performance.now();
  const pagesOf = stationPages(page);
  await pagesOf.door.tryPassphrase(passphrase);
  await pagesOf.home.open.getByRole('row').nth(1).waitFor();
  return performance.now() - from;
}

/** Scripts that the door cannot do without, and what they import in turn, packed as they lie in an installer. */
function packedScriptKb(): number {
  const dist = join(project, 'dist/renderer');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/<script[^>]+src="\/([^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  );
  const seen = new Map<string, number>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const code = readFileSync(join(dist, path));
    seen.set(path, gzipSync(code).byteLength);
    const imports = code
      .toString('utf8')
      .matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g);
    for (const [, name] of imports) waiting.push(join(dirname(path), name ?? ''));
  }
  return [...seen.values()].reduce((sum, each) => sum + each, 0) / 1024;
}

/** Once for every computer: its rows are made from the record. */
async function fillRows(program: Program): Promise<number> {
  const from = performance.now();
  await unlockMs(program.page);
  const filling = program.page.getByText('正在整理本机数据');
  await expect.poll(() => filling.count(), { intervals: [2_000], timeout: fillLimitMs }).toBe(0);
  const ms = performance.now() - from;
  await program.close();
  return ms;
}

async function picturesASecond(page: Page): Promise<number> {
  await page.mouse.move(600, 500);
  const counting = page.evaluate(
    (ms) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        let pictures = 0;
        const next = () => {
          pictures += 1;
          const took = performance.now() - from;
          if (took < ms) requestAnimationFrame(next);
          else resolve((pictures * 1_000) / took);
        };
        requestAnimationFrame(next);
      }),
    scrollMs,
  );
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, turn % 20 < 10 ? 240 : -240);
  return counting;
}

async function measure(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'screen-bench-'));
  const display = await startVirtualDisplay();
  try {
    await build({
      configFile: join(project, 'tests/support/generate/vite.config.ts'),
      logLevel: 'error',
    });
    const kdf = join(project, '.cache/generate/kdf.mjs');
    const stations = { full: join(folder, 'full'), small: join(folder, 'small') };
    const plan = { seed: 1, withImages: 0 };
    await makeStation(stations.full, passphrase, kdf, { ...plan, cases });
    await makeStation(stations.small, passphrase, kdf, { ...plan, cases: 40 });
    const blank = join(project, 'tests/support/blank-window');
    const open = {
      minimal: () => start(blank, { ...display.env, BLANK_PAGE: oneWord }),
      station: (name: keyof typeof stations) =>
        start(project, { ...display.env, STATION_DATA: stations[name] }),
    };

    const [minimal, door] = [[] as number[], [] as number[]];
    for (let pair = 0; pair < pairs; pair += 1) {
      for (const [times, begin] of [
        [minimal, open.minimal],
        [door, () => open.station('small')],
      ] as const) {
        const program = await begin();
        times.push(program.paintMs);
        await program.end();
      }
    }
    const paint = spread(door.map((ms, at) => ms / (minimal[at] ?? NaN))).p50;
    figure('firstPaint', paint);

    const least = await open.minimal();
    await sleep(settledMs);
    const leastMb = await megabytesOf(least);
    await least.end();
    await fillRows(await open.station('small'));
    const fillMs = await fillRows(await open.station('full'));
    const times = { small: [] as number[], full: [] as number[] };
    for (let pair = 0; pair < openings; pair += 1) {
      for (const name of ['small', 'full'] as const) {
        const program = await open.station(name);
        times[name].push(await unlockMs(program.page));
        // As a person ends it: after a kill the engine reads its log again, and the next opening is slower.
        await program.close();
      }
    }
    const [smallMs, fullMs] = [spread(times.small).p50, spread(times.full).p50];
    const full = await open.station('full');
    const script = packedScriptKb();
    await unlockMs(full.page);
    await sleep(settledMs);
    const fullMb = await megabytesOf(full);
    const fps = await picturesASecond(full.page);
    await full.end();

    const base = spread(minimal).p50;
    const list = (spread(door).p50 + Math.max(0, fullMs - smallMs)) / base;
    figure('listUsable', list);
    figure('memory', fullMb / leastMb);
    figure('initialScript', script);
    figure('scroll', fps);
    return [
      `first paint: minimal ${base.toFixed(0)} ms, door ${spread(door).p50.toFixed(0)} ms, ratio ${paint.toFixed(2)} (median of ${pairs} pairs)`,
      `  passphrase to list: ${smallMs.toFixed(0)} ms with 40 cases, ${fullMs.toFixed(0)} ms with ${cases} (medians of ${openings}); door and what more cases cost / minimal ${list.toFixed(2)}`,
      `  rows of ${cases} cases made once, on a computer that has none: ${(fillMs / 1000).toFixed(0)} s`,
      `  memory: minimal ${leastMb.toFixed(0)} MB, with ${cases} cases ${fullMb.toFixed(0)} MB`,
      `  scripts of the door, packed: ${script.toFixed(0)} KB; scrolling ${fps.toFixed(0)} pictures a second`,
    ];
  } finally {
    for (const child of [...running]) kill(child);
    await display.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

toldOnce('the window beside a minimal one', measure);
