/** The real program under torture: its bundles, a screen of its own, the tools inside its window. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { bundle } from '../../../build/bundle.mjs';
import { startVirtualDisplay } from '../../../build/setup/display.mjs';
import { stationPages } from '../../e2e/pages/station-pages';
import type { Station } from '../../support/electron-app';
import { launchStation } from '../../support/electron-app';
import type { PageTools } from './page-tools';
import type {} from '../../../renderer/main';

export const passphrase = '望海潮 一二三四五';

/** Makes the bundles and a screen; the answer is the script of the tools and how to end the screen. */
export async function prepareApp(
  scratch: string,
): Promise<{ tools: string; end: () => Promise<void> }> {
  await bundle();
  const outDir = join(scratch, 'page-tools');
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('.'),
    build: {
      outDir,
      target: 'chrome114',
      copyPublicDir: false,
      lib: {
        entry: resolve('tests/torture/app/page-tools.ts'),
        formats: ['iife'],
        name: 'tortureTools',
        fileName: () => 'tools.js',
      },
    },
  });
  const display = await startVirtualDisplay();
  Object.assign(process.env, display.env);
  return { tools: await readFile(join(outDir, 'tools.js'), 'utf8'), end: display.stop };
}

export type OpenApp = {
  readonly page: Page;
  readonly pages: ReturnType<typeof stationPages>;
  readonly station: Station;
  /** Calls one of the tools inside the window. */
  readonly call: <N extends keyof PageTools>(
    name: N,
    ...input: Parameters<PageTools[N]>
  ) => Promise<Awaited<ReturnType<PageTools[N]>>>;
  /** kill -9 of everything, and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

/** Puts the tools into a window. */
async function equip(page: Page, station: Station, tools: string): Promise<OpenApp> {
  await page.waitForLoadState('load');
  await page.evaluate(tools);
  return {
    page,
    pages: stationPages(page),
    station,
    call: (name, ...input) =>
      page.evaluate(
        ([tool, args]) =>
          (window.torture[tool] as (...given: unknown[]) => Promise<never>)(...args),
        [name, input] as const,
      ),
    kill: async () => {
      await station.kill();
      await untilGone(station.process.pid ?? 0);
    },
  };
}

/** Opens the program on a data folder; the door is still shut. */
export async function openApp(folder: string, tools: string): Promise<OpenApp> {
  const station = await launchStation({ userDataDir: folder });
  try {
    return await equip(station.page, station, tools);
  } catch (error) {
    await station.kill();
    throw error;
  }
}

/** After the window's own process was killed: the window that main opened in its place. */
export async function meetAgain(folder: string, station: Station, tools: string): Promise<OpenApp> {
  await untilDoorStands(station);
  const port = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8')).split('\n')[0];
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('No window came back');
  await stationPages(page).door.unlockButton.waitFor();
  return equip(page, station, tools);
}

/**
 * Waits for the door as main sees it. Playwright that attaches in the instant between two documents waits for that
 * window forever, and a window that was killed goes through three of them before the door stands.
 */
async function untilDoorStands({ app }: Station): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const stands = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isLoading() || contents.isCrashed()) return false;
      const asked = contents.executeJavaScript(
        "document.querySelector('form h1, main h1') !== null",
      );
      const late = new Promise((resolve) => setTimeout(resolve, 500, false));
      return (await Promise.race([asked, late]).catch(() => false)) === true;
    });
    if (stands) return;
    await sleep(100);
  }
  throw new Error('The window that was killed never showed the door again');
}

/** The process of the window. */
export async function windowProcess({ app }: Station): Promise<number> {
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  if (pid === undefined || pid <= 0) throw new Error('No window');
  return pid;
}

/** Waits until nothing of a process group runs any more; what Chromium left behind after its head is killed as well. */
export async function untilGone(group: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await runningIn(group)) === 0) return;
    if (tries === 60) process.kill(-group, 'SIGKILL');
    await sleep(50);
  }
}

async function runningIn(group: number): Promise<number> {
  let running = 0;
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [state, , ofGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(ofGroup) === group && state !== 'Z') running += 1;
  }
  return running;
}
