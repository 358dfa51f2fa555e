/** An agent brings a table and a folder: columns are matched, problems named, families taken in, through a lock as well. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { violationsInBothThemes } from '../support/axe';
import { childName, childNumber, csvOf, familyTable } from '../support/batch-folder';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const families = 6;
const picture = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-batch');
let folder: string;
let station: Station;
let pages: StationPages;

const button = (name: string | RegExp) => station.page.getByRole('button', { name });
/** Its key for the pages is heard once its heading is there. */
const openCaseOf = async (index: number) => {
  await button(`打开${childName(index)}的办件`).click();
  await station.page.getByRole('heading', { level: 1, name: childName(index) }).waitFor();
};
const resultRow = (index: number) =>
  station.page.getByRole('row').filter({ hasText: childName(index) });

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(join(folder, 'desk'), async () => undefined);
  const rows = familyTable(families);
  rows[0]?.push('所属网格');
  rows.slice(1).forEach((row) => row.push('三网格'));
  rows.push([childName(0), childNumber(0), '汉族', '', '', '', '', '']);
  // As Excel in China saves it.
  const table = `\ufeff${csvOf(rows)}`;
  await writeFile(join(folder, '名单.csv'), table);
  const bytes = await readFile(picture);
  for (let index = 0; index < families; index += 1) {
    const own = join(folder, 'pictures', childName(index));
    await mkdir(own, { recursive: true });
    await writeFile(join(own, '户口簿-首页.jpg'), bytes);
    if (index === 1) await writeFile(join(own, '房产证.jpg'), 'cut off');
    const unnamed = index === 2 ? ['合影.jpg'] : index === 3 ? ['1.jpg', '2.jpg', '3.jpg'] : [];
    for (const name of unnamed) await writeFile(join(own, name), bytes);
  }
  await writeFile(join(folder, 'pictures', '不知是谁.jpg'), bytes);
  ({ station, pages } = await here.open({ below: 'desk' }));
});

test('a table and a folder are chosen, and the columns are proposed and set right', async () => {
  await pages.door.unlock(founder.passphrase);
  await station.page.keyboard.press('Control+G');
  await expect(station.page.getByRole('heading', { level: 1, name: '批量受理' })).toBeVisible();
  await answerDialogs(station, join(folder, '名单.csv'));
  await button('选择表格…').click();
  await expect(station.page.getByText('名单.csv，7 行')).toBeVisible();
  await answerDialogs(station, join(folder, 'pictures'));
  await button('选择文件夹…').click();
  await expect(station.page.getByText('pictures，12 张图片')).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-choose');
  await button('核对列').click();
  const columns = station.page.getByRole('region', { name: '核对列' });
  await expect(columns.getByLabel('身份证号')).toHaveValue('学生证件号码');
  await expect(columns.getByLabel('所属网格')).toHaveValue('不导入');
  await columns.getByLabel('所属网格').fill('特殊情形说明');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-columns');
  await station.page.keyboard.press('Escape');
});

test('every row with a problem is named, and a child that is there twice is left out', async () => {
  await button('检查').click();
  await expect(station.page.getByText('7 行，其中 1 行不能直接受理')).toBeVisible();
  await expect(station.page.getByText('和第 2 行是同一个孩子')).toBeVisible();
  await expect(station.page.getByText('不知是谁.jpg')).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-check');
  await station.page.getByLabel('只看有问题的行').check();
  await expect(button('受理 6 个家庭')).toBeEnabled();
});

test('it can be paused, and goes on after a lock', async () => {
  await button('受理 6 个家庭').click();
  await expect(station.page.getByText(/^正在受理：/)).toBeVisible();
  await button('暂停').click();
  await expect(station.page.getByText('已暂停。')).toBeVisible();
  await station.page.keyboard.press('Control+L');
  await pages.door.unlock(founder.passphrase);
  await station.page.keyboard.press('Control+G');
  await expect(station.page.getByText(/名单\.csv：已受理 [1-5] \/ 6 个家庭/)).toBeVisible();
  await photograph(station, 'batch-unfinished');
  await button(/^继续 /).click();
  await expect(station.page.getByText('这一批已受理完。')).toBeVisible();
});

test('what became of every family is told, and saved as a table', async () => {
  await expect(resultRow(0)).toContainText('材料待齐');
  await expect(resultRow(1)).toContainText('房产证.jpg（不是图片）');
  await expect(
    station.page.getByText('办件 6 件，页面 6 页，待归入 4 页，没有收进的图片 1 张'),
  ).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-result');
  const saved = join(folder, '结果.xlsx');
  await answerDialogs(station, saved);
  await button('保存结果表…').click();
  await expect(pages.shell.messages).toContainText('已保存：结果.xlsx');
  const { sheets } = await readXlsx(await readFile(saved));
  expect(sheets[0]?.rows.map((row) => row.slice(0, 3))).toContainEqual([
    '3',
    childName(1),
    '材料待齐',
  ]);
});

test('a case of it is like any other, with its pages and what waits', async () => {
  await openCaseOf(2);
  await pages.material.openCapture('户口簿');
  await expect(pages.material.pages).toHaveCount(1);
  await expect(station.page.getByText(/有 1 页/).first()).toBeVisible();
  await photograph(station, 'batch-case');
});

test('pages whose paper nobody said are looked at and filed one by one', async () => {
  await station.page.keyboard.press('Control+G');
  await openCaseOf(3);
  await pages.material.openCapture('户口簿');
  const waiting = station.page
    .getByRole('status')
    .filter({ hasText: /^有 3 页影像还没有归入材料/ });
  const heap = waiting.getByRole('list', { name: '选择属于这份材料的页' });
  await expect(heap.getByRole('img')).toHaveCount(3);
  await photograph(station, 'batch-heap');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await waiting.getByRole('button', { name: '全部不选' }).click();
  await expect(waiting.getByRole('button', { name: '归入选中的 0 页' })).toBeDisabled();
  await heap.getByRole('button').nth(1).press('Space');
  await waiting.getByRole('button', { name: '归入选中的 1 页' }).click();
  await expect(pages.material.pages).toHaveCount(2);
  await expect(station.page.getByText(/^有 2 页影像还没有归入材料/)).toBeVisible();
});

test('a batch that is put away leaves its cases', async () => {
  await station.page.keyboard.press('Control+G');
  await button('收起这一批').click();
  await station.page
    .getByRole('alertdialog')
    .getByRole('button', { name: '收起', exact: true })
    .click();
  await expect(button('选择表格…')).toBeVisible();
  await expect(station.page.getByText('没有做完的批次')).toHaveCount(0);
  await pages.shell.goHome();
  await expect(pages.home.row(childName(5))).toBeVisible();
});
