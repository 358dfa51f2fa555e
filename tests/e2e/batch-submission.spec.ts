/** A batch is submitted as a whole: what is ready goes, what is not says why and leads there, a broken-off order is gone on with. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { createBatchDesk } from '../../electron/batch/batch-desk';
import { createBatchSubmission } from '../../electron/batch/batch-submission';
import type { Station as OpenStation } from '../../electron/desk/station';
import { violationsInBothThemes } from '../support/axe';
import { checked, childName, familyTable, started, takeInFamily } from '../support/batch-folder';
import { childOf, completeForm } from '../support/case-builders';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { completeAtDesk, unlikePages } from '../support/fill-at-desk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation, valueOf } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-batch-submission');
let folder: string;
let station: Station;
let pages: StationPages;

const button = (name: string | RegExp) => station.page.getByRole('button', { name });
const row = (index: number) => station.page.getByRole('row').filter({ hasText: childName(index) });

/** Five families taken in, three of them complete; the power went when the first was about to be submitted. */
async function leaveBatch(open: OpenStation): Promise<void> {
  const now = () => new Date().toISOString();
  const store = open.batches;
  const desk = createBatchDesk(open, store, now);
  await checked(desk, familyTable(5));
  const batch = await started(desk);
  for (const line of batch.open) await takeInFamily(open, desk, batch, line);
  const lines = valueOf(await desk.result(batch.id));
  for (const { caseId, line, name } of lines.slice(0, 3)) {
    const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
    await completeAtDesk(open, caseId, unlikePages(line * 1_000), form);
  }
  valueOf(await createBatchSubmission(open, store, now).order(batch.id, [2]));
  await desk.close();
}

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(join(folder, 'desk'), leaveBatch);
  ({ station, pages } = await here.open({ below: 'desk' }));
});

test('an order that was broken off is told of, and gone on with', async () => {
  await pages.door.unlock(founder.passphrase);
  await station.page.keyboard.press('Control+G');
  await expect(station.page.getByText('还有 1 件等着提交')).toBeVisible();
  await photograph(station, 'batch-submission-left');
  await button(/^继续提交 /).click();
  await expect(
    station.page.getByText('可以提交 3 件，暂时不能提交 2 件，已提交 0 件'),
  ).toBeVisible();
  await button('继续提交').click();
  await expect(station.page.getByText('这一批提交完了。')).toBeVisible();
  await expect(
    station.page.getByText('可以提交 2 件，暂时不能提交 2 件，已提交 1 件'),
  ).toBeVisible();
});

test('what is not ready says why, and what is ready goes once a person said so', async () => {
  await expect(row(3)).toContainText('户口簿：未采集');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-submission-ready');
  await button('提交 2 件').click();
  const question = station.page.getByRole('alertdialog');
  await expect(question).toContainText('每件各用一个受理编号');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-submission-question');
  await question.getByRole('button', { name: '提交 2 件' }).click();
  await expect(
    station.page.getByText('可以提交 0 件，暂时不能提交 2 件，已提交 3 件'),
  ).toBeVisible();
  await expect(button('提交 0 件')).toBeDisabled();
  await station.page.getByLabel('只看不能提交的').check();
  await expect(row(0)).toHaveCount(0);
  await expect(row(4)).toBeVisible();
  await photograph(station, 'batch-submission-done');
});

test('the result sheet tells what became of each, and a reason leads to its case', async () => {
  await button('返回结果').click();
  await expect(row(0)).toContainText('待发送');
  const saved = join(folder, '结果.xlsx');
  await answerDialogs(station, saved);
  await button('保存结果表…').click();
  await expect(pages.shell.messages).toContainText('已保存：结果.xlsx');
  const { sheets } = await readXlsx(await readFile(saved));
  const [, ...rows] = sheets[0]?.rows ?? [];
  expect(rows.map((cells) => cells.at(-1) === '已提交')).toEqual([true, true, true, false, false]);
  expect(rows.map((cells) => cells[3]).filter(Boolean)).toHaveLength(3);
  expect(String(rows[3]?.at(-1))).toContain('户口簿：未采集');
  await button('提交这一批…').click();
  await button(`打开${childName(3)}的办件`).click();
  await expect(station.page.getByRole('heading', { level: 1, name: childName(3) })).toBeVisible();
});

test('the mandate of every family is drawn from its case, looked at and offered to the printer', async () => {
  await station.page.keyboard.press('Control+G');
  await button('返回结果').click();
  await button(`打印${childName(4)}的委托书`).click();
  const paper = station.page.getByRole('dialog', { name: '授权委托书' });
  await expect(paper.getByText('请监护人核对内容，签名或盖章。')).toBeVisible();
  await expect(paper.getByRole('img').first()).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'batch-mandate');
  await paper.getByRole('button', { name: '关闭' }).click();
  await button('打印全部委托书…').click();
  await expect(paper.getByRole('img')).toHaveCount(5);
  await photograph(station, 'batch-mandates');
  await paper.getByRole('button', { name: '关闭' }).click();
  await photograph(station, 'batch-result-mandates');
});

test('the signed one is a line of the checklist of every family that was brought, and is printed there as well', async () => {
  await button('提交这一批…').click();
  await expect(row(3)).toContainText('授权委托书：未采集');
  await button(`打开${childName(3)}的办件`).click();
  await pages.material.openCapture('授权委托书');
  const side = station.page.getByRole('region', { name: '授权委托书' });
  await expect(side).toContainText('因为材料由代办人带来');
  await expect(side).toContainText('第一百六十五条');
  await photograph(station, 'mandate-line');
  await side.getByRole('button', { name: '打印委托书…' }).click();
  const paper = station.page.getByRole('dialog', { name: '授权委托书' });
  await expect(paper.getByRole('img')).toHaveCount(1);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await paper.getByRole('button', { name: '关闭' }).click();
});
