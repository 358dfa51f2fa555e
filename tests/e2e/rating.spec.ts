/** 好差评 in the real program: the family rates at the turned screen, the counter does not see it, the platform hears once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type { Ratings } from '../../platform/ratings/rating-queries';
import { violationsInBothThemes } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { startPlatform, type RunningPlatform } from '../support/platform';
import { ask } from '../support/platform-station';
import { added, founder, leaveStation, own, valueOf } from '../support/station-people';
import { PeoplePage } from './pages/people-page';
import { stationPages, type StationPages } from './pages/station-pages';
import { online } from '../support/quiet-sync-host';

test.describe.configure({ mode: 'serial' });

const child = '尉玥宁';
const caseId = uuidv7();
let folder: string;
let platform: RunningPlatform;
let port: number;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-rating-'));
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  port = Number(new URL(platform.url).port);
  await leaveStation(folder, async (desk, program) => {
    const { url, pairingCode } = platform;
    await online(desk, async (host) => valueOf(await host.pair(url, pairingCode)));
    await platform.stop();
    const form = { ...completeForm, ...childOf(caseId), 'child.name': child };
    await fillAtDesk(desk, caseId, unlikePages(), form);
    valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
    const { startPassphrase } = await added(program, 'K07', 'reviewer', '邢望');
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
  });
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

const section = () => station.page.getByRole('region', { name: '服务评价' });
const invite = () => section().getByRole('button', { name: '请家长评价' });
const view = () => station.page.getByRole('dialog', { name: '请您评价本次服务' });
const send = () => view().getByRole('button', { name: '提交评价' });

async function enter(code: string, passphrase: string): Promise<void> {
  await new PeoplePage(station.page).tryUnlock(code, passphrase);
  await pages.shell.rooms.waitFor();
  await pages.home.openCaseOf(child);
}

test('the screen is turned to the family: five levels, none chosen, and nothing of the desk', async () => {
  await enter('01', founder.passphrase);
  await expect(section()).toContainText('评价自愿');
  await photograph(station, 'asked');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await invite().click();
  await expect(view().getByRole('radio')).toHaveCount(5);
  await expect(view().getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(send()).toBeDisabled();
  // It covers the window from edge to edge.
  const covers = await view().evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return x <= 0 && y <= 0 && width >= window.innerWidth && height >= window.innerHeight;
  });
  expect(covers).toBe(true);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'turned');
});

test('who leaves without sending has said nothing', async () => {
  await station.page.keyboard.press('5');
  await expect(view().getByRole('radio', { name: '非常不满意' })).toBeChecked();
  await view().getByLabel('您的意见').fill('算了');
  await station.page.keyboard.press('Escape');
  await expect(view()).toHaveCount(0);
  await invite().click();
  await expect(view().getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(view().getByLabel('您的意见')).toHaveValue('');
  await view().getByRole('button', { name: '不评价' }).click();
  await expect(view()).toHaveCount(0);
  await expect(invite()).toBeVisible();
});

test('a family that reads English is asked in English', async () => {
  const { page } = station;
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await page.getByRole('button', { name: /^Today/ }).click();
  await page.getByRole('row').filter({ hasText: child }).first().dblclick();
  await page.getByRole('button', { name: 'Ask the family for a rating' }).click();
  await page.keyboard.press('4');
  const dialog = page.getByRole('dialog', { name: 'Please rate our service' });
  await expect(dialog.getByRole('radio', { name: 'Dissatisfied', exact: true })).toBeChecked();
  await photograph(station, 'turned-en');
  await dialog.getByRole('button', { name: 'No rating' }).click();
  await page.getByRole('button', { name: /^Settings/ }).click();
  await pages.settings.chooseLanguage('简体中文');
  await pages.shell.goHome();
  await pages.home.openCaseOf(child);
});

test('a poor rating is asked for its reasons, and thanked for', async () => {
  const { page } = station;
  await invite().click();
  await expect(view().getByRole('checkbox')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(view().getByRole('radio', { name: '非常满意', exact: true })).toBeChecked();
  await expect(view().getByRole('checkbox')).toHaveCount(0);
  await page.keyboard.press('5');
  await expect(view().getByRole('checkbox')).toHaveCount(7);
  await view().getByRole('checkbox', { name: '等候时间长' }).check();
  await view().getByRole('checkbox', { name: '服务态度不好' }).check();
  await view().getByLabel('您的意见').fill('排队两小时');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await photograph(station, 'poor');
  await send().click();
  const thanks = page.getByRole('dialog', { name: '谢谢您的评价' });
  await expect(thanks).toContainText('请把屏幕交还给工作人员');
  await photograph(station, 'thanks');
  await page.keyboard.press('Enter');
  await expect(thanks).toHaveCount(0);
});

test('the counter sees that the family rated, not what it said, and cannot ask again', async () => {
  await expect(section()).toContainText('评价内容不向窗口人员显示');
  await expect(section()).toContainText('待报平台');
  await expect(invite()).toHaveCount(0);
  const shown = await station.page.getByRole('main').innerText();
  for (const said of ['非常不满意', '等候时间长', '排队两小时']) expect(shown).not.toContain(said);
  await photograph(station, 'given');
  await pages.shell.lock();
});

test('a reviewer reads it', async () => {
  await enter('K07', own);
  for (const said of ['非常不满意', '等候时间长、服务态度不好', '排队两小时', '待报平台']) {
    await expect(section()).toContainText(said);
  }
  await section().scrollIntoViewIfNeeded();
  await photograph(station, 'reviewed');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('with a line the platform hears of it once, after the case', async () => {
  platform = await startPlatform({ dataDir: join(folder, 'platform'), port });
  await expect(section()).toContainText('已报平台');
  const { body } = await ask<Ratings>(`${platform.url}/v1/review/ratings?season=2026`, 'GET', {
    token: platform.adminToken,
  });
  expect(body.counts.map(({ level, count }) => [level, count])).toEqual([['veryDissatisfied', 1]]);
  expect(body.poor).toMatchObject([
    { caseId, revision: 1, reasons: ['waitedLong', 'attitude'], note: '排队两小时' },
  ]);
});
