/** Training that a pack asks, in the real program: refused at the door with who can help, recorded, and let in. */
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { packCopy, packInstalled } from '../support/shipped-packs';
import { added, founder, leaveStation, openStation, own, valueOf } from '../support/station-people';
import { PeoplePage } from './pages/people-page';
import { stationPages } from './pages/station-pages';

const here = ownStation('station-training');
let station: Station;

const items = [
  {
    code: 'WINDOW',
    title: '窗口受理培训',
    roles: ['clerk' as const, 'agent' as const],
    validDays: 365,
    drillCounts: true as const,
    reason: '区教体局 2026 年第 12 号通知：上岗前须培训',
  },
];

test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, async (open, program) => {
    const { startPassphrase } = await added(program, 'K07', 'clerk');
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    const pack = { ...packCopy('fiveGroups'), version: '2026.9', training: { items } };
    valueOf(await openStation(program).appendStation([packInstalled(pack, open.actor)]));
  });
  ({ station } = await here.open());
});

test('a clerk without it is told what is missing and who records it; recorded, she comes in', async () => {
  const { page } = station;
  const pages = stationPages(page);
  const people = new PeoplePage(page);
  await people.tryUnlock('K07', own);
  await expect(people.trouble).toContainText('“窗口受理培训”没有登记');
  await expect(people.trouble).toContainText('站点管理员（程望）');
  await photograph(station, 'training-refused');

  await people.tryUnlock('01', founder.passphrase);
  await expect(page.getByText('1 位同事的岗位培训没有齐或快到期')).toBeVisible();
  await photograph(station, 'training-home');
  await page.getByRole('button', { name: '去登记' }).click();
  const record = page.getByRole('button', { name: '给 林知遥 登记“窗口受理培训”' });
  await expect(record).toBeFocused();
  await photograph(station, 'training-settings');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '登记培训：林知遥' });
  await dialog.getByRole('textbox', { name: '培训日期' }).fill('20260601');
  await dialog.getByRole('textbox', { name: '由谁培训' }).fill('区教体局招生办');
  await photograph(station, 'training-dialog');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: '登记培训' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: '给 林知遥 登记“窗口受理培训”' }).click();
  await expect(dialog).toContainText('2026-06-01，区教体局招生办；登记人 程望');
  await photograph(station, 'training-recorded');
  await page.keyboard.press('Escape');
  await pages.shell.lock();
  await people.tryUnlock('K07', own);
  await pages.shell.rooms.waitFor();
});
