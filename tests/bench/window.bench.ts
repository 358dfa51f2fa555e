/** Capture in the real window: shutter to page, how long the screen is held up, and what 200 pages leave in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from 'vitest';
import { bundle } from '../../build/bundle.mjs';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { launchStation } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { provideFamily } from '../support/family';
import {
  atDesk,
  heapMegabytes,
  openCamera,
  photographPage,
  processMegabytes,
  takeBusy,
} from '../support/photograph-pages';
import { spread } from './spread';

const inAll = Number(process.env['STATION_BENCH_PAGES'] ?? 200);
const marks = [20, inAll];

async function measure(): Promise<string[]> {
  await bundle();
  const folder = await mkdtemp(join(tmpdir(), 'window-bench-'));
  const display = await startVirtualDisplay();
  const [paper = ''] = (await provideFamily()).papers[0]?.paths ?? [];
  const station = await launchStation({
    userDataDir: join(folder, 'station'),
    args: fakeCameraArguments(paper, join(folder, 'camera.mjpeg')),
    env: display.env,
  });
  try {
    await openCamera(station);
    const lines: string[] = [];
    const times: number[] = [];
    const busy: number[] = [];
    for (let page = 1; page <= inAll; page += 1) {
      times.push(await photographPage(station));
      busy.push(...(await takeBusy(station)));
      await atDesk(station);
      if (!marks.includes(page)) continue;
      const { tab, main } = await processMegabytes(station);
      const heap = await heapMegabytes(station);
      lines.push(
        `  at page ${page}: window and workers ${tab.toFixed(0)} MB, of it objects ${heap.toFixed(1)} MB; main ${main.toFixed(0)} MB`,
      );
    }
    const { p50, p95, most } = spread(times.slice(1));
    return [
      `${inAll} pages of 8 megapixels photographed in a row`,
      `  shutter to stored and shown: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, most ${most.toFixed(0)} ms; the first ${(times[0] ?? NaN).toFixed(0)} ms`,
      `  screen held up for over 50 ms (bar: never): ${busy.length} times, at most ${Math.max(0, ...busy).toFixed(0)} ms`,
      ...lines,
    ];
  } finally {
    await station.close();
    await display.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

bench(
  'capture in the window',
  async () => {
    console.log((await measure()).join('\n'));
  },
  { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
);
