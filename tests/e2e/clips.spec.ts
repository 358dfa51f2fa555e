/** 字图 in the real program: a character that no font has is clipped from the register page, and letters show it. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import { completeForm, fontless } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const name = `文${String.fromCodePoint(fontless)}`;
const offer = '从户口簿截取 U+2EC00';

/** A page as the police print it, in millimetres; the second character of the name looks like 龘, which no font has here. */
const widthMm = 143;
const heightMm = 105;
const glyph = { xMm: 46, yMm: 30, sizeMm: 4.2 };
const printed = [
  { text: '常住人口登记卡', xMm: 48, yMm: 15, sizeMm: 6 },
  { text: '姓　　名', xMm: 10, yMm: 30, sizeMm: 3.5 },
  { text: '文', xMm: glyph.xMm - 6, yMm: 30, sizeMm: glyph.sizeMm },
  { text: '龘', ...glyph },
  { text: '户主或与户主关系　女儿', xMm: 70, yMm: 30, sizeMm: 3.5 },
  { text: '出生地　山东省日照市岚山区', xMm: 10, yMm: 45, sizeMm: 3.5 },
  { text: '民族　汉族　出生日期　2020年3月5日', xMm: 10, yMm: 60, sizeMm: 3.5 },
];

/** A photo of the page on a desk, at 200 dpi: tinted paper, and a red seal beside the name. */
async function drawnPage(): Promise<Buffer> {
  const drawn = await station.page.evaluate(
    async ({ lines, wide, high, at }) => {
      const perMm = 200 / 25.4;
      const desk = 18;
      const px = (mm: number) => Math.round((mm + 2 * desk) * perMm);
      const canvas = new OffscreenCanvas(px(wide), px(high));
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('No canvas');
      await document.fonts.load('20px "Noto Serif SC"', '龘');
      context.fillStyle = '#5d6266';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.scale(perMm, perMm);
      context.translate(desk, desk);
      context.fillStyle = '#dfeae2';
      context.fillRect(0, 0, wide, high);
      context.fillStyle = '#1d1c22';
      for (const { text, xMm, yMm, sizeMm } of lines) {
        context.font = `${String(sizeMm)}px "Noto Serif SC"`;
        context.fillText(text, xMm, yMm);
      }
      // Ink of a stamp darkens print and never covers it.
      context.globalCompositeOperation = 'multiply';
      context.strokeStyle = '#e4685f';
      context.lineWidth = 0.8;
      context.beginPath();
      context.arc(at.xMm + 10, at.yMm - 2, 8, 0, 7);
      context.stroke();
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { lines: printed, wide: widthMm, high: heightMm, at: glyph },
  );
  return Buffer.from(drawn, 'base64');
}

const here = ownStation('station-clips');
let folder: string;
let station: Station;
let pages: StationPages;
const job = () => join(folder, 'job.pdf');
const jobs = async () =>
  (await readFile(join(folder, 'jobs'), 'utf8').catch(() => '')).split('\n').filter(Boolean).length;
const jobText = () =>
  execFileSync('pdftotext', [job(), '-'], { encoding: 'utf8' }).replace(/\s/g, '');

test.beforeAll(async () => {
  folder = await here.folder();
  const lp = join(folder, 'bin', 'lp');
  await mkdir(join(folder, 'bin'));
  await writeFile(lp, `#!/bin/sh\nprintf "%s\\n" "$*" >> "${folder}/jobs"\ncat > "${job()}"\n`);
  await chmod(lp, 0o755);
  const env = { PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) };
  ({ station, pages } = await here.open({ below: 'data', env }));
  await station.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.getPrintersAsync = () =>
        Promise.resolve([
          {
            name: '一楼窗口',
            displayName: '一楼窗口',
            description: '',
            options: { 'printer-state': '3' } as never,
          },
        ]);
    }
  });
  await writeFile(join(folder, 'page.jpg'), await drawnPage());
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  await pages.intake.fillForm({
    'child.name': name,
    'guardian1.name': completeForm['guardian1.name'] ?? '',
  });
  await pages.intake.saved();
});

async function issueNotice(): Promise<void> {
  const { page } = station;
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: '一次性告知' }).click();
  await page.getByRole('button', { name: '出具告知书' }).click();
  await page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
}

const dialog = () => station.page.getByRole('dialog', { name: offer });
const question = () => station.page.getByRole('alertdialog', { name: '这份文书有字打印不出来' });
const frame = () => dialog().getByRole('button', { name: /^字的框/ });

test('without a page there is nothing to clip from, and the way to one is told', async () => {
  await issueNotice();
  await station.page.getByRole('button', { name: offer }).click();
  await expect(dialog()).toContainText('还没有采集材料的影像');
  await expect(dialog().getByRole('button', { name: '用这张字图' })).toBeDisabled();
  await station.page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
});

test('the question before printing offers the clip; the frame is drawn by pointer and moved by keys', async () => {
  const { page } = station;
  await page.keyboard.press('F5');
  await pages.material.addFiles('户口簿', [join(folder, 'page.jpg')]);
  await issueNotice();
  const before = await jobs();
  await page.keyboard.press('Control+p');
  await expect(question()).toContainText('U+2EC00：学生姓名');
  await photograph(station, 'question');
  await question().getByRole('button', { name: offer }).click();
  await expect(question()).toBeHidden();
  await expect(frame()).toBeFocused();
  // An empty place is told, and cannot be taken.
  await page.keyboard.press('0');
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowDown');
  await expect(dialog()).toContainText('框里看不出字');
  await expect(dialog().getByRole('button', { name: '用这张字图' })).toBeDisabled();
  await drawAround();
  const drawn = await frame().getAttribute('aria-label');
  await expect(dialog().getByRole('img', { name: 'U+2EC00 的字图' })).toBeVisible();
  await frame().focus();
  for (const key of [
    'ArrowLeft',
    'Shift+ArrowRight',
    'Control+ArrowUp',
    'Shift+Control+ArrowDown',
  ]) {
    const label = await frame().getAttribute('aria-label');
    await page.keyboard.press(key);
    await expect(frame()).not.toHaveAttribute('aria-label', label ?? '');
  }
  await page.keyboard.press('=');
  await page.keyboard.press('=');
  await expect(frame()).toBeInViewport();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect(dialog().getByRole('img', { name: 'U+2EC00 的字图' })).toBeVisible();
  await photograph(station, 'clip');
  // The page may have been encoded anew behind the work: the frame stays where it was set.
  await expect(dialog().getByRole('img', { name: 'U+2EC00 的字图' })).toBeVisible();
  await page.keyboard.press('0');
  // A press elsewhere brings the frame there: where it was, a new one can be drawn.
  await page.mouse.click(...(await onPage(100, 20)));
  await drawAround();
  await expect(frame()).toHaveAttribute('aria-label', drawn ?? '');
  expect(await jobs()).toBe(before);
});

/** A place on the page, in millimetres of it, where the pointer finds it. */
async function onPage(xMm: number, yMm: number): Promise<[number, number]> {
  const box = await dialog()
    .getByRole('img', { name: /的影像$/ })
    .boundingBox();
  if (box === null) throw new Error('No page');
  return [box.x + (xMm / widthMm) * box.width, box.y + (yMm / heightMm) * box.height];
}

/** Draws the frame by pointer a little wider than the character is printed. */
async function drawAround(): Promise<void> {
  const { xMm, yMm, sizeMm } = glyph;
  const { mouse } = station.page;
  await mouse.move(...(await onPage(xMm - 0.7, yMm - sizeMm - 0.3)));
  await mouse.down();
  await mouse.move(...(await onPage(xMm + sizeMm / 2, yMm)));
  await mouse.move(...(await onPage(xMm + sizeMm + 0.7, yMm + 1.2)));
  await mouse.up();
}

test('the letter is drawn anew with the clip and goes out without a question', async () => {
  const { page } = station;
  const before = await jobs();
  await expect(dialog().getByRole('img', { name: 'U+2EC00 的字图' })).toBeVisible();
  await dialog().getByRole('button', { name: '用这张字图' }).click();
  await expect(dialog()).toBeHidden();
  await expect(page.getByRole('button', { name: '重新截取 U+2EC00' })).toBeVisible();
  await expect(page.getByText('有字打印不出来')).toHaveCount(0);
  await page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await photograph(station, 'clipped');
  await page.keyboard.press('Control+p');
  await expect.poll(jobs).toBe(before + 1);
  expect(jobText()).toContain(name);
  expect(jobText()).not.toContain('U+');
  expect(execFileSync('pdfimages', ['-list', job()], { encoding: 'utf8' })).toMatch(
    /256\s+256\s+gray/,
  );
  const picture = test.info().outputPath('letter');
  execFileSync('pdftoppm', ['-png', '-r', '200', '-singlefile', job(), picture]);
});

test('a letter that was printed stays; the next one shows the clip by itself', async () => {
  const { page } = station;
  await page.getByRole('button', { name: '重新截取 U+2EC00' }).click();
  await expect(dialog()).toContainText('保持原样');
  await photograph(station, 'again');
  await page.keyboard.press('Escape');
  await issueNotice();
  await expect(page.getByRole('button', { name: '重新截取 U+2EC00' })).toBeVisible();
  const before = await jobs();
  await page.keyboard.press('Control+p');
  await expect.poll(jobs).toBe(before + 1);
  expect(jobText()).toContain(name);
  expect(jobText()).not.toContain('U+');
});
