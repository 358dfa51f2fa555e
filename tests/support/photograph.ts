/** Pictures of a screen as people have it: the smallest window and the usual one, light and dark. */
import { expect, test } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import type { Station } from './electron-app';
import { setTheme, themes } from './theme';

/** A window of the program, by its page. */
type Photographed = Pick<Station, 'app' | 'page'>;

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];

/**
 * Leaves the screen as it was; the pictures lie beside the results of the test. They are for people to look at: where
 * nobody does, none are taken.
 */
export async function photograph(station: Photographed, name: string): Promise<void> {
  if (process.env['CI'] === 'true') return;
  const { page } = station;
  const before = await contentSize(station);
  for (const { width, height } of sizes) {
    await setContentSize(station, { width, height });
    // A screen just as wide takes one pixel of a window as its own.
    const isThere = () => page.evaluate((wide) => Math.abs(window.innerWidth - wide) < 2, width);
    await expect.poll(isThere).toBe(true);
    for (const theme of themes) {
      await setTheme(page, theme);
      const path = test.info().outputPath(`${name}-${String(width)}-${theme}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    }
  }
  await setTheme(page);
  await setContentSize(station, before);
}

type Size = { readonly width: number; readonly height: number };

const contentSize = async ({ app, page }: Photographed): Promise<Size> =>
  (await app.browserWindow(page)).evaluate((window: BrowserWindow) => {
    const [width = 0, height = 0] = window.getContentSize();
    return { width, height };
  });

const setContentSize = async ({ app, page }: Photographed, size: Size): Promise<void> =>
  (await app.browserWindow(page)).evaluate((window: BrowserWindow, { width, height }) => {
    window.setContentSize(width, height);
  }, size);
