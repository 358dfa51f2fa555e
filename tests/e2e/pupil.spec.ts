/** 学籍: the record of a case confirmed instead of typed, 查重查错 settled with a reason, a list from above, the export. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { violationsInBothThemes } from '../support/axe';
import { bringPapers, openFilledCase, type Begun } from '../support/case-at-window';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const here = ownStation('station-pupil');
let folder: string;
let family: Family;
let station: Station;
let pages: StationPages;
let begun: Begun;

test.beforeAll(async () => {
  folder = await here.folder();
  family = await provideFamily();
  ({ station, pages } = await here.open({ below: 'station' }));
});

async function noViolations(): Promise<void> {
  expect(await violationsInBothThemes(station.page)).toEqual([]);
}

test('the record is confirmed, not typed', async () => {
  const { page } = station;
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  begun = await openFilledCase(station.page, family.form, family.answers);
  await page.keyboard.press('F9');
  const side = page.getByRole('region', { name: '学籍完整度' });
  await expect(side.getByRole('status')).toHaveText(/^\d+ 分$/);
  const before = Number.parseInt(await side.getByRole('status').innerText(), 10);
  const missing = side.getByRole('list', { name: '带★还没有的' });
  await expect(missing.getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('combobox', { name: '户口所在地' })).not.toHaveValue('');
  await expect(page.getByRole('textbox', { name: '入学年月' })).toHaveValue('202609');
  await noViolations();
  await side.getByRole('button', { name: /项都核对无误$/ }).click();
  await pages.intake.fillField('pupil.registerKind', '2');
  await pages.intake.fillField('pupil.onlyChild', '1');
  await page.getByRole('textbox', { name: '班级' }).fill('1');
  await page.getByRole('textbox', { name: '邮政编码' }).fill('276800');
  await expect(side.getByText('带★的都已填齐')).toBeVisible();
  const after = Number.parseInt(await side.getByRole('status').innerText(), 10);
  expect(after).toBeGreaterThan(before);
  await pages.intake.saved();
});

test('what the record lacks keeps no case back', async () => {
  await pages.intake.goTo('填写信息');
  await bringPapers(station.page, begun);
  await pages.material.inspectAll();
  await pages.case.submit();
  await expect(pages.shell.title).toHaveText(family.form['child.name'] ?? '');
});

test('a second case of the same child is found, leads to its field, and is settled with a reason', async () => {
  const { page } = station;
  await openFilledCase(station.page, family.form, family.answers);
  await page.keyboard.press('Control+e');
  const table = page
    .getByRole('grid', { name: '检查结果' })
    .or(page.getByRole('table', { name: '检查结果' }));
  const line = table.getByRole('row').filter({ hasText: '有身份证号重复' });
  await expect(line).toHaveCount(1);
  await expect(page.getByText(/^检查了 2 件/)).toBeVisible();
  await noViolations();
  await line.getByRole('button', { name: /^处理/ }).click();
  const dialog = page.getByRole('dialog', { name: '记录处理结果' });
  await dialog.getByRole('button', { name: '记在哪一件' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByText('佐证', { exact: true }).click();
  await dialog.getByRole('textbox', { name: '说明' }).fill('家长到场核对，确为重复录入');
  await dialog.getByRole('button', { name: '记录' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect(line).toHaveCount(0);
  const starred = table.getByRole('row').filter({ hasText: '带★字段缺失' });
  await starred
    .first()
    .getByRole('button', { name: /^去办件/ })
    .click();
  await expect(page.locator('[id^="field-pupil."]:focus')).toHaveCount(1);
});

test('a list from above is matched to the case', async () => {
  const { page } = station;
  const path = join(folder, '问题学籍清单.xlsx');
  const number = family.form['child.idNumber'] ?? '';
  const rows = [
    ['序号', '姓名', '身份证件号', '年级', '问题描述'],
    ['1', '查无此人', '', '六年级', '重复学籍'],
    ['2', family.form['child.name'] ?? '', number, '一年级', '身份证号与姓名不符'],
  ];
  await writeFile(path, await writeXlsx({ sheets: [{ name: '清单', rows }] }));
  await answerDialogs(station, path);
  await page.keyboard.press('Control+e');
  await page.getByRole('tab', { name: '上级反馈清单' }).click();
  await page.getByRole('button', { name: '导入清单' }).click();
  await expect(page.getByText('问题学籍清单.xlsx：共 2 行')).toBeVisible();
  await expect(page.getByText('对到本站办件 1 行，没有对到 1 行')).toBeVisible();
  await expect(page.getByText('毕业年级', { exact: true })).toBeVisible();
  await noViolations();
  await writeFile(path, '不是表格');
  await page.getByRole('button', { name: '换一份清单' }).click();
  await expect(page.getByRole('alert')).toContainText('表头');
});

test('the export names what it found, asks for a reason, and is in the trail', async () => {
  const { page } = station;
  const file = join(folder, '学籍.xlsx');
  await answerDialogs(station, file);
  await page.getByRole('tab', { name: '导出学籍' }).click();
  await page
    .getByRole('button', { name: /^范围/ })
    .or(page.getByRole('button', { name: '范围' }))
    .first()
    .click();
  await page.getByRole('option', { name: '已录取和已提交的学生' }).click();
  await page.getByRole('button', { name: '导出前检查' }).click();
  await expect(page.getByText('可以导出 1 人')).toBeVisible();
  await page.getByRole('textbox', { name: '导出用途' }).fill('建立学籍');
  await noViolations();
  await page.getByRole('button', { name: '导出 Excel 文件' }).click();
  await expect.poll(async () => (await readdir(folder)).includes('学籍.xlsx')).toBe(true);
  const book = read(await readFile(file));
  const sheet = book.Sheets['学生'] ?? {};
  const [headings = [], row = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  const value = (heading: string) => row[headings.indexOf(heading)];
  expect(value('姓名★')).toBe(family.form['child.name']);
  expect(value('身份证件号')).toBe(family.form['child.idNumber']);
  expect(value('户口性质★')).toBe('2');
  expect(value('入学年月★')).toBe('202609');
  await pages.shell.goAudit();
  await expect(pages.audit.line('导出学籍信息 1 人')).toHaveCount(1);
  await expect(pages.audit.line('查重查错：有身份证号重复，处理为佐证')).toHaveCount(1);
  await expect(pages.audit.line('导入问题学籍清单，共 2 行')).toHaveCount(1);
});
