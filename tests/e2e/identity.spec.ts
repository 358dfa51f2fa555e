/** 身份核验 with a signature and 走访, through the real program: kept sealed, there after a lock, in the trail in words. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { beginCase } from '../support/case-at-window';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { filesBelow } from '../torture/files-below';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const childName = completeForm['child.name'] ?? '';
const here = ownStation('station-identity');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open());
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await beginCase(station.page, completeForm);
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await station.page.keyboard.press('F10');
});

/** Draws a stroke in the frame, as a pen does. */
async function sign(lower = 0): Promise<void> {
  const pad = station.page.getByRole('img', { name: /^(请在框内签名|已签名)$/ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('No frame to sign in');
  const { mouse } = station.page;
  await mouse.move(box.x + 40, box.y + 90 + lower);
  await mouse.down();
  for (let step = 0; step <= 40; step += 1) {
    await mouse.move(box.x + 40 + step * 6, box.y + 80 + lower + 40 * Math.sin(step / 3));
  }
  await mouse.up();
}

/** Dark dots of what is drawn in the frame. */
const inkOf = () =>
  station.page.getByRole('img', { name: '已签名' }).evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pen = (element as HTMLCanvasElement).getContext('2d');
    const dots = pen?.getImageData(0, 0, width, height).data ?? [];
    let ink = 0;
    for (let at = 0; at < dots.length; at += 4) if ((dots[at] ?? 255) < 128) ink += 1;
    return ink;
  });

test('a guardian is checked, reads what may be looked up, and signs', async () => {
  const { page } = station;
  await page.getByRole('button', { name: '核验身份' }).click();
  const dialog = page.getByRole('dialog', { name: '核验身份' });
  await expect(dialog.getByLabel('证件上的姓名')).toHaveValue(completeForm['guardian1.name'] ?? '');
  await dialog.getByLabel('证件上的姓名').fill('另一个人');
  await expect(dialog.getByText(/不一致，请核对/)).toBeVisible();
  await dialog.getByLabel('证件上的姓名').fill(completeForm['guardian1.name'] ?? '');
  await expect(dialog.getByText(/只用于本次入学审核/)).toBeVisible();
  await sign();
  await expect(dialog.getByRole('status').filter({ hasText: '已签名' })).toBeVisible();
  // What one guardian signed does not stand under the other.
  await dialog.getByRole('radiogroup').getByText('监护人二', { exact: true }).click();
  await expect(dialog.getByRole('status').filter({ hasText: '请在框内签名' })).toBeVisible();
  await dialog.getByRole('radiogroup').getByText('监护人一', { exact: true }).click();
  await sign();
  const isSigned = dialog.getByRole('status').filter({ hasText: '已签名' });
  await expect(isSigned).toBeVisible();
  const ink = await inkOf();
  expect(ink).toBeGreaterThan(100);
  // Whoever signed need not sign again after Esc, nor after a lock.
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: '核验身份' }).click();
  await expect(dialog.getByText('已为你留着')).toBeVisible();
  await expect.poll(inkOf).toBe(ink);
  await photograph(station, 'signature-kept');
  await page.keyboard.press('Control+L');
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(childName);
  await page.keyboard.press('F10');
  await page.getByRole('button', { name: '核验身份' }).click();
  await expect.poll(inkOf).toBe(ink);
  // Another stroke goes on where the first ones are.
  await sign(30);
  await expect.poll(inkOf).toBeGreaterThan(ink);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已签署数据核验授权')).toBeVisible();
  await page.getByRole('button', { name: '核验身份' }).click();
  await expect(dialog.getByText('已为你留着')).toHaveCount(0);
  await expect(dialog.getByRole('status').filter({ hasText: '请在框内签名' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('img', { name: /的签名$/ })).toBeVisible();
});

test('who does not sign is noted without, and a doubt needs its reason', async () => {
  const { page } = station;
  await page.getByRole('button', { name: '核验身份' }).click();
  const dialog = page.getByRole('dialog', { name: '核验身份' });
  await dialog.getByRole('radiogroup').getByText('受托代办人', { exact: true }).click();
  await expect(dialog.getByRole('img', { name: '请在框内签名' })).toHaveCount(0);
  await dialog.getByLabel('证件上的姓名').fill('南宫代办');
  await dialog.getByRole('radiogroup').getByText('存疑').click();
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
  await dialog.getByLabel('备注').fill('照片与本人差别较大');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('受托代办人 南宫代办')).toBeVisible();
  await expect(page.getByText('未签署授权')).toBeVisible();
});

test('a home visit is noted, and a day to come is refused in words with nothing lost', async () => {
  const { page } = station;
  await page.getByRole('button', { name: '记录走访' }).click();
  const dialog = page.getByRole('dialog', { name: '记录走访' });
  await dialog.getByLabel('走访日期').fill('20990101');
  await dialog.getByRole('radiogroup').getByText('确在此居住').click();
  await dialog.getByLabel('看到的情况').fill('一家三口在家，书桌已备好');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText(/走访日期不对/)).toBeVisible();
  await dialog.getByLabel('走访日期').fill('20260805');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('一家三口在家，书桌已备好')).toBeVisible();
});

test('all of it is there after a lock, named in the trail, and readable in no file', async () => {
  const { page } = station;
  // Whoever is called away locks with the dialog open.
  await page.getByRole('button', { name: '记录走访' }).click();
  await page.getByRole('dialog', { name: '记录走访' }).waitFor();
  await page.keyboard.press('Control+L');
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(childName);
  await page.keyboard.press('F10');
  await expect(page.getByRole('img', { name: /的签名$/ })).toBeVisible();
  await expect(page.getByText('受托代办人 南宫代办')).toBeVisible();
  await pages.shell.goAudit();
  await expect(page.getByText(/核验身份：监护人一，人证一致，签署数据核验授权/)).toBeVisible();
  await expect(page.getByText(/走访（2026-08-05）：确在此居住/)).toBeVisible();
  for (const path of await filesBelow(folder)) {
    const bytes = await readFile(path);
    for (const word of ['南宫代办', '书桌已备好', '照片与本人']) {
      expect(bytes.includes(word), path).toBe(false);
      expect(bytes.includes(Buffer.from(word, 'utf16le')), path).toBe(false);
    }
  }
});
