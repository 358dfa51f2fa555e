/** A language whose words cannot be read from the disk: the screens stay in Chinese and say so, where it was chosen and at the door. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { notLoaded } from '../../shared/i18n/locale';
import { settings as words } from '../../shared/i18n/zh-cn/settings';
import { violations } from '../support/axe';
import { launchStation, type Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-language-'));
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  // As if the file of the English words could not be read.
  await station.app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest((details, answer) =>
      answer({ cancel: /assets\/messages-/.test(details.url) }),
    );
  });
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

test('the screens stay in Chinese, and whoever chose it is told in both languages', async () => {
  const { page } = station;
  await pages.shell.goSettings();
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  const told = page.getByRole('status').filter({ hasText: words.languageMissing });
  await expect(told).toContainText(notLoaded.en);
  await expect(pages.shell.title).toHaveText(words.title);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(await violations(page)).toEqual([]);
  await told.scrollIntoViewIfNeeded();
  await photograph(station, 'language-missing');
});

test('the door says it too, and the words are there once they can be read', async () => {
  const { page } = station;
  await pages.shell.lock();
  await expect(page.getByText(words.languageMissing)).toBeVisible();
  await photograph(station, 'language-missing-door');
  await station.app.evaluate(({ session }) =>
    session.defaultSession.webRequest.onBeforeRequest((_details, answer) => answer({})),
  );
  await pages.door.unlock(passphrase);
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByRole('button', { name: /^Unlock/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
