/** A letter on its way to the family in the real program: received against a signed receipt that is kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const slip = join(import.meta.dirname, '../support/papers-page.jpg');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-letters-'));
  station = await launchStation({ userDataDir: join(folder, 'data') });
  pages = stationPages(station.page);
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  await pages.intake.fillForm({ ...completeForm, 'residence.tenure': 'owned' });
  await pages.intake.saved();
  await station.page.getByRole('button', { name: '一次性告知' }).click();
  await station.page.getByRole('button', { name: '出具告知书' }).click();
  await station.page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

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
