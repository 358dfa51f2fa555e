/** A language whose words cannot be read from the disk: the screens stay in Chinese and say so, where it was chosen, at the door and before a family. */
import { expect, test, type Page } from '@playwright/test';
import { notLoaded, notLoadedForFamily } from '../../shared/i18n/locale';
import { family as familyWords } from '../../shared/i18n/zh-cn/family';
import { settings as words } from '../../shared/i18n/zh-cn/settings';
import { violations } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { FamilySettings } from './pages/family-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const here = ownStation('station-language');
let station: Station;
let pages: StationPages;
let family: Page;

test.beforeAll(async () => {
  ({ station, pages } = await here.open());
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

/** As if the file of the English words could not be read, by no window. */
const withoutEnglish = () =>
  station.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.session.webRequest.onBeforeRequest((details, answer) =>
        answer({ cancel: /assets\/messages-/.test(details.url) }),
      );
    }
  });

test('the screens stay in Chinese, and whoever chose it is told in both languages', async () => {
  const { page } = station;
  await pages.shell.goSettings();
  family = await new FamilySettings(page).open(station);
  await expect(family.getByRole('heading', { level: 1 })).toHaveText(familyWords.welcome);
  await withoutEnglish();
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  const told = page.getByRole('status').filter({ hasText: words.languageMissing });
  await expect(told).toContainText(notLoaded.en);
  await expect(pages.shell.title).toHaveText(words.title);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(await violations(page)).toEqual([]);
  await told.scrollIntoViewIfNeeded();
  await photograph(station, 'language-missing');
});

test('a family that reads along is told on its own screen whom to ask', async () => {
  await pages.shell.goHome();
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  await station.page.getByRole('button', { name: '给家长看' }).click();
  const told = family.getByRole('status').filter({ hasText: familyWords.languageMissing });
  await expect(told).toContainText(notLoadedForFamily.en);
  await expect(family.getByRole('main')).toHaveAttribute('lang', 'zh-CN');
  expect(await violations(family)).toEqual([]);
  await photograph({ app: station.app, page: family }, 'language-missing-family');
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
