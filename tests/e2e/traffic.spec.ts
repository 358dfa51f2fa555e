/** The administrator holds attachments to a speed and to hours: the case is handed over at once, its pictures when it is time. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { beijingMinuteOfDay } from '../../shared/domain/beijing-time';
import { clockText } from '../../shared/i18n/traffic-words';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { online } from '../support/quiet-sync-host';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const name = '尉玥宁';
const caseId = uuidv7();
let folder: string;
let platform: RunningPlatform;
let station: Station;
let pages: StationPages;

/** A paired station with one complete family. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-traffic-'));
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  await leaveStation(join(folder, 'desk'), async (desk) => {
    const { url, pairingCode } = platform;
    await online(desk, async (host) => valueOf(await host.pair(url, pairingCode)));
    const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
    await fillAtDesk(desk, caseId, unlikePages(), form);
  });
  station = await launchStation({ userDataDir: join(folder, 'desk') });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Begins in two hours, for one hour: asked once, since an hour may end while these tests run. */
const laterHours = (() => {
  const hour = Math.floor(beijingMinuteOfDay(new Date().toISOString()) / 60);
  return { from: clockText(((hour + 2) % 24) * 60), to: clockText(((hour + 3) % 24) * 60) };
})();

test('the settings take a speed and hours, and say in words what holds', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goSettings();
  const { from, to } = laterHours;
  await pages.settings.setTraffic('每秒最多 64 KB', { from, to });
  await expect(pages.shell.messages).toContainText('上传流量的设定已保存');
  await station.page.getByRole('region', { name: '上传流量' }).scrollIntoViewIfNeeded();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'traffic-settings');
});

test('outside its hours a case is handed over, and its attachments say when they go', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf(name);
  await pages.case.submit();
  await pages.shell.goOutbox();
  const { from, to } = laterHours;
  const row = pages.outbox.row(name);
  await expect(row).toContainText(`为节省流量，附件在 ${from} 后上传`);
  await expect(station.page.getByRole('main')).toContainText(
    `附件每秒最多上传 64 KB；附件只在 ${from} – ${to} 上传`,
  );
  await pages.outbox.sendNow();
  await expect(row).toContainText('为节省流量');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'traffic-outbox');
});

test('when the hours are lifted what waited goes by itself', async () => {
  await pages.shell.goSettings();
  await pages.settings.setTraffic('不限');
  await pages.shell.goOutbox();
  await expect(pages.outbox.rows).toHaveCount(0);
  const reviewed = await new Official(platform).untilState(caseId, 'firstReview', 1);
  expect(reviewed.submission.form['child.name']).toBe(name);
});
