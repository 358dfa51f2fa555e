/** A letter on its way to the family in the real program: printed, and received against a signed receipt that is kept. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const slip = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-letters');
let folder: string;
let station: Station;
let pages: StationPages;

/** A spooler that keeps the last job and what it was asked; printers are the system's, of which this one has none. */
async function installSpooler(): Promise<void> {
  const lp = join(folder, 'bin', 'lp');
  await mkdir(join(folder, 'bin'));
  await writeFile(lp, `#!/bin/sh\necho "$@" >> "${folder}/jobs"\ncat > "${folder}/job.pdf"\n`);
  await chmod(lp, 0o755);
}
const jobs = async () =>
  (await readFile(join(folder, 'jobs'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
const jobText = () =>
  execFileSync('pdftotext', [join(folder, 'job.pdf'), '-'], { encoding: 'utf8' });

/** Printers of the system, as Chromium tells of them under CUPS. */
const withPrinters = (printers: readonly { name: string; state: string }[]) =>
  station.app.evaluate(({ BrowserWindow }, found) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.getPrintersAsync = () =>
        Promise.resolve(
          found.map(({ name, state }) => ({
            name,
            displayName: name,
            description: '',
            options: { 'printer-state': state } as never,
          })),
        );
    }
  }, printers);

test.beforeAll(async () => {
  folder = await here.folder();
  await installSpooler();
  const env = { PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) };
  ({ station, pages } = await here.open({ below: 'data', env }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(
    station.page,
    { ...completeForm, 'residence.tenure': 'owned' },
    { preferential: false, localRegister: true, localHome: true },
  );
  await station.page.getByRole('button', { name: '一次性告知' }).click();
  await station.page.getByRole('button', { name: '出具告知书' }).click();
  await station.page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
});

/** Closes the shown letter and opens it anew, as somebody does who comes back to it. */
async function reopenPaper(): Promise<void> {
  const { page } = station;
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: '一次性告知' }).click();
  await page
    .getByRole('dialog', { name: '一次性告知' })
    .getByRole('button', { name: '打开那份告知书' })
    .click();
  await page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
}

test('a letter is recorded as received, with the photo of the signed receipt', async () => {
  const { page } = station;
  await page.getByRole('button', { name: /^登记送达/ }).click();
  const dialog = page.getByRole('dialog', { name: /登记送达/ });
  await expect(dialog.getByLabel('收件人')).toHaveValue(completeForm['guardian1.name'] ?? '');
  const day = dialog.getByLabel('收到日期');
  const today = await day.inputValue();
  await day.fill('20200101');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog.getByText(/收到日期不对/)).toBeVisible();
  await day.fill(today);
  await dialog.locator('input[type="file"]').setInputFiles(slip);
  await expect(dialog.getByRole('img', { name: '已签名的送达回证' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await photograph(station, 'serve-dialog');
  // Closed by mistake: what was typed and the photo are still there.
  await dialog.getByLabel('备注').fill('代收');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^登记送达/ }).click();
  await expect(dialog.getByLabel('备注')).toHaveValue('代收');
  await expect(dialog.getByRole('img', { name: '已签名的送达回证' })).toBeVisible();
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  const row = pages.case.papers.filter({ hasText: '一次性告知书' });
  await expect(row).toContainText(`已送达：${completeForm['guardian1.name'] ?? ''}`);
  await expect(row.getByRole('button', { name: /^登记送达/ })).toHaveCount(0);
  await photograph(station, 'served');
});

test('a letter goes to the printer that was chosen, which is the first choice from then on', async () => {
  const { page } = station;
  const printer = page.getByRole('button', { name: /^打印机|系统默认打印机|一楼|档案室/ }).first();
  const print = () => page.getByRole('button', { name: '打印', exact: true }).click();
  await print();
  await expect(page.getByText('没有找到打印机。')).toBeVisible();
  await withPrinters([
    { name: '一楼窗口', state: '3' },
    { name: '档案室', state: '5' },
  ]);
  await reopenPaper();
  await printer.click();
  await page.getByRole('option', { name: '档案室（已暂停）' }).click();
  await print();
  await expect(page.getByText('这台打印机已暂停，交给它也不会打出来。')).toBeVisible();
  expect(await jobs()).toEqual([]);
  await printer.click();
  await page.getByRole('option', { name: '一楼窗口' }).click();
  await photograph(station, 'print');
  await pages.case.print(2);
  await expect.poll(jobs).toEqual(['-d 一楼窗口 -n 2 -t letter -o media=A4 -']);
  expect(jobText()).not.toContain('次打印');
  await expect(pages.case.papers.first()).toContainText('已打印 2 份');
  // The second print says that it is one; the choice of before stands.
  await reopenPaper();
  await expect(printer).toContainText('一楼窗口');
  await expect(page.getByText(/再打印时纸上注明“第2次打印”/)).toBeVisible();
  await print();
  await expect.poll(async () => (await jobs()).length).toBe(2);
  await expect.poll(jobText).toContain('第2次打印');
  await photograph(station, 'printed');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('the signed receipt is shown from the record', async () => {
  const { page } = station;
  await page.getByRole('button', { name: /^送达回证/ }).click();
  const dialog = page.getByRole('dialog', { name: /送达回证/ });
  const image = dialog.getByRole('img', { name: '已签名的送达回证' });
  const width = () => image.evaluate((element: HTMLImageElement) => element.naturalWidth);
  await expect.poll(width).toBeGreaterThan(100);
  await photograph(station, 'slip');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('characters that no font has are named with their field before the letter leaves', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  // Of CJK extension I, which no font here has.
  const name = '\u6587\u{2EC00}';
  await pages.intake.fillForm({
    'child.name': name,
    'guardian1.name': completeForm['guardian1.name'] ?? '',
  });
  await pages.intake.saved();
  await page.getByRole('button', { name: '一次性告知' }).click();
  await page.getByRole('button', { name: '出具告知书' }).click();
  await page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
  const before = (await jobs()).length;
  await page.keyboard.press('Control+p');
  const question = page.getByRole('alertdialog', { name: '这份文书有字打印不出来' });
  await expect(question).toContainText('U+2EC00：学生姓名');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await photograph(station, 'missing');
  await question.getByRole('button', { name: '先不打印' }).click();
  expect(await jobs()).toHaveLength(before);
  await page.keyboard.press('Control+s');
  await question.getByRole('button', { name: '先不另存' }).click();
  await page.keyboard.press('Control+p');
  await question.getByRole('button', { name: '仍要打印' }).click();
  await expect.poll(async () => (await jobs()).length).toBe(before + 1);
  expect(jobText()).toContain('〔U+2EC00〕');
});
