/** A scan that stops while the clerk is at another paper or in another room: told there, and at its paper until it is answered. */
import type { ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { scanZh as words } from '../../shared/i18n/zh-cn/scan';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import { launchStation, type Station } from '../support/electron-app';
import { numberedPaper, startFakeEscl, type FakeEscl } from '../support/fake-escl';
import { photograph } from '../support/photograph';
import { noScanners } from '../support/sane-rig';
import { ScanPanel } from './pages/scan-panel';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const child = completeForm['child.name'] ?? '';
const jam = errors.scannerJam({ kind: 'scannerJam' });
let folder: string;
let network: FakeEscl;
let station: Station;
let pages: StationPages;
let panel: ScanPanel;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-scan-left-e2e-'));
  network = await startFakeEscl(1);
  station = await launchStation({
    userDataDir: join(folder, 'station'),
    env: { ...noScanners(folder) },
  });
  pages = stationPages(station.page);
  panel = new ScanPanel(station.page);
  await pages.door.createStation({
    school: '望潮小学',
    operatorName: '程望',
    passphrase: '望海潮 一二三四五',
  });
  await openFilledCase(station.page, completeForm);
});
test.afterAll(async () => {
  await station.close();
  await network.close();
  await rm(folder, { recursive: true, force: true });
});

const openScanner = () =>
  station.page.getByRole('button', { name: words.open, exact: true }).press('Enter');
const told = (title: string): Locator => pages.shell.messages.getByText(title, { exact: true });

test('a jam is told at the next paper, and goes away neither with a room nor with the scan of that paper', async () => {
  await pages.material.openCapture('户口簿');
  await openScanner();
  await expect(panel.region).toContainText(words.none.title);
  await panel.region.getByRole('button', { name: words.byAddress }).click();
  const address = panel.region.getByLabel(words.address);
  await address.fill(network.url);
  await address.press('Enter');
  await panel.ready();
  await panel.set(words.source, words.sources.feeder);

  // The first page is in the scanner until the clerk is elsewhere; the sheet after it jams.
  network.state.jamsAt = 1;
  const held = new Promise<ServerResponse>((resolve) => {
    network.state.instead.set('NextDocument', [(_request, response) => resolve(response)]);
  });
  await panel.scanButton.click();
  const page = await held;
  await station.page.getByRole('button', { name: '下一份' }).click();
  await expect(panel.region).toHaveCount(0);
  page.setHeader('Content-Type', 'image/jpeg').end(numberedPaper(1));

  await expect(told(words.away.title('户口簿'))).toBeVisible();
  await expect(pages.shell.messages).toContainText(jam.happened);
  await expect(pages.shell.messages).toContainText(words.savedPages(1));
  await expect(pages.shell.messages).toContainText(jam.todo);
  await photograph(station, 'jam-elsewhere');
  expect(await violationsInBothThemes(station.page)).toEqual([]);

  network.state.jamsAt = undefined;
  await openScanner();
  await panel.ready();
  await panel.scanButton.click();
  await expect(panel.region.getByText(words.done(1))).toBeVisible();
  await expect(told(words.away.title('户口簿'))).toBeVisible();

  await pages.shell.goHome();
  await expect(told(words.away.titleOf(child, '户口簿'))).toBeVisible();
  await photograph(station, 'jam-at-home');
});

test('the way back leads to what happened at the paper; a scan of that paper ends it', async () => {
  await pages.shell.messages.getByRole('button', { name: words.away.go }).press('Enter');
  const outcome = panel.region.getByRole('alert');
  await expect(outcome).toContainText(jam.happened);
  await expect(outcome).toContainText(words.savedPages(1));
  await expect(told(words.away.title('户口簿'))).toHaveCount(0);
  await photograph(station, 'jam-back');

  // Left without an answer it is told again.
  await pages.shell.goHome();
  await expect(told(words.away.titleOf(child, '户口簿'))).toBeVisible();
  await pages.shell.messages.getByRole('button', { name: words.away.go }).press('Enter');
  network.state.sheets = 2;
  await outcome.getByRole('button', { name: words.resume(2) }).press('Enter');
  await expect(panel.region.getByText(words.done(3))).toBeVisible();
  await pages.shell.goHome();
  await expect(pages.shell.messages.getByRole('button')).toHaveCount(0);
});

test('at its paper it is told although the scanner was closed there', async () => {
  await pages.home.openCaseOf(child);
  await pages.material.openCapture('户口簿');
  await openScanner();
  await panel.ready();
  network.state.sheets = 1;
  const held = new Promise<ServerResponse>((resolve) => {
    network.state.instead.set('NextDocument', [(_request, response) => resolve(response)]);
  });
  await panel.scanButton.click();
  const page = await held;
  await openScanner();
  await expect(panel.region).toHaveCount(0);
  network.state.told = 'ScannerAdfJam';
  page.writeHead(409).end();
  const alone = station.page.getByRole('alert').filter({ hasText: jam.happened });
  await expect(alone).toBeVisible();
  await expect(pages.shell.messages.getByRole('button')).toHaveCount(0);
  await alone.getByRole('button', { name: words.open }).press('Enter');
  network.state.told = undefined;
  await panel.region.getByRole('button', { name: words.again }).press('Enter');
  await expect(panel.region.getByText(words.done(1))).toBeVisible();
  await pages.shell.goHome();
});

test('whoever has read it elsewhere is asked no more', async () => {
  await pages.home.openCaseOf(child);
  await pages.material.openCapture('户口簿');
  await openScanner();
  await panel.ready();
  network.state.sheets = 1;
  const held = new Promise<ServerResponse>((resolve) => {
    network.state.instead.set('NextDocument', [(_request, response) => resolve(response)]);
  });
  await panel.scanButton.click();
  const page = await held;
  await pages.shell.goHome();
  network.state.told = 'ScannerAdfJam';
  page.writeHead(409).end();
  await expect(pages.shell.messages).toContainText(words.away.noneSaved);
  await pages.shell.messages.getByRole('button', { name: '知道了' }).press('Enter');
  await expect(told(words.away.titleOf(child, '户口簿'))).toHaveCount(0);
  await pages.home.openCaseOf(child);
  await pages.material.openCapture('户口簿');
  await openScanner();
  await panel.ready();
  await expect(panel.region.getByRole('alert')).toHaveCount(0);
});
