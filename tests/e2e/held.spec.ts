/** A platform that is stricter than the desk refuses a submission: it is named field by field, put right and sent anew; what an official asks to correct is gone to from the outbox; and one is kept back alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { pickyPlatform, problem, type PickyPlatform } from '../support/picky-platform';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { online } from '../support/quiet-sync-host';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const name = '尉玥宁';
const caseId = uuidv7();
/** The family of this child asks to wait. */
const asksToWait = '程小望';
/** The platform has no street without its number. */
const [wrong, right] = ['临河路', '临河路12号'];
const pointers = ['/submission/form/residence.address', '/submission/documents/0/inspection'];
let folder: string;
let platform: RunningPlatform;
let picky: PickyPlatform;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-held-'));
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  picky = await pickyPlatform(platform.url);
  picky.judgeBy(({ method, path, body }) =>
    method === 'PUT' && path.includes('/revisions/') && !body.includes(right)
      ? problem(422, 'invalid-request', { pointers })
      : undefined,
  );
  await leaveStation(join(folder, 'desk'), async (desk) => {
    await online(desk, async (host) => valueOf(await host.pair(picky.url, platform.pairingCode)));
    const own = { 'child.name': name, 'residence.address': wrong };
    const pictures = unlikePages();
    await fillAtDesk(desk, caseId, pictures, { ...completeForm, ...childOf(caseId), ...own });
    const other = uuidv7();
    const form = { ...completeForm, ...childOf(other), 'child.name': asksToWait };
    await fillAtDesk(desk, other, pictures, { ...form, 'residence.address': right });
  });
  station = await launchStation({ userDataDir: join(folder, 'desk') });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await picky.stop();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

const address = () => station.page.getByRole('combobox', { name: '现住址' });

test('what was refused is named by field and paper, in the outbox and on the case', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(name);
  await pages.case.submit();
  await expect(station.page.getByText('这件办件没有发出去')).toBeVisible();
  const places = station.page.getByRole('list', { name: '平台不接受的内容' });
  await expect(places.getByRole('listitem')).toHaveText([/现住址.*临河路/, /去修改/]);
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'held-case');
  await pages.shell.goOutbox();
  const row = pages.outbox.row(name);
  await expect(row).toContainText('平台没有接受这次提交');
  await expect(row).toContainText('现住址');
  await expect(row).not.toContainText('invalid-request');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'held-outbox');
});

test('sent again as it is, it is refused again; put right, it goes out as the next submission', async () => {
  await pages.outbox.resend(name);
  await expect(pages.outbox.row(name)).toContainText('平台没有接受这次提交');
  await pages.outbox.goFix('现住址', name);
  await expect(address()).toBeFocused();
  await expect(station.page.getByText('上一次提交没有发出去')).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'held-reopened');
  await address().fill(right);
  await pages.case.submit();
  await expect(pages.case.fact('平台办件编号')).toContainText('BJ-');
  const reviewed = await new Official(platform).untilState(caseId, 'firstReview', 2);
  expect(reviewed.submission.form['residence.address']).toBe(right);
  expect(reviewed.submission.follows).toBe(0);
  await expect(station.page.getByText('上一次提交没有发出去')).toHaveCount(0);
});

test('what an official asks to correct stands in the outbox, field by field, and is gone to from there', async () => {
  const official = new Official(platform);
  const { submission } = await official.untilState(caseId, 'firstReview', 2);
  const requirementId = submission.documents[0]?.requirementId ?? '';
  await official.askCorrection(caseId, {
    deadline: inTenDays(),
    fields: [{ key: 'register.address', reason: '与户口簿不一致' }],
    documents: [{ requirementId, reason: '首页有反光' }],
  });
  await pages.shell.goOutbox();
  const row = pages.outbox.row(name);
  await expect(row).toContainText('平台退回补正');
  await expect(row).toContainText('户籍地址');
  await expect(row).toContainText('与户口簿不一致');
  await expect(row).toContainText('首页有反光');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'correction-outbox');
  await pages.outbox.goFix('户籍地址', name);
  await expect(station.page.getByRole('combobox', { name: '户籍地址' })).toBeFocused();
  await pages.shell.goOutbox();
  await row.getByRole('button', { name: /^去修改 (?!户籍地址)/ }).click();
  const capture = station.page.getByRole('button', { name: /^采集材料/ });
  await expect(capture).toHaveAttribute('aria-current', 'step');
});

test('the page of the case leads to each of them as well', async () => {
  await pages.shell.goOutbox();
  await pages.outbox
    .row(name)
    .getByRole('button', { name: /^打开办件/ })
    .click();
  await pages.case.goFix('户籍地址');
  await expect(station.page.getByRole('combobox', { name: '户籍地址' })).toBeFocused();
});

test('one that the family asks to wait with is kept back alone, with the reason, until it is let go', async () => {
  const busy = { headers: { 'Retry-After': '1' } };
  picky.judgeBy(({ method }) =>
    method === 'PUT' ? { ...problem(503, 'busy'), ...busy } : undefined,
  );
  await pages.shell.goHome();
  await pages.home.openCaseOf(asksToWait);
  await pages.case.submit();
  await pages.shell.goOutbox();
  const row = pages.outbox.row(asksToWait);
  await row.getByRole('button', { name: `暂缓发送 ${asksToWait}` }).press('Enter');
  const dialog = station.page.getByRole('dialog', { name: `暂缓发送：${asksToWait}` });
  await dialog.getByRole('textbox', { name: '为什么暂缓' }).fill('家长要求等一等');
  await photograph(station, 'keep-back');
  await dialog.getByRole('button', { name: '暂缓发送' }).press('Enter');
  await expect(row).toContainText('已暂缓发送：家长要求等一等');
  // Nothing of it is on its way, and whoever looks at the top bar knows that it is there.
  const bar = station.page.getByRole('banner');
  await expect(bar).toContainText('0 件，另有 1 件暂缓');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'kept-back');
  const asked: string[] = [];
  picky.judgeBy(({ method, path }) => {
    if (method !== 'GET') asked.push(path);
    return undefined;
  });
  await pages.outbox.sendNow();
  await expect(station.page.getByRole('main').getByText('线路畅通')).toBeVisible();
  await expect(row).toContainText('已暂缓发送');
  expect(asked.filter((path) => path.includes('/revisions/'))).toEqual([]);
  await row.getByRole('button', { name: `恢复发送 ${asksToWait}` }).press('Enter');
  await expect(row).toHaveCount(0);
  await expect(bar).not.toContainText('暂缓');
  expect(asked.some((path) => path.endsWith('/commit'))).toBe(true);
});

const inTenDays = () => new Date(Date.now() + 864e6).toISOString().slice(0, 10);
