/** Papers that come as files: from the folder of a scanner's own program, and as PDF, page by page. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { degrees, PDFDocument, PDFName, PDFRawStream, StandardFonts } from 'pdf-lib';
import type {} from '../../renderer/main';
import { violationsInBothThemes } from '../support/axe';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { tiffFile } from '../support/tiff-file';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const paper = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-sources');
let folder: string;
let scans: string;
let family: Family;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await here.folder();
  scans = join(folder, 'scans');
  await mkdir(scans);
  family = await provideFamily();
  ({ station, pages } = await here.open({ below: 'station' }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

const inbox = () => station.page.getByRole('region', { name: '扫描文件夹' });
const choose = (...paths: string[]) =>
  station.page.locator('input[type="file"]').setInputFiles(paths);
const requirement = () => family.papers[0]?.requirement ?? '';
const pictures = () => family.papers[0]?.paths ?? [];

/** Originals of the pages of the open case, oldest first, and where they came from. */
const originals = () =>
  station.page.evaluate(async () => {
    const told = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!told.ok) throw new Error('No record');
    return told.value.batches.flatMap(({ caseId, events }) =>
      events.flatMap((event) => {
        if (event.type !== 'pageAdded') return [];
        const { source, original } = event.page;
        const { sha256, widthPx, heightPx } = original;
        return [{ caseId, source, sha256, widthPx, heightPx }];
      }),
    );
  });
type Original = Awaited<ReturnType<typeof originals>>[number];

const digestOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** The darkest dot of an original, 0 to 255. */
async function darkest(original: Original | undefined): Promise<number> {
  const found = { caseId: original?.caseId ?? '', sha256: original?.sha256 ?? '' };
  return station.page.evaluate(async ({ caseId, sha256 }) => {
    const read = await window.station.blobs.read({ caseId, sha256 });
    if (!read.ok) throw new Error('No picture');
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(read.value)]));
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    drawing?.drawImage(bitmap, 0, 0);
    const { data } = drawing?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
    let least = 255;
    for (let at = 0; at < data.length; at += 4) least = Math.min(least, data[at] ?? 255);
    return least;
  }, found);
}

test('a folder is chosen, and its pictures go into the papers in order and are then put away', async () => {
  await pages.shell.goSettings();
  await answerDialogs(station, scans);
  await inbox().getByRole('button', { name: '选择文件夹' }).click();
  await expect(inbox()).toContainText('正在查看');

  await pages.intake.openCase(family.answers);
  await pages.material.openCapture(requirement());
  const [first = '', second = ''] = pictures();
  await copyFile(first, join(scans, 'scan-1.jpg'));
  await copyFile(second, join(scans, 'scan-2.jpg'));
  await writeFile(join(scans, 'note.jpg'), 'not a picture');
  await expect(inbox()).toContainText('扫描文件夹里有 2 张新图片');
  await expect(station.page.getByText('note.jpg：不是图片')).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await inbox().getByRole('button', { name: '按顺序收进这份材料（2 张）' }).click();
  await expect(pages.material.pages).toHaveCount(2);
  await expect(inbox()).toBeHidden();
  await expect.poll(() => readdir(join(scans, '已收'))).toEqual(['scan-1.jpg', 'scan-2.jpg']);
  expect(await readdir(join(scans, '无法识别'))).toEqual(['note.jpg']);
  const taken = await originals();
  expect(taken.map(({ source }) => source)).toEqual(['folder', 'folder']);
  expect(taken.map(({ sha256 }) => sha256)).toEqual([
    await digestOf(first),
    await digestOf(second),
  ]);
});

test('a drive that is pulled is told, and goes on when it is back', async () => {
  await rename(scans, join(folder, 'pulled'));
  await expect(station.page.getByText('找不到扫描文件夹')).toBeVisible();
  await rename(join(folder, 'pulled'), scans);
  await expect(station.page.getByText('找不到扫描文件夹')).toBeHidden();
  await copyFile(pictures()[0] ?? '', join(scans, 'scan-3.jpg'));
  await expect(inbox()).toContainText('扫描文件夹里有 1 张新图片');
  await rm(join(scans, 'scan-3.jpg'));
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  await writeFile(join(scans, 'scan-4.pdf'), await pdf.save());
  await inbox().getByRole('button', { name: '收进 scan-4.pdf' }).click();
  await expect(pages.material.pages).toHaveCount(3);
  await expect.poll(() => readdir(join(scans, '已收'))).toContain('scan-4.pdf');
});

test('a PDF comes page by page: a scanned page as the very same JPEG, another one drawn', async () => {
  const scanned = await readFile(paper);
  const pdf = await PDFDocument.create();
  const image = await pdf.embedJpg(scanned);
  pdf.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage([595, 842]).drawText('Residence contract', { x: 60, y: 700, size: 24, font });
  pdf.addPage([595, 842]).setRotation(degrees(90));
  pdf.addJavaScript('hello', 'app.alert("hello")');
  const path = join(folder, 'contract.pdf');
  await writeFile(path, await pdf.save());
  await choose(path);
  await expect(station.page.getByText('这个 PDF 带有脚本。脚本没有运行')).toBeVisible();
  await expect(pages.material.pages).toHaveCount(6);
  const [, , , exact, drawn, turned] = await originals();
  expect(exact?.source).toBe('pdf');
  expect(exact?.sha256).toBe(await digestOf(paper));
  expect(drawn).toMatchObject({ source: 'pdf', widthPx: 2479, heightPx: 3508 });
  expect(turned).toMatchObject({ widthPx: 3508, heightPx: 2479 });
  expect(await darkest(drawn)).toBeLessThan(80);
  expect(await darkest(turned)).toBeGreaterThan(240);
  await station.page.getByRole('button', { name: '知道了' }).first().click();
});

test('a PDF that cannot be taken in is told in a sentence, and the pages that are there stay', async () => {
  const make = async (name: string, edit: (pdf: PDFDocument) => void) => {
    const pdf = await PDFDocument.create();
    edit(pdf);
    const path = join(folder, name);
    await writeFile(path, await pdf.save());
    return path;
  };
  const plain = await make('plain.pdf', (pdf) => void pdf.addPage());
  const locked = join(folder, 'locked.pdf');
  execFileSync('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', plain, locked]);
  const long = await make('long.pdf', (pdf) => {
    for (let page = 0; page < 5_000; page += 1) pdf.addPage();
  });
  const cut = join(folder, 'cut.pdf');
  await writeFile(cut, (await readFile(plain)).subarray(0, 60));
  const swollen = await make('swollen.pdf', (pdf) => {
    const page = pdf.addPage();
    const picture = pdf.context.stream(new Uint8Array(4), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 100_000,
      Height: 100_000,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    });
    page.node.setXObject(PDFName.of('Im'), pdf.context.register(picture));
  });
  const bomb = await make('bomb.pdf', (pdf) => {
    const program = deflateSync(Buffer.alloc(40 * 1024 * 1024, '0 0 1 1 2 2 c '));
    const packed = PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode' }), program);
    pdf.addPage().node.set(PDFName.of('Contents'), pdf.context.register(packed));
  });
  for (const [path, sentence] of [
    [locked, '这个 PDF 设了密码，打不开。'],
    [long, '这个 PDF 有 5000 页，超过 200 页的上限。'],
    [cut, '这个文件不是完整的 PDF，打不开。'],
    [bomb, '这个 PDF 解开后异常地大'],
    [swollen, 'PDF 的第 1 页画不出来'],
  ] as const) {
    await choose(path);
    await expect(station.page.getByText(sentence)).toBeVisible();
    await station.page.getByRole('button', { name: '知道了' }).first().click();
  }
  await expect(pages.material.pages).toHaveCount(6);
});

test('a picture file of several pages comes page by page, from the folder and from a choice', async () => {
  await pages.intake.openCase(family.answers);
  await pages.material.openCapture(requirement());
  const before = (await originals()).length;
  const page = (height: number) => ({ width: 300, height });
  const book = tiffFile([page(410), page(420), { ...page(40), type: 1 }, page(430)]);
  await writeFile(join(scans, 'book.tif'), book);
  await expect(inbox()).toContainText('多页图片');
  await photograph(station, 'file-of-pages');
  await inbox().getByRole('button', { name: '收进 book.tif' }).click();
  await expect(pages.material.pages).toHaveCount(3);
  await expect.poll(() => readdir(join(scans, '已收'))).toContain('book.tif');
  expect(await readFile(join(scans, '已收', 'book.tif'))).toEqual(Buffer.from(book));
  const chosen = join(folder, 'chosen.tiff');
  await writeFile(chosen, tiffFile([page(440), page(450)]));
  await choose(chosen);
  await expect(pages.material.pages).toHaveCount(5);
  expect(
    (await originals()).slice(before).map(({ source, heightPx }) => [source, heightPx]),
  ).toEqual([
    ['folder', 410],
    ['folder', 420],
    ['folder', 430],
    ['file', 440],
    ['file', 450],
  ]);
});
