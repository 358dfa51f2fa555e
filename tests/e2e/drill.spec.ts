/** A new clerk practises the whole path in the drill; nothing of it is in the real station, nothing of it can be sent. */
import { readdir } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const here = ownStation('station-drill');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open());
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

const databases = () =>
  station.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test('real work knows nothing of a drill, and its calls refuse to be one', async () => {
  await expect(pages.drill.banner).toHaveCount(0);
  await expect(pages.drill.loadButton).toHaveCount(0);
  const answers = await station.page.evaluate(async () => [
    await window.station.drill.reset(undefined),
    await window.station.drill.answer({
      caseId: '01a2b3c4-d5e6-7890-8abc-def012345678',
      answer: 'accepted',
    }),
  ]);
  for (const answer of answers)
    expect(answer).toEqual({ ok: false, error: { kind: 'onlyInDrill' } });
});

test('the door offers the drill, marks the screen at once, and opens it with the same passphrase', async () => {
  await pages.shell.lock();
  await pages.drill.choose('演练');
  await expect(station.page.locator('[data-text="演练"]').first()).toBeAttached();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.drill.enter(passphrase);
  await expect(pages.shell.title).toHaveText('今日');
});

test('eight invented families arrive through the real commands, each at its step', async () => {
  await pages.drill.loadFamilies();
  for (const [name, state] of [
    ['苗青禾', '材料待齐'],
    ['贺知远', '原件核验'],
    ['温书瑶', '可提交'],
    ['阿依努尔·买买提', '材料待齐'],
    ['简行舟', '待发送'],
    ['欧阳沐晨', '审核中'],
    ['穆云舒', '待补正'],
    ['靳䶮', '已有结果'],
  ] as const) {
    await expect(pages.home.row(name).first()).toContainText(state);
  }
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a clerk practises from the queue to the sealed archive', async () => {
  await pages.home.openCaseOf('简行舟');
  await pages.drill.answer('平台已接收');
  for (const step of ['系统初验通过', '人工初审通过', '人工复审通过', '准予入学']) {
    await pages.drill.answer(step);
  }
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('F8');
  await station.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /告知书/ })
    .click();
  await expect(station.page.getByText(/演练岚教学位告/).first()).toBeVisible();
  await station.page.getByRole('button', { name: /^封存电子档案/ }).waitFor();
  await station.page.keyboard.press('F8');
  await station.page.getByRole('alertdialog').getByRole('button', { name: /封存/ }).click();
  await expect(station.page.getByText('已归档').first()).toBeVisible();
});

test('nothing of the drill can be sent or paired, on the screens or past them', async () => {
  await pages.shell.goOutbox();
  await expect(pages.shell.gauges).toContainText('0 件');
  await expect(station.page.getByText('演练里的办件不会发送')).toBeVisible();
  await expect(station.page.getByRole('button', { name: /立即发送|去配对/ })).toHaveCount(0);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.shell.goSettings();
  await expect(station.page.getByRole('textbox', { name: '平台地址' })).toHaveCount(0);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  const answers = await station.page.evaluate(async () => [
    await window.station.sync.pair({ url: 'http://127.0.0.1:9', code: 'ABCDEF' }),
    await window.station.sync.sendNow({}),
  ]);
  for (const answer of answers)
    expect(answer).toEqual({ ok: false, error: { kind: 'notInDrill' } });
});

test('the real station has none of it; its own working set and the drill stay apart', async () => {
  await pages.shell.lock();
  await expect(pages.drill.banner).toHaveCount(0);
  await pages.door.unlock(passphrase);
  await expect(station.page.getByText('还没有办件')).toBeVisible();
  await expect(pages.home.row('靳䶮')).toHaveCount(0);
  expect(new Set((await databases()).map((name) => name?.split('.')[0])).size).toBe(2);
});

test('an administrator throws the whole drill away, and the next one begins empty', async () => {
  await pages.shell.lock();
  await pages.drill.enter(passphrase);
  await expect(pages.home.row('靳䶮').first()).toBeVisible();
  await pages.shell.goSettings();
  await station.page.getByRole('button', { name: '重置演练' }).click();
  await station.page.getByRole('alertdialog').getByRole('button', { name: '重置演练' }).click();
  await station.page.getByRole('heading', { level: 1, name: '解锁' }).waitFor();
  await expect(pages.door.why).toHaveText('因重置演练，本站已锁定。');
  expect(await readdir(folder)).not.toContain('drill');
  await expect.poll(async () => (await databases()).length).toBe(1);
  await pages.drill.enter(passphrase);
  await expect(station.page.getByText('先载入八户样例家庭')).toBeVisible();
});
