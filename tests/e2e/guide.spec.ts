/** A parent asks at the counter: what to bring, which school, when; answered without a case, and taken home on paper. */
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation } from '../support/station-people';
import { stationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-guide');
let station: Station;
const button = (name: string | RegExp) => station.page.getByRole('button', { name });
const tab = (name: string) => station.page.getByRole('tab', { name });

test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, async () => undefined);
  ({ station } = await here.open());
  await stationPages(station.page).door.unlock(founder.passphrase);
});

test('three answers by keyboard list what to bring, and why', async () => {
  await station.page.keyboard.press('Control+O');
  await expect(
    station.page
      .getByRole('radiogroup', { name: /户口在本区/ })
      .getByRole('radio')
      .first(),
  ).toBeFocused();
  await expect(station.page.getByText('回答三个问题，就列出要带的材料。')).toBeVisible();
  for (const [question, key] of [
    [/户口在本区/, '1'],
    [/自有住房/, '1'],
    [/优抚对象/, '2'],
  ] as const) {
    await station.page
      .getByRole('radiogroup', { name: question })
      .getByRole('radio')
      .first()
      .focus();
    await station.page.keyboard.press(key);
  }
  await expect(station.page.getByText('有房有户', { exact: true })).toBeVisible();
  await expect(station.page.getByRole('listitem').filter({ hasText: '依据：' })).not.toHaveCount(0);
  await expect(station.page.getByText('报名：2026年7月1日至2026年7月15日')).toBeVisible();
  await photograph(station, 'guide-materials');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('the guide is looked at and has what the screen says', async () => {
  await button(/^看指南并打印/).click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'guide-paper');
  await dialog.getByRole('button', { name: '关闭' }).click();
});

test('an address tells its school as one types, and the school its catchment', async () => {
  await tab('查学区').click();
  const address = station.page.getByRole('textbox', { name: '家庭住址' });
  await address.fill('听涛路');
  await expect(station.page.getByText(/写全门牌号|地段学校/).first()).toBeVisible();
  await address.fill('听涛路18号');
  await expect(station.page.getByText(/^地段学校：/)).toBeVisible();
  await expect(station.page.getByRole('table', { name: /的学区范围$/ })).toBeVisible();
  await photograph(station, 'guide-catchment');
  await address.fill('不存在的路1号');
  await expect(station.page.getByText('学区表里查不到这个地址')).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a question is found by its words, and the rules are there to read', async () => {
  await tab('常见问题').click();
  const find = station.page.getByRole('textbox', { name: '查找问题' });
  const questions = station.page.locator('details');
  const all = await questions.count();
  expect(all).toBeGreaterThan(1);
  const word = ((await questions.first().locator('summary').innerText()) ?? '').slice(0, 6);
  await find.fill(word);
  await expect(questions.first().locator('summary')).toContainText(word);
  await find.fill('没有人这样问');
  await expect(questions).toHaveCount(0);
  await expect(station.page.getByText(/^没有找到/)).toBeVisible();
  await find.fill('');
  await photograph(station, 'guide-faq');
  await tab('政策原文').click();
  await expect(station.page.getByRole('heading', { name: '五类入学群体' })).toBeVisible();
  await photograph(station, 'guide-text');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});
