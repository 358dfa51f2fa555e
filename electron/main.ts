/** The start-up story: the window stands and has drawn before the station's parts, which take longer, are loaded. */
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, Menu, protocol, session } from 'electron';
import { appScheme, installAppProtocol } from './app-protocol';
import { applicationMenu } from './application-menu';
import { shutDoors } from './closed-switches';
import { leaveNoMemoryInCores } from './core-dumps';
import { watchCrashes } from './crash-watch';
import { createOneTimeShelf } from './files/one-time-shelf';
import { serveCalls, whenDrawn } from './ipc';
import { createLog, kindOf } from './log';
import { guardContents, guardSession, openWindow } from './window';

/** A window that has drawn nothing by now does not hold the station up any longer. */
const drawnLimitMs = 2_000;

leaveNoMemoryInCores();
const dataFolder = process.env['STATION_DATA'];
if (dataFolder !== undefined) app.setPath('userData', dataFolder);
const folder = app.getPath('userData');
const log = createLog(join(folder, 'logs'));
const broke = (error: unknown) => log('broke', { kind: kindOf(error) });
process.on('uncaughtException', broke);
process.on('unhandledRejection', broke);

shutDoors(log);
protocol.registerSchemesAsPrivileged([appScheme]);

let window: BrowserWindow | undefined;

function start(): void {
  // Electron's own menu offers reloading and the developer tools, which ask the bridge past every screen.
  Menu.setApplicationMenu(applicationMenu());
  const shelf = createOneTimeShelf();
  installAppProtocol(protocol, join(__dirname, '../renderer'), shelf);
  guardSession(session.defaultSession, log);
  window = openWindow();
  watchCrashes(window, log);
  window.on('closed', () => {
    window = undefined;
  });
  // While the parts are loaded, main shows nothing and answers nobody.
  const gate = whenDrawn(drawnLimitMs).then(async () => {
    const { startStation } = await import('./start-station');
    return startStation({ window: () => window, folder, log, shelf });
  });
  gate.catch(broke);
  serveCalls(gate, () => window, log);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
} else {
  app.quit();
}
