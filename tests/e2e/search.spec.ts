/** Ctrl+K in the real program: finds by everything people say, by keyboard alone, and forgets all at lock. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Form } from '../../shared/domain/form';

import { violationsInBothThemes } from '../support/axe';
import { photograph } from '../support/photograph';
import { inventedIdNumber } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const answers = { preferential: false, localRegister: true, localHome: false };
const idNumber = inventedIdNumber('2020-04-17', '995');
const families: readonly Form[] = [
  { 'child.name': '单雨桐', 'child.idNumber': idNumber, 'guardian1.name': '仇望舒' },
  { 'child.name': '努尔买提·买合木提', 'guardian1.phone': '15448462418' },
  { 'child.name': '曾𠮷祥', 'register.address': '山东省日照市岚山区听涛路18号' },
];
const here = ownStation('station-search');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open());
  await pages.door.heading.waitFor();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

test('cases typed a moment ago are found by everything people say', async () => {
  for (const form of families) {
    await pages.intake.openCase(answers);
    await pages.intake.fillForm(form);
    await pages.intake.saved();
  }
  await pages.shell.goHome();
  await pages.search.open();
  for (const [query, name] of [
    ['单雨桐', '单雨桐'],
    ['shanyutong', '单雨桐'],
    ['yt', '单雨桐'],
    ['qws', '单雨桐'],
    [idNumber, '单雨桐'],
    [idNumber.slice(-4), '单雨桐'],
    ['努尔买提买合木提', '努尔买提·买合木提'],
    ['maihemuti', '努尔买提·买合木提'],
    ['2418', '努尔买提·买合木提'],
    ['𠮷', '曾𠮷祥'],
    ['zengxiang', '曾𠮷祥'],
    ['听涛路18', '曾𠮷祥'],
  ] as const) {
    await pages.search.type(query);
    await expect(pages.search.cases, query).toHaveCount(1);
    await expect(pages.search.cases.first(), query).toContainText(name);
  }
  await pages.search.type('没有这个人');
  await expect(pages.search.status).toHaveText('没有找到。请换一种写法再试。');
  await expect(pages.search.rows).toHaveCount(0);
  await station.page.keyboard.press('Escape');
});

test('Enter opens, the focus goes on with the case; Esc gives it back', async () => {
  await pages.shell.goHome();
  const grid = station.page.getByRole('grid', { name: '在办办件' });
  await grid.focus();
  await pages.search.open();
  await expect(pages.search.field).toBeFocused();
  await station.page.keyboard.press('Escape');
  await expect(pages.search.dialog).toHaveCount(0);
  await expect(grid).toBeFocused();

  await pages.search.open();
  await pages.search.openFirst('nemt', '努尔买提·买合木提');
  await expect(pages.search.dialog).toHaveCount(0);
  await expect
    .poll(() => station.page.evaluate(() => document.activeElement?.closest('#main') !== null))
    .toBe(true);
});

test('keys pressed without waiting lose nothing', async () => {
  await pages.shell.goHome();
  const { keyboard } = station.page;
  await pages.search.open();
  await keyboard.type('syt');
  await keyboard.press('Enter');
  await station.page.getByRole('heading', { level: 1, name: '单雨桐' }).waitFor();
  await pages.shell.goHome();
});

test('arrows walk round, rooms and commands are found too', async () => {
  const { keyboard } = station.page;
  await pages.search.open();
  await expect(pages.search.rows).toHaveCount(19);
  await expect(pages.search.marked).toContainText('今日');
  await keyboard.press('ArrowUp');
  await expect(pages.search.marked).toContainText('锁定');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(pages.search.marked).toContainText('受理新办件');
  await pages.search.type('shezhi');
  await expect(pages.search.marked).toContainText('设置');
  await keyboard.press('Enter');
  await expect(pages.shell.title).toHaveText('设置');
  await pages.shell.goHome();
});

test('the updates of the program are found by who installs them, with nothing under the next key that installs', async () => {
  const { keyboard } = station.page;
  await pages.search.open();
  await pages.search.type('gengxin');
  await expect(pages.search.rows).toHaveCount(1);
  await pages.search.type('更新');
  await expect(pages.search.marked).toHaveText('程序更新');
  await photograph(station, 'search-update');
  await keyboard.press('Enter');
  const room = station.page.getByRole('region', { name: '程序更新' });
  await expect(room.getByRole('button', { name: '从 U盘查看更新…' })).toBeFocused();
  await pages.shell.goHome();
});

test('the button in the frame opens it; axe finds nothing in either theme', async () => {
  await station.page.getByRole('button', { name: '查找' }).click();
  await pages.search.type('y');
  await expect(pages.search.cases.first()).toBeVisible();
  await photograph(station, 'search');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('Escape');
});

test('the worker is gone at lock, comes back at unlock, and no name is left in the log', async () => {
  const { page } = station;
  expect(page.workers().map((worker) => worker.url())).toEqual([
    expect.stringContaining('search-worker'),
  ]);
  await pages.search.open();
  await pages.search.type('suoding');
  await expect(pages.search.marked).toContainText('锁定');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '解锁' }).waitFor();
  await expect.poll(() => page.workers().length).toBe(0);
  await expect(page.getByText('单雨桐')).toHaveCount(0);

  await pages.door.unlock(passphrase);
  await pages.search.open();
  await pages.search.openFirst('仇望舒', '单雨桐');
  expect(page.workers()).toHaveLength(1);

  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const text of ['单雨桐', 'shanyutong', '买合木提', idNumber]) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(bytes.includes(Buffer.from(text, encoding)), `${text} in ${file.name}`).toBe(false);
      }
    }
  }
});
