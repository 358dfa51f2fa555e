/** Parts of the program that crash or hang: told in the log, the dumps that the runtime may have written of them removed, and the page there again. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { removeDumps } from './crash-dumps';
import type { Log } from './log';
import { loadPage } from './window';

/** Chromium waits as long before it says that a page does not answer: together longer than anything that a page does at once. */
const hangLimitMs = 15_000;
/** A page that is gone again so soon is loaded once in so long: it must not keep the computer busy. */
const breathMs = 1_000;

/**
 * From the first page on, which may break before anything else is there: nobody is left before a window that is dead. A page
 * that crashed is loaded anew, and finds the door shut; one that hangs is ended first. A dump holds the memory of whoever
 * crashed, names and keys in it, and is of use to nobody here: Crashpad is not started (`crashReporter.start` is never called),
 * and what stands in its folder all the same goes, at once and at the next start.
 */
export function watchCrashes(window: BrowserWindow, log: Log): void {
  const { webContents } = window;
  const clear = () => void removeDumps(app.getPath('crashDumps'), log);
  const load = () => {
    if (window.isDestroyed()) return;
    loadedAt = performance.now();
    loadPage(window);
  };
  let hanging: NodeJS.Timeout | undefined;
  let loadedAt = -Infinity;
  clear();
  const answers = () => clearTimeout(hanging);
  window.on('responsive', answers);
  window.on('unresponsive', () => {
    answers();
    hanging = setTimeout(() => {
      if (window.isDestroyed()) return;
      log('pageHangs');
      webContents.forcefullyCrashRenderer();
    }, hangLimitMs);
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    answers();
    log('pageGone', { reason });
    clear();
    if (reason === 'clean-exit') return;
    if (performance.now() - loadedAt > breathMs) load();
    else setTimeout(load, breathMs);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log('partGone', { kind: type, reason, exitCode });
    clear();
  });
}
