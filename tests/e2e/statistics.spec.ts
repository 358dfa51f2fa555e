/** The statistics of a season in the real program: chosen, looked at, taken out and printed, by who answers for the station. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { violationsInBothThemes } from '../support/axe';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { fillStation } from '../support/generate/station';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const cases = 240;
const here = ownStation('station-statistics');
let folder: string;
let station: Station;
let pages: StationPages;

const button = (name: string | RegExp) =>
  station.page.getByRole('button', { name, exact: typeof name === 'string' });
/** The choice of the matter, which is named by what is chosen and by its label. */
const matter = () => station.page.getByRole('button', { name: / 业务$/ });
const figure = (name: string) =>
  station.page.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=../dd[1]');

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(folder, (open) => fillStation(open, { cases, seed: 11, withImages: 0 }));
  ({ station, pages } = await here.open());
});

test('every case is counted, and each chart stands over its table', async () => {
  await pages.door.unlock(founder.passphrase);
  await station.page.keyboard.press('Control+I');
  await expect(figure('受理')).toHaveText(String(cases));
  const tables = station.page.getByRole('table');
  await expect(tables).not.toHaveCount(0);
  const charts = station.page.getByRole('img', { name: /（图，数字见下表）$/ });
  await expect.poll(() => charts.count()).toBeGreaterThan(6);
  // Something is drawn in each of them.
  await expect.poll(() => charts.locator('canvas').count()).toBe(await charts.count());
  const groups = station.page.getByRole('table', { name: '入学群体', exact: true });
  const counts = await groups.locator('tbody tr td:nth-child(2)').allInnerTexts();
  expect(counts.map(Number).reduce((sum, one) => sum + one, 0)).toBe(cases);
  await photograph(station, 'statistics');
  for (const [index, title] of ['到窗口的天数', '学区', '各学区年龄分布'].entries()) {
    await station.page.getByRole('heading', { name: title }).first().scrollIntoViewIfNeeded();
    await photograph(station, `statistics-${String(index + 2)}`);
  }
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a month and a matter are looked at by keyboard', async () => {
  await button(/月份/).focus();
  await station.page.keyboard.press('Enter');
  await station.page.keyboard.press('ArrowDown');
  await station.page.keyboard.press('Enter');
  const ofMonth = Number(await figure('受理').innerText());
  await expect(button(/月份/)).toContainText(/月$/);
  expect(ofMonth).toBeLessThanOrEqual(cases);
  await matter().focus();
  await station.page.keyboard.press('Enter');
  await station.page.keyboard.press('End');
  await station.page.keyboard.press('Enter');
  await expect(matter()).toContainText('转入');
  await matter().focus();
  await station.page.keyboard.press('Enter');
  await station.page.keyboard.press('Home');
  await station.page.keyboard.press('Enter');
});

test('the figures are saved as a workbook, a table and a picture, without any name in them', async () => {
  const name = '林小满';
  const book = join(folder, '统计.xlsx');
  await answerDialogs(station, book);
  await button(/^另存为 Excel/).click();
  await expect(station.page.getByText('已保存：统计.xlsx')).toBeVisible();
  const { sheets } = await readXlsx(await readFile(book));
  expect(sheets.map((sheet) => sheet.name)).toEqual(
    expect.arrayContaining(['说明', '办理进度', '入学群体', '学校', '数据缺口']),
  );
  expect(JSON.stringify(sheets)).not.toContain(name);
  const csv = join(folder, '入学群体.csv');
  await answerDialogs(station, csv);
  await button('另存为 CSV：入学群体').click();
  await expect(station.page.getByText('已保存：入学群体.csv')).toBeVisible();
  expect(await readFile(csv, 'utf8')).toContain('"有房有户"');
  const png = join(folder, '群体.png');
  await answerDialogs(station, png);
  await button('另存图片：入学群体').click();
  await expect(station.page.getByText('已保存：群体.png')).toBeVisible();
  const bytes = await readFile(png);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(1_920);
  if (process.env['CI'] !== 'true') await writeFile(test.info().outputPath('chart.png'), bytes);
});

test('the report is looked at before it is printed, and the trail tells what left', async () => {
  await button(/^看报表并打印/).click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'statistics-report');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await pages.shell.goAudit();
  // What leaves is a kind of its own; among all lines those that the station writes meanwhile may come before it.
  await pages.audit.showKind('打印与另存');
  await expect(station.page.getByText(/统计另存为工作簿/)).toBeVisible();
  await expect(station.page.getByText(/统计另存为图片/)).toBeVisible();
});
