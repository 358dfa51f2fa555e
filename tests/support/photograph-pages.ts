/** Photographs pages with the live camera, one after the other, and tells how long each took to be on the strip. */
import type { Page } from '@playwright/test';
import { captureZh } from '../../shared/i18n/zh-cn/capture';
import { stationPages } from '../e2e/pages/station-pages';
import type { Station } from './electron-app';

/** What is watched in the window while pages come. */
type Watch = {
  /** Answers the milliseconds from the next press of Space to the next page on the strip. */
  readonly next: () => Promise<number>;
};

declare global {
  interface Window {
    captureWatch?: Watch;
  }
}

/** Opens a case and the live camera over its 户口簿. */
export async function openCamera({ page }: Station): Promise<void> {
  const pages = stationPages(page);
  const passphrase = '望海潮 一二三四五';
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: false });
  await pages.material.openCapture('户口簿');
  await page.getByRole('button', { name: captureZh.openCamera }).click();
  await page.getByLabel(captureZh.livePicture).waitFor();
  await page.locator('figure polygon').waitFor();
  await watch(page);
}

const watch = (page: Page): Promise<void> =>
  page.evaluate((strip) => {
    let pressed = 0;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === ' ') pressed = performance.now();
    };
    window.addEventListener('keydown', onKey, true);
    const count = () => document.querySelectorAll(`ul[aria-label="${strip}"] > li`).length;
    const next = () =>
      new Promise<number>((resolve) => {
        const before = count();
        const observer = new MutationObserver(() => {
          if (count() <= before) return;
          observer.disconnect();
          resolve(performance.now() - pressed);
        });
        observer.observe(document.body, { childList: true, subtree: true });
      });
    window.captureWatch = { next };
  }, captureZh.pages);

/** Presses the shutter and waits until the page is acknowledged and on the strip; milliseconds. */
export async function photographPage({ page }: Station): Promise<number> {
  const shoot = page.getByRole('button', { name: captureZh.shoot, exact: true });
  const missed = page.getByText(captureZh.missed.title);
  // A camera of a busy machine may give no picture in time; the screen says so, and a person presses again.
  for (let tries = 1; tries <= 5; tries += 1) {
    // Who presses while the last photo is being taken presses in vain.
    await page.locator('[data-shoot] button:enabled').waitFor();
    const shown = page.evaluate(() => window.captureWatch?.next() ?? NaN);
    await shoot.press('Space');
    const failed = missed.waitFor({ timeout: 120_000 }).then(
      () => undefined,
      () => undefined,
    );
    const ms = await Promise.race([shown, failed]);
    if (ms !== undefined) return ms;
    shown.catch(() => undefined);
  }
  throw new Error('The camera gave no picture five times');
}

/** What Playwright presses is no sign to the watch that somebody is there, and it would lock the desk. */
export const atDesk = ({ app }: Station): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.emit('input-event', {}, { type: 'mouseMove' });
  });

/** Objects of the page's own script after the collector ran, in megabytes. */
export async function heapMegabytes({ page }: Station): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

/** Memory of the window's process with its workers, and of main, in megabytes. */
export async function processMegabytes({ app }: Station): Promise<{ tab: number; main: number }> {
  const kilobytes = await app.evaluate(({ app: electron }) => {
    const of = (wanted: string) =>
      electron
        .getAppMetrics()
        .filter(({ type }) => type === wanted)
        .reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
    return { tab: of('Tab'), main: of('Browser') };
  });
  return { tab: kilobytes.tab / 1024, main: kilobytes.main / 1024 };
}
