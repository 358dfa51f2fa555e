/** A case that is sent while scanned pages of it wait: said before, and told of afterwards until they are thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { scanZh as words } from '../../shared/i18n/zh-cn/scan';
import { violationsInBothThemes } from '../support/axe';
import { openFilledCase } from '../support/case-at-window';
import { launchStation, type Station } from '../support/electron-app';
import { startFakeEscl, type FakeEscl } from '../support/fake-escl';
import { provideFamily, type Family } from '../support/family';
import { photograph } from '../support/photograph';
import { ScanPanel } from './pages/scan-panel';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
let folder: string;
let family: Family;
let childName: string;
let network: FakeEscl;
let station: Station;
let pages: StationPages;
let panel: ScanPanel;

const launch = async () => {
  station = await launchStation({ userDataDir: join(folder, 'station') });
  pages = stationPages(station.page);
  panel = new ScanPanel(station.page);
};

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-waiting-'));
  family = await provideFamily();
  childName = family.form['child.name'] ?? '';
  network = await startFakeEscl(20);
  await launch();
});
test.afterAll(async () => {
  await station.close();
  await network.close();
  await rm(folder, { recursive: true, force: true });
});

test('a family is taken in, and the program is killed while one paper more is scanned', async () => {
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(station.page, family.form, family.answers);
  const { requirement, paths } = family.cameraPaper;
  for (const paper of [...family.papers, { requirement, paths }]) {
    await pages.material.addFiles(paper.requirement, paper.paths);
  }
  await pages.material.inspectAll();
  await expect(pages.intake.missing).not.toContainText('还差');

  await pages.material.openCapture(requirement);
  await station.page.getByRole('button', { name: words.open, exact: true }).click();
  await panel.region.getByRole('button', { name: words.byAddress }).click();
  await panel.region.getByLabel(words.address).fill(network.url);
  await panel.region.getByLabel(words.address).press('Enter');
  await panel.ready();
  await panel.set(words.source, words.sources.feeder);
  network.state.staysAt = 3;
  const heard = station.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.station.on('pageScanned', ({ number }) => {
          if (number === 2) resolve();
        });
      }),
  );
  await panel.scanButton.click();
  await heard;
  await station.kill();
  await launch();
  await pages.door.unlock(passphrase);
});

const waiting = () => station.page.evaluate(() => window.station.scanners.waiting(undefined));

test('before it is sent the clerk is told, and may send it without them', async () => {
  const answer = await waiting();
  const count = answer.ok ? (answer.value[0]?.pages.length ?? 0) : 0;
  expect(count).toBeGreaterThan(0);
  await pages.home.openCaseOf(childName);
  // A page that was filed before the kill was seen by nobody yet.
  if (count < 2) {
    await pages.material.openCapture(family.cameraPaper.requirement);
    await pages.material.keepFaulty('扫描件是测试图样');
    await pages.material.inspectAll();
  }
  await station.page.keyboard.press('F10');
  const told = station.page.getByText(words.waiting.titleOfCase(count));
  // Where the eye is: at the button that the focus goes to.
  await expect(told).toBeInViewport();
  await photograph(station, 'before');
  await station.page.getByRole('button', { name: /^提交并出具受理回执/ }).click();
  const question = station.page.getByRole('alertdialog');
  await expect(question).toContainText(words.waiting.staysHere(count));
  await photograph(station, 'question');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await question.getByRole('button', { name: '确认提交' }).click();
  await pages.case.progress.waitFor();
});

test('afterwards the first screen leads to the case, and lets them be thrown away', async () => {
  await pages.shell.goHome();
  const notice = station.page.getByRole('status').filter({ hasText: words.waiting.notInBackup });
  await expect(notice).toContainText(words.waiting.sentAlready);
  await photograph(station, 'sent');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await notice.getByRole('button', { name: `${words.waiting.open} ${childName}` }).click();
  await expect(pages.case.progress).toBeVisible();
  await pages.shell.goHome();
  await notice.getByRole('button', { name: `${words.kept.discard} ${childName}` }).click();
  await station.page
    .getByRole('alertdialog', { name: words.kept.discardTitleOf(childName) })
    .getByRole('button', { name: words.kept.discardConfirm })
    .click();
  await expect(notice).toHaveCount(0);
  expect(await waiting()).toEqual({ ok: true, value: [] });
});
