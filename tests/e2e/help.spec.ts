/** 帮助 and 新手导览 in the real program: at the screen one is on, by any words, by keyboard, and once only. */
import { expect, test } from '@playwright/test';
import { help as say } from '../../shared/i18n/zh-cn/help';
import { help as english } from '../../shared/i18n/en/help';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-help');
let station: Station;
let pages: StationPages;
const dialog = () => station.page.getByRole('dialog');
const button = (name: string) => station.page.getByRole('button', { name });
const field = () => dialog().getByRole('textbox', { name: say.search });

test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, async () => undefined);
  ({ station, pages } = await here.open());
  await pages.door.unlock(founder.passphrase);
});

test('whoever is here for the first time is offered the tour, and takes it by Enter alone', async () => {
  await expect(station.page.getByText(say.tour.offer)).toBeVisible();
  await photograph(station, 'tour-offer');
  await button(say.tour.start).click();
  await expect(dialog().getByRole('button', { name: say.tour.next })).toBeFocused();
  await photograph(station, 'tour');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  for (const { title } of Object.values(say.tour.steps).slice(1)) {
    await station.page.keyboard.press('Enter');
    await expect(dialog().getByRole('heading', { name: title })).toBeVisible();
  }
  await expect(dialog().getByRole('button', { name: say.tour.done })).toBeFocused();
  await station.page.keyboard.press('Enter');
  await expect(dialog()).toHaveCount(0);
  await expect(station.page.getByText(say.tour.offer)).toHaveCount(0);
});

test('nobody is asked twice', async () => {
  await pages.shell.lock();
  await pages.door.unlock(founder.passphrase);
  await expect(button(say.open)).toBeVisible();
  await station.page.keyboard.press('Control+J');
  await expect(station.page.getByText(say.tour.trail)).toBeVisible();
  await pages.shell.goHome();
  await expect(station.page.getByRole('heading', { name: '今日' })).toBeVisible();
  await expect(station.page.getByText(say.tour.offer)).toHaveCount(0);
});

test('it opens at the screen one is on, and nothing there is touched', async () => {
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  await pages.intake.fillField('child.name', '隋行远');
  await station.page.keyboard.press('Shift+F1');
  await expect(field()).toBeFocused();
  await expect(dialog().getByRole('heading', { level: 2 })).toContainText(say.pages.form);
  await expect(dialog().getByText(say.topics.rareName.title)).toBeVisible();
  await photograph(station, 'help-here');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
  await expect(station.page.getByRole('textbox', { name: /学生姓名|姓名/ }).first()).toHaveValue(
    '隋行远',
  );
});

test('anything is found by its words or by initials, errors too', async () => {
  await station.page.keyboard.press('Shift+F1');
  await field().fill('yjsx');
  await expect(dialog().getByText(say.topics.keepOriginal.title)).toBeVisible();
  await field().fill('工号已经停用');
  await expect(dialog().getByText('这个工号已经停用，不能进入本站。')).toBeVisible();
  await expect(
    dialog()
      .getByText(/本站数据仍加密保存/)
      .first(),
  ).toBeVisible();
  await photograph(station, 'help-found');
  await field().fill('没有人这样问过的话');
  await expect(dialog().getByText(say.none)).toBeVisible();
  await field().fill('');
  await dialog().getByRole('tab', { name: say.views.keys }).click();
  // Read from the buttons of the screen behind it, not from a list of its own.
  const keys = dialog().getByRole('table');
  await expect(keys.last().getByRole('row', { name: /F11.*待传/ })).toBeVisible();
  await expect(keys.last().getByRole('row', { name: /Ctrl\+K.*查找/ })).toBeVisible();
  await expect(keys.first().getByRole('row').nth(1)).toBeVisible();
  await photograph(station, 'help-keys');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await dialog().getByRole('tab', { name: say.views.errors }).click();
  await expect(dialog().locator('details').nth(20)).toBeVisible();
  await button(say.tour.again).click();
  await expect(dialog().getByRole('heading', { name: say.tour.steps.welcome.title })).toBeVisible();
  await station.page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
});

test('the guides are read in the window, by keys, with their pictures', async () => {
  await station.page.keyboard.press('Shift+F1');
  await dialog().getByRole('tab', { name: say.views.guides }).click();
  const { titles } = say.guides;
  const text = dialog().getByRole('article');
  await expect(text.getByRole('heading', { name: titles.clerk })).toBeVisible();
  const picture = text.getByRole('img').first();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(1_000);
  await photograph(station, 'guides');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  const contents = dialog().getByRole('navigation', { name: say.guides.contents });
  await contents.getByRole('button', { name: '遇到这些情况' }).press('Enter');
  const part = text.getByRole('heading', { name: '遇到这些情况' });
  await expect(part).toBeFocused();
  await expect(part).toBeInViewport();
  await photograph(station, 'guides-part');
  // A link of one guide leads to the place in another.
  await text.getByRole('button', { name: '管理员手册' }).click();
  await expect(text.getByRole('heading', { name: '忘了口令：恢复密钥' })).toBeFocused();
  await contents.getByRole('button', { name: titles.auditor }).click();
  await expect(text.getByText('sha256sum --check --strict').first()).toBeVisible();
  await photograph(station, 'guides-commands');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('what changed, whose work is in it and what it is are there as well', async () => {
  const { titles } = say.guides;
  const contents = dialog().getByRole('navigation', { name: say.guides.contents });
  const text = dialog().getByRole('article');
  await contents.getByRole('button', { name: titles.changelog }).click();
  await expect(text.getByText('Debian 安装包')).toBeVisible();
  await contents.getByRole('button', { name: titles.notices }).click();
  const react = text.locator('details', { hasText: /^react@/ });
  await react.locator('summary').press('Enter');
  await expect(react.getByText('Permission is hereby granted')).toBeVisible();
  expect(await text.locator('details').count()).toBeGreaterThan(50);
  await photograph(station, 'guides-notices');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await contents.getByRole('button', { name: titles.about }).click();
  await expect(text.getByText(say.guides.licenceLine)).toBeVisible();
  await expect(text.getByText(/^\d+\.\d+\.\d+$/)).toBeVisible();
  await photograph(station, 'guides-about');
});

test('the guides are found by their words, and speak both languages', async () => {
  const { inGuide, titles } = say.guides;
  const found = (title: string) =>
    dialog().getByRole('button', { name: inGuide(titles.clerk, title) });
  await field().fill('停电');
  await found('停电、死机').click();
  await expect(dialog().getByRole('heading', { name: '停电、死机' })).toBeFocused();
  await field().fill('tdsj');
  await expect(found('停电、死机')).toBeVisible();
  await photograph(station, 'guides-found');
  await station.page.keyboard.press('Escape');
  await pages.shell.goSettings();
  await station.page.getByRole('radio', { name: 'English' }).check({ force: true });
  await station.page.keyboard.press('Shift+F1');
  await dialog().getByRole('tab', { name: english.views.guides }).click();
  await expect(
    dialog().getByRole('article').getByRole('heading', { name: english.guides.titles.clerk }),
  ).toBeVisible();
  await photograph(station, 'guides-english');
});
