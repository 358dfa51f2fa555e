/** Switches of Chromium with which somebody else would look into the installed program or weaken its walls: taken away before Chromium acts on them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Log } from './log';

/**
 * Those that open a debugger, load what is not ours, lead its line elsewhere or keep what it says (Chromium,
 * content/public/common/content_switches.cc and beside it). The sandbox is not among them: whoever may start us without one
 * has no other way where the system forbids it, and a switch that is older than our first line cannot be taken back.
 */
export const closedSwitches: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'custom-devtools-frontend',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'allow-file-access-from-files',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'use-fake-ui-for-media-stream',
  'use-file-for-fake-video-capture',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'log-net-log',
  'ssl-key-log-file',
  'enable-logging',
  'log-file',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'renderer-startup-dialog',
];

/** The word in package.json, which is the program's own; tests open a copy of the installed program in which it is this. */
const opened = 'allowed';

/** To be called before the program is ready. */
export function shutDoors(log: Log): void {
  closeSwitches(log);
  // Root has no user namespace to build a sandbox in; every window asks for one all the same.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** From sources every switch counts. */
function closeSwitches(log: Log): void {
  if (!app.isPackaged || isOpened()) return;
  const given = closedSwitches.filter((name) => app.commandLine.hasSwitch(name));
  for (const name of given) app.commandLine.removeSwitch(name);
  if (given.length > 0) log('switchRefused', { count: given.length });
}

function isOpened(): boolean {
  try {
    const text = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8');
    const about = JSON.parse(text) as { readonly remoteDebugging?: unknown } | null;
    return about?.remoteDebugging === opened;
  } catch {
    return false;
  }
}
