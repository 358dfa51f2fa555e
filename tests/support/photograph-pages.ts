/** Photographs pages with the live camera, one after the other, and tells how long each took to be on the strip. */
import type { Page } from '@playwright/test';
import { captureZh } from '../../shared/i18n/zh-cn/capture';
import { stationPages } from '../e2e/pages/station-pages';
import { noHome } from './case-builders';
import type { Station } from './electron-app';
import type { LeftStrip } from './station-with-strip';

/** What is watched in the window while pages come; looking for it from outside would hold the screen up itself. */
type Watch = {
  /** Answers the milliseconds from the press of Space to the next page on the strip; nothing when the camera gave none. */
  readonly next: () => Promise<number | undefined>;
};

declare global {
  interface Window {
    captureWatch?: Watch;
  }
}

/** The line of the checklist whose pages are photographed. */
export const photographed = '户口簿';

/** Opens a case and the live camera over its 户口簿: of a new station, or what somebody left. */
export async function openCamera({ page }: Station, left?: LeftStrip): Promise<void> {
  const pages = stationPages(page);
  if (left === undefined) {
    const passphrase = '望海潮 一二三四五';
    await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
    await pages.intake.openCase(noHome);
  } else {
    await pages.door.unlock(left.passphrase);
    await pages.home.openCaseOf(left.childName);
  }
  await pages.material.openCapture(photographed);
  await page.getByRole('button', { name: captureZh.openCamera }).click();
  await page.getByLabel(captureZh.livePicture).waitFor();
  await page.locator('figure polygon').waitFor({ timeout: 120_000 });
  await watch(page);
}

const watch = (page: Page): Promise<void> =>
  page.evaluate(
    ({ strip, missed }) => {
      let pressed = 0;
      const onKey = ({ key }: KeyboardEvent) => {
        if (key === ' ') pressed = performance.now();
      };
      window.addEventListener('keydown', onKey, true);
      const count = () => document.querySelectorAll(`ul[aria-label="${strip}"] > li`).length;
      const says = ({ addedNodes }: MutationRecord) =>
        [...addedNodes].some(({ textContent }) => textContent?.includes(missed) === true);
      const next = () =>
        new Promise<number | undefined>((resolve) => {
          const before = count();
          const observer = new MutationObserver((records) => {
            const isThere = count() > before;
            if (!isThere && !records.some(says)) return;
            observer.disconnect();
            resolve(isThere ? performance.now() - pressed : undefined);
          });
          observer.observe(document.body, { childList: true, subtree: true });
        });
      window.captureWatch = { next };
    },
    { strip: captureZh.pages, missed: captureZh.missed.title },
  );

/** Presses the shutter and waits until the page is acknowledged and on the strip; milliseconds. */
export async function photographPage({ page }: Station): Promise<number> {
  // By its place: with hundreds of buttons a name takes long to find, on the very thread that is measured.
  const shoot = page.locator('[data-shoot] button:enabled');
  // A camera of a busy machine may give no picture in time; the screen says so, and a person presses again.
  for (let tries = 1; tries <= 5; tries += 1) {
    // Who presses while the last photo is being taken presses in vain.
    await shoot.waitFor();
    const shown = page.evaluate(() => window.captureWatch?.next());
    await shoot.press('Space');
    const ms = await shown;
    if (ms !== undefined) return ms;
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
