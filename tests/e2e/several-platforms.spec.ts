/** A desk between a city's and a county's platform: rules, what the clerk is told, pause, and what waits for a rule. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { online } from '../support/quiet-sync-host';
import { PlatformsPage } from './pages/platforms-page';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const [cityName, countyName] = ['望潮市入学平台', '观澜县入学平台'];
/** By child: the school it asks for, and its case. */
const children = {
  尉玥宁: { school: '观澜小学', caseId: uuidv7() },
  程小望: { school: '望潮小学', caseId: uuidv7() },
} as const;
let folder: string;
let city: RunningPlatform;
let county: RunningPlatform;
let station: Station;
let pages: StationPages;
let platforms: PlatformsPage;

/** Paired with the city's platform, with two complete families. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-several-'));
  const start = (name: string) =>
    startPlatform({ dataDir: join(folder, name), env: { PLATFORM_NAME: name } });
  city = await start(cityName);
  county = await start(countyName);
  await leaveStation(join(folder, 'desk'), async (desk) => {
    await online(desk, async (host) => valueOf(await host.pair(city.url, city.pairingCode)));
    for (const [name, { school, caseId }] of Object.entries(children)) {
      const own = { 'child.name': name, 'wish.school': school };
      const form = { ...completeForm, ...childOf(caseId), ...own };
      await fillAtDesk(desk, caseId, unlikePages(), form);
    }
  });
  // The family of one of them was at another school before, which sends to the city's platform too.
  await leaveStation(join(folder, 'other-desk'), async (desk) => {
    const caseId = uuidv7();
    const form = { ...completeForm, ...childOf(children['程小望'].caseId), 'child.name': '程小望' };
    await fillAtDesk(desk, caseId, unlikePages(), form);
    valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
    await online(desk, async (host) => {
      valueOf(await host.pair(city.url, await new Official(city).newPairingCode()));
      const receipt = async () => valueOf(await desk.desk.find(caseId))?.receipt;
      await expect.poll(receipt, { timeout: 60_000 }).toBeDefined();
    });
  });
  station = await launchStation({ userDataDir: join(folder, 'desk') });
  pages = stationPages(station.page);
  platforms = new PlatformsPage(station.page);
});
test.afterAll(async () => {
  await station.close();
  await city.stop();
  await county.stop();
  await rm(folder, { recursive: true, force: true });
});

test('with one platform nothing is said of several', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goOutbox();
  await expect(platforms.table).toHaveCount(0);
  await expect(station.page.getByRole('button', { name: /按平台查看/ })).toHaveCount(0);
  await photograph(station, 'one-platform-outbox');
  await pages.shell.goSettings();
  await expect(platforms.routing).toHaveCount(0);
});

test('another platform stands beside the first, and rules say which one takes what', async () => {
  await platforms.add(county.url, county.pairingCode);
  await expect(pages.settings.pairing).toContainText(cityName);
  await expect(pages.settings.pairing).toContainText(countyName);
  // Each platform has its own directory; the city's has the family's earlier school as well.
  await expect(platforms.directory.getByRole('status')).toContainText('共 2 个站点');
  await expect(platforms.directory.getByRole('table').getByText('本站')).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await platforms.directory.scrollIntoViewIfNeeded();
  await photograph(station, 'directory');
  await platforms.choose(platforms.directory, countyName);
  await expect(platforms.directory.getByRole('status')).toContainText('共 1 个站点');
  await platforms.directory.getByRole('textbox').fill('没有这所学校');
  await expect(platforms.directory.getByText('没有符合的站点')).toBeVisible();
  await platforms.ruleForSchool('观澜小学', countyName);
  await platforms.otherwise('先不送，等规定');
  await platforms.routing.scrollIntoViewIfNeeded();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'platform-rules');
  await platforms.save();
  // Numbers are told apart: each platform gives its own.
  const cases = pages.numbers.stock.getByRole('row', { name: /受理编号/ });
  await expect(cases).toHaveText([new RegExp(cityName), new RegExp(countyName)]);
  await pages.numbers.stock.scrollIntoViewIfNeeded();
  await photograph(station, 'platform-numbers');
});

test('whoever submits is told where the case goes, and it waits while that platform is paused', async () => {
  await pages.shell.goOutbox();
  await platforms.pause(countyName);
  await pages.shell.goHome();
  await pages.home.openCaseOf('尉玥宁');
  await pages.case.goSubmit();
  await expect(station.page.getByText(`将报送：${countyName}`)).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'platform-will-go');
  await pages.case.submit();
  await pages.shell.goOutbox();
  await expect(pages.outbox.row('尉玥宁')).toContainText(`报送：${countyName}`);
  await expect(pages.outbox.row('尉玥宁')).toContainText('已暂停发送');
});

test('a case that no platform takes is submitted all the same, and says what it waits for', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf('程小望');
  await pages.case.goSubmit();
  await expect(station.page.getByText('还没有规定这类办件由哪个平台受理')).toBeVisible();
  await photograph(station, 'platform-none-takes');
  await pages.case.submit();
  await pages.shell.goOutbox();
  await expect(station.page.getByText('1 件办件还没有平台受理')).toBeVisible();
  await expect(pages.outbox.row('程小望')).toContainText('还没有规定');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'platforms-outbox');
  await platforms.filter(countyName);
  await expect(pages.outbox.rows).toHaveCount(1);
  await platforms.filter('等待规定');
  await expect(pages.outbox.rows).toHaveText([/程小望/]);
  await platforms.filter('全部');
  await expect(pages.outbox.rows).toHaveCount(2);
  await pages.outbox.show('离线U盘包');
  await photograph(station, 'platforms-courier');
  const stick = join(folder, 'stick');
  await mkdir(stick);
  await answerDialogs(station, stick);
  const { courier } = pages.outbox;
  await platforms.choose(courier, countyName);
  await pages.outbox.writePackage();
  const written = courier.getByText('第 1 号U盘包已写好');
  await expect(written).toBeVisible();
  await expect(courier).toContainText(`-${countyName}-0001-`);
  await photograph(station, 'platforms-courier-written');
  // What was written for one platform is not told beside the name of another.
  await platforms.choose(courier, cityName);
  await expect(courier.getByText(/第 1 号/)).toHaveCount(0);
  await pages.outbox.show('待传办件');
  await expect(pages.outbox.row('尉玥宁')).toContainText('已写入U盘包第 1 号');
  await expect(pages.outbox.row('程小望')).not.toContainText('U盘包');
});

test('each reaches its own platform once there is a rule and nothing is paused, and no other', async () => {
  await platforms.resume(countyName);
  await pages.shell.goSettings();
  await platforms.otherwise(cityName);
  await platforms.save();
  await pages.shell.goOutbox();
  await expect(pages.outbox.rows).toHaveCount(0);
  const { 尉玥宁: there, 程小望: here } = children;
  await new Official(county).untilState(there.caseId, 'firstReview', 1);
  await new Official(city).untilState(here.caseId, 'firstReview', 1);
  const problems = station.page.getByRole('region', { name: '平台问题清单' });
  await problems.getByRole('button', { name: '查询问题清单' }).click();
  const listed = problems.getByRole('listitem');
  await expect(listed).toHaveText([/程小望.*同一学生另有办件/]);
  await problems.scrollIntoViewIfNeeded();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'platform-problems');
  await listed.getByRole('button', { name: '打开办件 程小望' }).click();
  await expect(station.page.getByRole('heading', { level: 1, name: '程小望' })).toBeVisible();
  const unknown = async (platform: RunningPlatform, caseId: string) =>
    expect(new Official(platform).getCase(caseId)).rejects.toThrow();
  await unknown(city, there.caseId);
  await unknown(county, here.caseId);
});
