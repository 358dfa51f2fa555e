/** What a family entered is confirmed by the clerk only when what the clerk typed is saved: never a text that was not seen. */
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { selfService as words } from '../../shared/i18n/zh-cn/self-service';
import type { Station } from '../support/electron-app';
import { failCall } from '../support/failing-call';
import { ownStation } from '../support/own-station';
import { founder, leaveStation, valueOf } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

const name = '欧阳小雨';
const answers = { preferential: false, localRegister: true, localHome: false };
const here = ownStation('station-family-entries');
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, async ({ desk, actor }) => {
    const caseId = uuidv7();
    const changes = { 'child.name': name, 'child.nation': '汉', 'register.head': '欧阳望' };
    valueOf(await desk.execute({ name: 'openCase', caseId, answers }, actor));
    const family = { ...actor, byFamily: true as const };
    valueOf(await desk.execute({ name: 'editForm', caseId, changes }, family));
  });
  ({ station, pages } = await here.open());
});

test('nothing is confirmed while it cannot be saved, neither by going on nor with all the others', async () => {
  const { page } = station;
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(name);
  const nation = pages.intake.field('child.nation');
  await nation.waitFor();
  const waiting = page.getByText(/^家长自助填写的内容还有 \d+ 项没有核对$/);
  await expect(waiting).toHaveText(words.desk.waiting(3));
  const storage = { kind: 'storageFailed' } as const;
  const letThrough = await failCall(station, 'desk', 'execute', storage, 'editForm');
  await nation.fill('满族');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByRole('button', { name: words.desk.all, exact: true }).click();
  const confirm = page.getByRole('button', { name: words.desk.allConfirm, exact: true });
  await confirm.click();
  await expect(confirm).toHaveCount(0);
  await expect(waiting).toHaveText(words.desk.waiting(3));
  await expect(nation).toHaveValue('满族');

  await letThrough();
  await nation.fill('回族');
  await page.keyboard.press('Tab');
  // The clerk's own word now; the others are confirmed when that is asked for.
  await expect(waiting).toHaveText(words.desk.waiting(2));
  await page.getByRole('button', { name: words.desk.all, exact: true }).click();
  await confirm.click();
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
