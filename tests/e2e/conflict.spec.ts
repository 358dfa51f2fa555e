/** A station put back from an older copy of its folder: what it sends under a number that is taken is compared, settled and sent after it. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages, type StationPages } from './pages/station-pages';
import { online } from '../support/quiet-sync-host';

test.describe.configure({ mode: 'serial' });

const name = '尉玥宁';
const caseId = uuidv7();
let folder: string;
let platform: RunningPlatform;
let station: Station;
let pages: StationPages;

/** A paired station with one complete family, its folder copied, and the family then sent with another address. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-conflict-'));
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  await leaveStation(join(folder, 'desk'), (desk) =>
    online(desk, async (host) => {
      valueOf(await host.pair(platform.url, platform.pairingCode));
      const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
      await fillAtDesk(desk, caseId, unlikePages(), form);
      await cp(join(folder, 'desk'), join(folder, 'older'), { recursive: true });
      const changes = { 'residence.address': '临河路12号' };
      valueOf(await desk.desk.execute({ name: 'editForm', caseId, changes }, desk.actor));
      valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
      host.wake();
      const received = async () => valueOf(await desk.desk.find(caseId))?.receipt?.revision;
      await expect.poll(received).toBe(1);
    }),
  );
  station = await launchStation({ userDataDir: join(folder, 'older') });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what differs is named, and both are shown side by side', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(name);
  await pages.case.submit();
  const notice = station.page.getByText('平台上已有的内容与本机不一致');
  await expect(notice).toBeVisible();
  await station.page.getByRole('button', { name: /^对照平台内容/ }).click();
  const dialog = station.page.getByRole('dialog', { name: '第 1 次提交：本机与平台对照' });
  const row = dialog.getByRole('row').filter({ hasText: '现住址' });
  await expect(row).toContainText('临河路12号');
  await expect(dialog).toContainText('平台已完整接收那一次提交。');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'conflict');
});

test('the platform’s value is taken where it is right, and goes out as the next submission', async () => {
  const dialog = station.page.getByRole('dialog', { name: '第 1 次提交：本机与平台对照' });
  const row = dialog.getByRole('row').filter({ hasText: '现住址' });
  await row.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '核对完毕，去提交' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(pages.case.state('可提交')).toBeVisible();
  await pages.case.submit();
  const official = new Official(platform);
  const reviewed = await official.untilState(caseId, 'firstReview', 2);
  expect(reviewed.submission.form['residence.address']).toBe('临河路12号');
});

test('the season is reckoned with the platform, and the paper of it is there', async () => {
  await station.page.keyboard.press('Escape');
  await station.page.keyboard.press('F11');
  await station.page.getByRole('button', { name: '开始对账' }).click();
  await expect(
    station.page.getByRole('status').filter({ hasText: '三方一致：1 件办件' }),
  ).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'reckoning');
  await station.page.getByRole('button', { name: '看对账单并打印' }).click();
  await expect(station.page.getByRole('dialog', { name: '对账单' })).toBeVisible();
  await photograph(station, 'reckoning-paper');
  await station.page.keyboard.press('Escape');
});
