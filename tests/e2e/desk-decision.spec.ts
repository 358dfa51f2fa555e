/** Suzhou's third step in the real program: decided at the desk without a line, confirmed by the platform, or disputed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type { Station as Desk } from '../../electron/desk/station';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { shownText } from '../support/shown-paper';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { packCopy, packInstalled } from '../support/shipped-packs';
import { added, founder, leaveStation, own, valueOf } from '../support/station-people';
import { DecisionPage } from './pages/decision-page';
import { PeoplePage } from './pages/people-page';
import { stationPages, type StationPages } from './pages/station-pages';
import { online } from '../support/quiet-sync-host';

test.describe.configure({ mode: 'serial' });

const suzhou = packCopy('suzhou');
const school = {
  name: '姑苏区临河实验小学',
  address: '临河路12号',
  reportFrom: '2026-08-28',
  reportTo: '2026-08-31',
};
const [first, second] = ['尉玥宁', '荀映蓝'] as const;
const cases = new Map([first, second].map((name) => [name, uuidv7()]));
let folder: string;
let platform: RunningPlatform;
let port: number;
let stationId: string;
let station: Station;
let pages: StationPages;
let decision: DecisionPage;

/** A paired station with two places, two families taken in by its administrator, and a reviewer; no line any more. */
const prepare = () => {
  let draws = false;
  return leaveStation(
    folder,
    async (desk, program) => {
      valueOf(await desk.appendStation([packInstalled(suzhou, desk.actor)]));
      await pairWithPlaces(desk);
      const { startPassphrase } = await added(program, 'K07', 'reviewer', '邢望');
      for (const [name, caseId] of cases) {
        // Every paper of the second family is drawn for another pair of eyes.
        draws = name === second;
        const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
        await fillAtDesk(desk, caseId, unlikePages(), {
          ...form,
          'residence.address': '临河路8号',
        });
        valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
      }
      await program.lifecycle.lock('asked');
      valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
    },
    { drawsReading: () => draws },
  );
};

async function pairWithPlaces(desk: Desk): Promise<void> {
  const { url, pairingCode } = platform;
  await online(desk, async (host) => valueOf(await host.pair(url, pairingCode)));
  stationId = desk.facts().pairing?.stationId ?? '';
  await new Official(platform).givePlaces(stationId, {
    id: 'GS-2026-01',
    season: 2026,
    kind: 'primary',
    school: { code: '3205080101', ...school },
    places: 2,
  });
  await online(desk, () => expect.poll(() => desk.facts().quotas.length).toBe(1));
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-decides-'));
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  port = Number(new URL(platform.url).port);
  await prepare();
  await platform.stop();
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  decision = new DecisionPage(station.page);
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

async function enter(code: string, passphrase: string): Promise<void> {
  const people = new PeoplePage(station.page);
  await people.tryUnlock(code, passphrase);
  await pages.shell.rooms.waitFor();
}

async function openCase(name: string): Promise<void> {
  await pages.shell.goHome();
  await pages.home.openCaseOf(name);
}

test('who took the family in cannot decide on it', async () => {
  await enter('01', founder.passphrase);
  await openCase(first);
  await expect(decision.section).toContainText('还剩 2 个（共 2 个）');
  await expect(decision.section).toContainText('要由没有经手过的复核员或站点管理员决定');
  await expect(decision.start).toHaveCount(0);
  await pages.shell.lock();
});

test('a reviewer decides without a line and the notice is issued at once', async () => {
  await enter('K07', own);
  await openCase(first);
  await expect(decision.start).toBeVisible();
  await photograph(station, 'to-decide');
  await decision.choose('准予入学');
  await expect(decision.dialog).toContainText('临河路8号');
  await expect(decision.dialog).toContainText('按住址对应的学校');
  await expect(decision.dialog.getByRole('list').first()).toContainText('已见原件');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'decide-dialog');
  await decision.confirm();
  await expect(decision.standing('等待平台确认')).toBeVisible();
  await expect(decision.section).toContainText('GS-2026-01 第 1 个');
  await expect(decision.section).toContainText('还没有报到平台');
  await pages.case.issuePlaceNotice();
  const text = await shownText(station, join(folder, '告知书.pdf'));
  expect(text).toContain(first);
  expect(text).toContain(school.name);
  await expect(station.page.getByRole('button', { name: /^封存电子档案/ })).toHaveCount(0);
  await photograph(station, 'decided');
});

test('no place is promised that is not there', async () => {
  await openCase(second);
  await expect(decision.section).toContainText('还剩 1 个（共 2 个）');
  await decision.choose('准予入学');
  await expect(decision.dialog).toContainText('还没有别人看过');
  const decide = decision.dialog.getByRole('button', { name: '决定', exact: true });
  await expect(decide).toBeDisabled();
  await decision.dialog.getByRole('checkbox', { name: '这些材料的照片我都看过' }).check();
  await photograph(station, 'drawn-papers');
  await decision.confirm();
  const papers = station.page.getByRole('region', { name: '材料与原件核验', exact: true });
  await expect(papers).toContainText('第二人：看过照片，没有疑问，邢望');
  await pages.case.issuePlaceNotice();
  await pages.shell.goSettings();
  await expect(decision.quotas).toHaveCount(1);
  await expect(decision.quotas).toContainText('2026');
  await expect(decision.quotas.getByRole('cell').last()).toHaveText('0');
  await decision.quotas.scrollIntoViewIfNeeded();
  await photograph(station, 'quotas');
});

test('with a line the platform hears of it and confirms', async () => {
  platform = await startPlatform({ dataDir: join(folder, 'platform'), port });
  const official = new Official(platform);
  await openCase(first);
  await expect(pages.case.fact('办件编号')).toHaveText(/^BJ-2026-/);
  await expect.poll(() => official.placesOf(stationId)).toEqual([[2, 2, 0]]);
  await official.acceptCase(cases.get(first) ?? '', school);
  await expect(decision.standing('平台已确认')).toBeVisible();
  await expect(decision.section).not.toContainText('还没有报到平台');
  await expect(station.page.getByRole('button', { name: /^封存电子档案/ })).toBeVisible();
  await photograph(station, 'confirmed');
});

test('a disagreement is a named task, and nothing changes until it is settled', async () => {
  await new Official(platform).refuseCase(cases.get(second) ?? '', '学籍系统里已有学籍');
  await openCase(second);
  await expect(decision.standing('与平台不一致')).toBeVisible();
  await expect(decision.section).toContainText(
    `平台与窗口的决定不一致：平台是“不予受理”，窗口是“准予入学，${school.name}”。`,
  );
  await expect(decision.section).toContainText('学籍系统里已有学籍');
  await expect(pages.case.papers.filter({ hasText: '公办地段学位告知书' })).not.toContainText(
    '作废',
  );
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'disputed');
  await pages.shell.goHome();
  await expect(pages.home.toAct).toContainText(second);
  await photograph(station, 'task-on-home');
});

test('settled as the platform has it, the notice is void and the place goes back', async () => {
  await openCase(second);
  await decision.settle('按平台的决定', '核对学籍系统，已有学籍');
  await expect(decision.standing('已按平台的决定')).toBeVisible();
  await expect(decision.section).toContainText('核对学籍系统，已有学籍');
  const notice = pages.case.papers.filter({ hasText: '公办地段学位告知书' });
  await expect(notice).toContainText('已作废');
  const official = new Official(platform);
  await expect.poll(() => official.placesOf(stationId)).toEqual([[2, 1, 1]]);
  await photograph(station, 'settled');
});

test('the family is told of the refusal in writing, with the reason and the way to appeal', async () => {
  await expect(station.page.getByRole('button', { name: /^封存电子档案/ })).toHaveCount(0);
  await pages.case.issueRefusalNotice();
  const text = await shownText(station, join(folder, '不予受理.pdf'));
  expect(text).toContain(`子女${second}`);
  expect(text).toContain('理由：学籍系统里已有学籍。');
  expect(text).toContain('行政复议');
  await expect(station.page.getByRole('button', { name: /^封存电子档案/ })).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'refused-in-writing');
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  const places = station.page.getByRole('region', { name: 'Places reserved', exact: true }).first();
  await expect(places).toContainText('Given back');
  await places.scrollIntoViewIfNeeded();
  await photograph(station, 'quotas-en');
});
