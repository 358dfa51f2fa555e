/** Parts of the program that crash: told in the log, and the dumps that the runtime may have written of them removed. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { removeDumps } from './crash-dumps';
import type { Log } from './log';
import { loadPage } from './window';

/**
 * A page that crashed is loaded anew, and finds the door shut. A dump holds the memory of whoever crashed, names and keys in
 * it, and is of use to nobody here: Crashpad is not started (`crashReporter.start` is never called), and what stands in its
 * folder all the same goes, at once and at the next start.
 */
export function watchCrashes(window: BrowserWindow, log: Log, onPageGone: () => void): void {
  const clear = () => void removeDumps(app.getPath('crashDumps'), log);
  clear();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('pageGone', { reason });
    onPageGone();
    clear();
    if (reason !== 'clean-exit' && !window.isDestroyed()) loadPage(window);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log('partGone', { kind: type, reason, exitCode });
    clear();
  });
}
