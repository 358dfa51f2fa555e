/** A page that crashes or hangs, with Electron's side imitated: it is there again, and its end keeps nothing busy. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchCrashes } from '../../electron/crash-watch';
import { scratchFolder } from '../support/scratch-folder';

const dumps = vi.hoisted(() => ({ folder: '' }));
vi.mock('electron', () => ({
  app: { isPackaged: true, on: () => undefined, getPath: () => dumps.folder },
  BrowserWindow: class {},
  nativeTheme: {},
}));
dumps.folder = scratchFolder('crash-watch');

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

/** Longer than a page may be silent. */
const longMs = 60_000;

function watched() {
  const told: string[] = [];
  let [loads, isGone] = [0, false];
  const webContents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => gone('killed'),
  });
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => isGone,
    loadURL: async () => void (loads += 1),
  });
  const gone = (reason: string) => webContents.emit('render-process-gone', {}, { reason });
  watchCrashes(window as unknown as Electron.BrowserWindow, (event) => void told.push(event));
  return {
    window,
    told,
    gone,
    loads: () => loads,
    destroy: () => (isGone = true),
  };
}

it('loads a page anew that crashed, and leaves one that went as it should', () => {
  const { gone, loads, told } = watched();
  gone('clean-exit');
  vi.advanceTimersByTime(longMs);
  expect(loads()).toBe(0);
  for (const reason of ['crashed', 'oom', 'launch-failed']) {
    const before = loads();
    gone(reason);
    expect(loads()).toBe(before + 1);
    vi.advanceTimersByTime(longMs);
  }
  expect(told).toEqual(Array.from({ length: 4 }, () => 'pageGone'));
});

it('ends a page that does not answer, and none that answers again', () => {
  const { window, loads, told } = watched();
  window.emit('unresponsive');
  window.emit('responsive');
  vi.advanceTimersByTime(longMs);
  expect([loads(), told]).toEqual([0, []]);
  window.emit('unresponsive');
  window.emit('unresponsive');
  vi.advanceTimersByTime(longMs);
  expect([loads(), told]).toEqual([1, ['pageHangs', 'pageGone']]);
});

it('gives a page that crashes again at once a breath, and never gives up', () => {
  const { gone, loads } = watched();
  for (let round = 1; round <= 20; round += 1) {
    gone('crashed');
    if (round > 1) expect(loads()).toBe(round - 1);
    vi.advanceTimersByTime(1_000);
    expect(loads()).toBe(round);
  }
});

it('touches no window that is gone', () => {
  const { window, gone, loads, destroy } = watched();
  window.emit('unresponsive');
  destroy();
  vi.advanceTimersByTime(longMs);
  gone('crashed');
  expect(loads()).toBe(0);
});
