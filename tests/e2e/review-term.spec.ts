/** Until when a case that was sent is to be answered: on its page, and in the list of what is due. */
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { aReceipt } from '../support/case-scenarios';
import type { Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { packCopy, packInstalled } from '../support/shipped-packs';
import { founder, leaveStation, valueOf } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const [late, waiting] = ['尉玥宁', '荀映蓝'] as const;
const here = ownStation('station-term');
let station: Station;
let pages: StationPages;

/** One family that the platform has had for a month, and one that this desk decides on by itself. */
test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, async (desk) => {
    const take = async (name: string) => {
      const caseId = uuidv7();
      const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
      await fillAtDesk(desk, caseId, unlikePages(), form);
      valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
      return caseId;
    };
    const caseId = await take(late);
    const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString();
    const receipt = { ...aReceipt(caseId, 1), receivedAt: monthAgo };
    const found = valueOf(await desk.desk.find(caseId));
    const entryId = found?.outbox?.id ?? '';
    const platform = { id: 'platform', name: '中心平台', role: 'platform' } as const;
    valueOf(await desk.desk.execute({ name: 'recordReceipt', caseId, entryId, receipt }, platform));
    valueOf(await desk.appendStation([packInstalled(packCopy('suzhou'), desk.actor)]));
    await take(waiting);
  });
  ({ station, pages } = await here.open());
  await pages.door.unlock(founder.passphrase);
  await pages.shell.rooms.waitFor();
});

test('a platform that has not answered in time stands in the list of what is due', async () => {
  await pages.shell.goHome();
  const due = station.page.getByRole('grid', { name: '到期与逾期' });
  await expect(due.getByRole('row').filter({ hasText: late })).toContainText('平台审核');
  await expect(due.getByRole('row').filter({ hasText: late })).toContainText(/已逾期 \d+ 个工作日/);
  await expect(due.getByRole('row').filter({ hasText: waiting })).toHaveCount(0);
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'due');
});

test('its page says since when, and what to do', async () => {
  await pages.home.openCaseOf(late);
  const review = station.page.getByRole('region', { name: '审核进度' });
  await expect(review).toContainText(/平台最晚应在 \d{4}年\d+月\d+日答复/);
  await expect(review).toContainText(/已逾期 \d+ 个工作日/);
  await expect(review).toContainText('请联系中心平台催办');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'overdue');
});

test('a desk that decides by itself has a term of its own, from the submission on', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf(waiting);
  const review = station.page.getByRole('region', { name: '审核进度' });
  await expect(review).toContainText(/本窗口最晚应在 \d{4}年\d+月\d+日作出决定/);
  await expect(review).toContainText('还剩 5 个工作日');
  await photograph(station, 'own-term');
});
