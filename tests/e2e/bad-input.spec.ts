/** Bad input at the counter: each gets its sentence in zh-CN, and nothing that was captured is lost. */
import { createServer, type Server } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ImageError } from '../../shared/domain/app-error';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { shell } from '../../shared/i18n/zh-cn/shell';
import { openFilledCase } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { greyPng } from '../support/png-file';
import { completeForm, inventedIdNumber } from '../support/case-builders';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const pageOfPapers = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-bad');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open({ below: 'station' }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(station.page, completeForm);
  await pages.material.addFiles('户口簿', [pageOfPapers]);
});

/** A real PNG of one bit a pixel that claims, and holds, width x height pixels. */
const aPng = (width: number, height: number) =>
  greyPng(width, height, 1, Buffer.alloc((Math.ceil(width / 8) + 1) * height));

async function sentences(error: ImageError): Promise<string[]> {
  const words = errors[error.kind] as (
    of: ImageError,
  ) => Record<'happened' | 'safe' | 'todo', string>;
  const { happened, safe, todo } = words(error);
  return [happened, safe, todo];
}

const files: [string, ImageError, () => Promise<Buffer>][] = [
  ['文字.jpg', { kind: 'imageNotAnImage' }, async () => Buffer.from('这不是图片')],
  ['空的.jpg', { kind: 'imageEmpty' }, async () => Buffer.alloc(0)],
  [
    '太大.png',
    { kind: 'imageTooManyPixels', megapixels: 60, limit: 40 },
    async () => aPng(10_000, 6_000),
  ],
  [
    '不完整.jpg',
    { kind: 'imageTruncated' },
    async () => {
      const whole = await readFile(pageOfPapers);
      return whole.subarray(0, Math.floor(whole.length * 0.6));
    },
  ],
];

for (const [name, error, bytes] of files) {
  test(`${name} is refused in words and the page before it stays`, async () => {
    await pages.material.openCapture('户口簿');
    const path = join(folder, name);
    await writeFile(path, await bytes());
    await station.page.locator('input[type="file"]').setInputFiles([path]);
    const notice = station.page.getByRole('alert').filter({ hasText: name });
    for (const sentence of await sentences(error)) await expect(notice).toContainText(sentence);
    await expect(pages.material.pages).toHaveCount(1);
  });
}

test('a dropped text file is refused, a good picture dropped with it is taken in', async () => {
  const good = (await readFile(pageOfPapers)).toString('base64');
  const data = await station.page.evaluateHandle((picture) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    transfer.items.add(new File(['户口在本区'], '说明.txt', { type: 'text/plain' }));
    transfer.items.add(new File([bytes], '学生本人页.jpg', { type: 'image/jpeg' }));
    return transfer;
  }, good);
  const target = station.page.getByRole('button', { name: '打开摄像头' });
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await target.dispatchEvent(type, { dataTransfer: data });
  }
  const notice = station.page.getByRole('alert').filter({ hasText: '说明.txt' });
  await expect(notice).toContainText(errors.imageNotAnImage({ kind: 'imageNotAnImage' }).happened);
  await expect(pages.material.pages).toHaveCount(2);
});

test('a pasted picture is taken in', async () => {
  const picture = (await readFile(pageOfPapers)).toString('base64');
  await station.page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.jpg', { type: 'image/jpeg' }));
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, picture);
  await expect(pages.material.pages).toHaveCount(3);
});

test('an identity number with a wrong check digit is told beside the field and kept as typed', async () => {
  await pages.intake.goTo('填写信息');
  const right = inventedIdNumber('1991-01-09', '999');
  const wrong = `${right.slice(0, 17)}${right.endsWith('5') ? '6' : '5'}`;
  await pages.intake.fillField('guardian1.idNumber', wrong);
  await expect
    .poll(() => pages.intake.problemOf('guardian1.idNumber'))
    .toContain('公民身份号码最后一位校验不符，请对照户口簿逐位核对');
  await pages.intake.saved();
  await expect(pages.intake.field('guardian1.idNumber')).toHaveValue(wrong);
});

/** Puts a text and its markup into the clipboard of the computer, as a program does that copies. */
const copied = (page: Station['page'], text: string, html: string) =>
  page.evaluate(
    ([plain, markup]) => {
      const copy = (event: ClipboardEvent) => {
        event.preventDefault();
        event.clipboardData?.setData('text/plain', plain);
        if (markup !== '') event.clipboardData?.setData('text/html', markup);
      };
      document.addEventListener('copy', copy, { once: true });
      document.execCommand('copy');
    },
    [text, html] as const,
  );

/** Puts a picture there, as one that is copied from a page. */
async function copyPicture({ page, app }: Station): Promise<void> {
  const png = aPng(64, 64).toString('base64');
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = new Image();
    picture.id = 'copied';
    picture.src = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
    picture.style.cssText = 'position:fixed;top:0;left:0;z-index:9999';
    await picture.decode();
    document.body.append(picture);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, png);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.copyImageAt(8, 8),
  );
  await page.evaluate(() => document.getElementById('copied')?.remove());
}

test('a picture, a table and far too much text pasted into a field are told, and the form stays as it is', async () => {
  await pages.intake.goTo('填写信息');
  const { page } = station;
  const field = page.locator('[id="field-register.address"]');
  const allValues = () =>
    page
      .locator('input, textarea')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await field.click();
  const before = await allValues();
  const paste = async (text: string, html: string) => {
    await copied(page, text, html);
    await field.click();
    await page.keyboard.press('Control+v');
  };
  const { picture, table, tooLong } = shell.paste;
  const refused = async (title: string) => {
    await expect(page.getByRole('status').filter({ hasText: title })).toBeVisible();
    expect(await allValues()).toEqual(before);
  };
  await copyPicture(station);
  await field.click();
  await page.keyboard.press('Control+v');
  await refused(picture.title);
  await photograph(station, 'paste-refused');
  await paste(
    '尉知夏\t女\r\n荀予安\t男\r\n',
    '<table><tr><td>尉知夏</td><td>女</td></tr><tr><td>荀予安</td><td>男</td></tr></table>',
  );
  await refused(table.title);
  await paste('岚'.repeat(10_000), '');
  await refused(tooLong.title(10_000));
  const cell = '听涛街道银杏巷 7 号';
  await copied(page, `${cell}\r\n`, `<table><tr><td>${cell}</td></tr></table>`);
  await field.selectText();
  await page.keyboard.press('Control+v');
  await expect(field).toHaveValue(cell);
});

test('a wrong passphrase is refused in words and everything is there with the right one', async () => {
  await pages.shell.lock();
  await pages.door.tryPassphrase('不是这个口令');
  for (const sentence of ['口令不对。', '本站数据仍加密保存，没有改动。']) {
    await expect(pages.door.trouble).toContainText(sentence);
  }
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await pages.material.openCapture('户口簿');
  await expect(pages.material.pages).toHaveCount(3);
});

test('a platform that answers HTML is named as a log-in page of the network', async () => {
  const portal: Server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>登录</title><form></form>');
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const { port } = portal.address() as AddressInfo;
  try {
    await pages.shell.goSettings();
    await pages.settings.pair(`http://127.0.0.1:${port}`, 'ABCD-EFGH');
    const { happened } = errors.platformAnswersHtml({ kind: 'platformAnswersHtml' });
    await expect(station.page.getByRole('alert')).toContainText(happened);
  } finally {
    portal.close();
  }
});

test('the log says what happened without a word of anybody', async () => {
  const log = await readFile(join(folder, 'station', 'logs', 'station.log'), 'utf8');
  expect(log).toContain('wrongPassphrase');
  for (const secret of ['尉玥宁', '程望', '望潮', '148300', '1540000', '文字.jpg', passphrase]) {
    expect(log).not.toContain(secret);
  }
});
