/** Scanning: the paper on the glass, a feeder that jams and goes on, and pages that a killed program had not filed. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import type {} from '../../renderer/main';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { scanZh as words } from '../../shared/i18n/zh-cn/scan';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import { launchStation, type Station } from '../support/electron-app';
import { numberedPaper, startFakeEscl, type FakeEscl } from '../support/fake-escl';
import { papersPnm } from '../support/papers-pnm';
import { photograph } from '../support/photograph';
import { pictureScanner, type SaneRig } from '../support/sane-rig';
import { ScanPanel } from './pages/scan-panel';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const child = completeForm['child.name'] ?? '';
let folder: string;
let rig: SaneRig;
let paper: Awaited<ReturnType<typeof papersPnm>>;
let network: FakeEscl;
let station: Station;
let pages: StationPages;
let panel: ScanPanel;

const launch = async () => {
  station = await launchStation({ userDataDir: join(folder, 'station'), env: { ...rig } });
  pages = stationPages(station.page);
  panel = new ScanPanel(station.page);
};

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-scan-e2e-'));
  paper = await papersPnm(folder, 200);
  rig = pictureScanner(folder, paper.path);
  network = await startFakeEscl();
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(station.page, completeForm);
});
test.afterAll(async () => {
  await station.close();
  await network.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every page the record has, in the order it was added. */
const recorded = () =>
  station.page.evaluate(async () => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    return read.value.batches
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.type === 'pageAdded' ? [event.page] : []));
  });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => sha256(numberedPaper(from + index)));

test('the paper on the glass becomes a page of the document, by keys alone', async () => {
  await pages.material.openCapture('户口簿');
  await station.page.getByRole('button', { name: words.open, exact: true }).press('Enter');
  await panel.ready();
  await expect(panel.device).toContainText('PNM file reader');
  await panel.set(words.dpi, '200 dpi');
  await panel.scanButton.press('Space');
  await expect(panel.region.getByText(words.done(1))).toBeVisible();
  await expect(pages.material.pages).toHaveCount(1);
  const [page] = await recorded();
  expect(page).toMatchObject({
    source: 'scanner',
    role: 'cover',
    original: { mediaType: 'image/jpeg', widthPx: paper.widthPx, heightPx: paper.heightPx },
  });
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a network scanner is taken in by its address, in words when there is none', async () => {
  await panel.region.getByRole('button', { name: words.byAddress }).click();
  const address = panel.region.getByLabel(words.address);
  await address.fill('127.0.0.1:9/eSCL');
  await address.press('Enter');
  await expect(panel.region).toContainText(errors.scannerGone({ kind: 'scannerGone' }).happened);
  await address.fill(network.url);
  await address.press('Enter');
  await expect(panel.device).toContainText('望潮 MFP 4100 & Co');
  await panel.ready();
  await expect(panel.region).toContainText(words.openLine);
});

test('a feeder that jams at its fourth page has given three; the rest follows', async () => {
  network.state.sheets = 10;
  network.state.jamsAt = 4;
  await panel.set(words.source, words.sources.feeder);
  await panel.scanButton.click();
  const jam = panel.region.getByRole('alert');
  await expect(jam).toContainText(errors.scannerJam({ kind: 'scannerJam' }).happened);
  await expect(jam).toContainText(words.savedPages(3));
  await expect(pages.material.pages).toHaveCount(4);
  await photograph(station, 'jam');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  network.state.jamsAt = undefined;
  await jam.getByRole('button', { name: words.resume(4) }).press('Enter');
  await expect(panel.region.getByText(words.done(10))).toBeVisible();
  await expect(pages.material.pages).toHaveCount(11);
  const found = (await recorded()).map(({ original }) => original.sha256);
  expect(found.slice(1)).toEqual(numbered(1, 10));
});

test('what was chosen for a scanner is chosen again', async () => {
  const source = station.page.getByRole('button', { name: words.open, exact: true });
  await source.click();
  await expect(panel.region).toHaveCount(0);
  await source.click();
  await panel.ready();
  await expect(panel.device).toContainText('望潮 MFP 4100 & Co');
  await expect(panel.choice(words.source)).toContainText(words.sources.feeder);
});

test('a scan that is stopped keeps what it gave', async () => {
  const before = await pages.material.pages.count();
  network.state.sheets = 20;
  network.state.staysAt = 13;
  await panel.scanButton.click();
  await expect(panel.region.getByText(words.page(3))).toBeVisible();
  await photograph(station, 'scanning');
  await panel.region.getByRole('button', { name: words.stop }).click();
  await expect(panel.region).toContainText(words.stopped(2));
  await expect(pages.material.pages).toHaveCount(before + 2);
  const found = (await recorded()).slice(before).map(({ original }) => original.sha256);
  expect(found).toEqual(numbered(11, 12));
});

test('a lock ends the scan; what it gave is in the document or offered there', async () => {
  const before = (await recorded()).length;
  const first = network.given() + 1;
  network.state.staysAt = first + 2;
  await panel.scanButton.click();
  await expect(panel.region.getByText(words.page(3))).toBeVisible();
  await station.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen');
  });
  // Of the page in the scanner nobody can say whether it is stored.
  await expect(pages.door.why).toContainText('1 张照片没能确认保存');
  await expect.poll(() => network.asked.at(-1)).toMatch(/^DELETE/);
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(child);
  await pages.material.openCapture('户口簿');
  const take = station.page.getByRole('button', { name: words.kept.take });
  const filed = async () => (await recorded()).length - before;
  await expect(async () =>
    expect((await filed()) === 2 || (await take.isVisible())).toBe(true),
  ).toPass();
  if ((await filed()) < 2) await take.click();
  await expect.poll(filed).toBe(2);
  const found = (await recorded()).slice(before).map(({ original }) => original.sha256);
  expect(found.toSorted()).toEqual(numbered(first, first + 1).toSorted());
  await station.page.getByRole('button', { name: words.open, exact: true }).click();
  await panel.ready();
});

/** kill -9 while a feeder gives its pages, and the station again; answers with the pages of the tray that are in no paper. */
async function killedWhileFeeding(pagesToHear: number): Promise<{ before: number; first: number }> {
  const before = (await recorded()).length;
  const first = network.given() + 1;
  network.state.staysAt = first + pagesToHear;
  const heard = station.page.evaluate(
    (most) =>
      new Promise<void>((resolve) => {
        let count = 0;
        window.station.on('pageScanned', () => {
          count += 1;
          if (count === most) resolve();
        });
      }),
    pagesToHear,
  );
  await panel.scanButton.click();
  await heard;
  await station.kill();

  network.state.staysAt = undefined;
  await launch();
  await pages.door.unlock(passphrase);
  return { before, first };
}
const countIn = async (notice: Locator) =>
  Number(/有 (\d+) 页/.exec(await notice.innerText())?.[1] ?? 0);
const homeNotice = () => station.page.getByRole('status').filter({ hasText: '但不在备份里' });

async function photographInEnglish(name: string): Promise<void> {
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await station.page.keyboard.press('F1');
  await expect(station.page.getByRole('status').filter({ hasText: 'in no back-up' })).toBeVisible();
  await photograph(station, name);
  await station.page.keyboard.press('F12');
  await pages.settings.chooseLanguage('简体中文');
  await pages.shell.goHome();
}

test('no page is lost to kill -9 in the middle of a feeder: the first screen tells of what was not filed', async () => {
  const { before, first } = await killedWhileFeeding(8);
  const atHome = homeNotice();
  await expect(atHome).toBeVisible();
  await photograph(station, 'home-waiting');
  await photographInEnglish('home-waiting-english');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  const filedBefore = (await recorded()).length - before;
  const said = await countIn(atHome);
  expect(filedBefore + said).toBe(8);
  await atHome.getByRole('button', { name: `${words.waiting.file} ${child}` }).press('Enter');
  await expect(station.page.getByRole('heading', { level: 2, name: '户口簿' })).toBeVisible();

  await station.page.keyboard.press('F10');
  const beforeSending = station.page
    .getByRole('status')
    .filter({ hasText: words.waiting.titleOfCase(said) });
  await expect(beforeSending).toContainText(words.waiting.notInBackup);
  await photograph(station, 'submit-waiting');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await beforeSending.getByRole('button', { name: words.waiting.file }).click();

  const notice = station.page.getByRole('status').filter({ hasText: words.kept.title(said) });
  await expect(notice).toBeVisible();
  await photograph(station, 'kept');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await notice.getByRole('button', { name: words.kept.take }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(async () => (await recorded()).length).toBe(before + filedBefore + said);
  const found = (await recorded()).slice(before).map(({ original }) => original.sha256);
  // Each page once, none left out; which of them were filed before the kill is a matter of moments.
  expect(found.toSorted()).toEqual(numbered(first, first + found.length - 1).toSorted());
  await pages.shell.goHome();
  await expect(pages.home.open).toBeVisible();
  await expect(homeNotice()).toHaveCount(0);
});

test('pages nobody needs are thrown away on the first screen, after a question', async () => {
  await pages.home.openCaseOf(child);
  await pages.material.openCapture('户口簿');
  await station.page.getByRole('button', { name: words.open, exact: true }).click();
  await panel.ready();
  await killedWhileFeeding(8);
  const notice = homeNotice();
  const said = await countIn(notice);
  expect(said).toBeGreaterThan(0);
  const discard = notice.getByRole('button', { name: `${words.kept.discard} ${child}` });
  await discard.click();
  const question = station.page.getByRole('alertdialog', {
    name: words.kept.discardTitleOf(child),
  });
  await expect(question).toContainText(words.kept.discardLines(said)[0] ?? '');
  await photograph(station, 'home-discard');
  await station.page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  expect(await countIn(notice)).toBe(said);
  const before = (await recorded()).length;
  await discard.click();
  await question.getByRole('button', { name: words.kept.discardConfirm }).click();
  await expect(notice).toHaveCount(0);
  const left = await station.page.evaluate(() => window.station.scanners.waiting(undefined));
  expect(left).toEqual({ ok: true, value: [] });
  expect((await recorded()).length).toBe(before);
});

test('nothing of a scan lies in the settings of this computer', async () => {
  const kept = await readFile(join(folder, 'station', 'scanners.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ typed: [{ base: network.url }] });
  expect(kept).not.toContain(child);
});
