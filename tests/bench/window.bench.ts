/** Capture in the real window: shutter to page, how long the screen is held up, and what 200 pages leave in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.mjs';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { launchStation } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { provideFamily } from '../support/family';
import {
  atDesk,
  heapMegabytes,
  openCamera,
  photographed,
  photographPage,
  processMegabytes,
} from '../support/photograph-pages';
import { leaveStrip } from '../support/station-with-strip';
import { watchThread } from '../support/thread-tasks';
import type { ThreadTask } from '../support/thread-tasks';
import { spread } from './spread';
import { toldOnce } from './told-once';

const inAll = Number(process.env['STATION_BENCH_PAGES'] ?? 200);
/** Pages that stand on the strip before the first photo: how it is with a long strip, without photographing it first. */
const onStrip = Number(process.env['STATION_BENCH_STRIP'] ?? 0);
const marks = [20, inAll];
/** A task that holds the screen up for longer is felt (quality.md, speed). */
const heldUpMs = 50;

async function measure(): Promise<string[]> {
  await bundle();
  const folder = await mkdtemp(join(tmpdir(), 'window-bench-'));
  const display = await startVirtualDisplay();
  const [paper = ''] = (await provideFamily()).papers[0]?.paths ?? [];
  const userDataDir = join(folder, 'station');
  const before = { requirement: photographed, picture: paper, count: onStrip };
  const left = onStrip === 0 ? undefined : await leaveStrip(userDataDir, before);
  const station = await launchStation({
    userDataDir,
    args: fakeCameraArguments(paper, join(folder, 'camera.mjpeg')),
    env: display.env,
  });
  try {
    await openCamera(station, left);
    const lines: string[] = [];
    const times: number[] = [];
    const busy: ThreadTask[] = [];
    for (let page = 1; page <= inAll; page += 1) {
      const endWatch = await watchThread(station, heldUpMs);
      times.push(await photographPage(station));
      await atDesk(station);
      busy.push(...(await endWatch()));
      if (!marks.includes(page)) continue;
      const { tab, main } = await processMegabytes(station);
      const heap = await heapMegabytes(station);
      lines.push(
        `  at page ${page}: window and workers ${tab.toFixed(0)} MB, of it objects ${heap.toFixed(1)} MB; main ${main.toFixed(0)} MB`,
      );
    }
    const wall = busy.map(({ wallMs }) => wallMs);
    const own = busy.map(({ ownMs }) => ownMs).filter((ms) => ms > heldUpMs);
    const { p50, p95, most } = spread(times.slice(1));
    return [
      `${inAll} pages of 8 megapixels photographed in a row, after ${onStrip} that stood on the strip`,
      `  shutter to stored and shown: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, most ${most.toFixed(0)} ms; the first ${(times[0] ?? NaN).toFixed(0)} ms`,
      heldUp('screen held up by its own work for over 50 ms (bar: never)', own),
      heldUp('the same by the clock on the wall, with what others took of the processor', wall),
      ...lines,
    ];
  } finally {
    await station.close();
    await display.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const heldUp = (what: string, ms: readonly number[]) =>
  `  ${what}: ${ms.length} times, at most ${Math.max(0, ...ms).toFixed(0)} ms`;

toldOnce('capture in the window', measure);
