/** 家长屏: the family reads along on its own screen, rates there, and gets no way into the program. */
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type {} from '../../renderer/family/main';
import { violations, violationsInBothThemes } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { FamilySettings } from './pages/family-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const [submitted, child] = [uuidv7(), '尉玥宁'];
const here = ownStation('station-family');
let station: Station;
let pages: StationPages;
let family: Page;
let settings: FamilySettings;

test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, async (desk) => {
    const form = { ...completeForm, ...childOf(submitted), 'child.name': child };
    await fillAtDesk(desk, submitted, unlikePages(), form);
    valueOf(await desk.desk.execute({ name: 'submitCase', caseId: submitted }, desk.actor));
  });
  ({ station, pages } = await here.open());
  settings = new FamilySettings(station.page);
  await unlock();
});

async function unlock(): Promise<void> {
  await pages.door.unlock(founder.passphrase);
}
const heading = () => family.getByRole('heading', { level: 1 });
const mirror = () => station.page.getByRole('button', { name: '给家长看' });

/** Pictures of the family's screen, and what axe finds on it. */
async function look(name: string): Promise<void> {
  expect(await violationsInBothThemes(family)).toEqual([]);
  await photograph({ app: station.app, page: family }, name);
}

test('it opens from the settings, welcomes, and has no way to the desk', async () => {
  await pages.shell.goSettings();
  await expect(settings.section).toContainText('这台电脑只有一块屏幕');
  await settings.section.scrollIntoViewIfNeeded();
  await photograph(station, 'family-settings');
  family = await settings.open(station);
  await expect(heading()).toHaveText('欢迎办理入学');
  await expect(settings.section).toContainText('已打开');
  expect(await violations(station.page)).toEqual([]);
  await look('welcome');
  const reach = await family.evaluate(async () => ({
    bridge: 'station' in window,
    databases: (await indexedDB.databases()).length,
    storage: localStorage.length,
  }));
  expect(reach).toEqual({ bridge: false, databases: 0, storage: 0 });
  // Nobody was asked to rate: what is said all the same is nothing.
  const ticket = uuidv7();
  await family.evaluate(
    (one) => window.family.say({ ticket: one, said: { level: 'satisfied', reasons: [] } }),
    ticket,
  );
  await family.evaluate(
    (one) => window.family.say({ ticket: one, said: { level: 'best' } } as never),
    ticket,
  );
  await expect(heading()).toHaveText('欢迎办理入学');
});

test('what is typed stands there when the clerk wants it, and not a moment before or after', async () => {
  await pages.shell.goHome();
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  await pages.intake.fillField('child.name', '隋行远');
  await expect(heading()).toHaveText('欢迎办理入学');
  await mirror().click();
  await expect(heading()).toHaveText('隋行远');
  await expect(family.getByRole('status')).toHaveText(/还差 \d+ 样材料/);
  await pages.intake.fillField('guardian1.phone', '13800138000');
  await expect(family.getByRole('region', { name: '已录入' })).toContainText('13800138000');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'family-mirrored');
  await look('case');
  // From step to step of the same case it goes on; elsewhere it ends.
  await station.page.keyboard.press('F10');
  await expect(station.page.getByRole('button', { name: '不再给家长看' })).toBeVisible();
  await expect(heading()).toHaveText('隋行远');
  await pages.shell.goHome();
  await expect(heading()).toHaveText('欢迎办理入学');
  await expect(family.getByText('13800138000')).toHaveCount(0);
});

test('the family rates on its own screen, and the desk hears only that it did', async () => {
  await pages.home.openCaseOf(child);
  const section = station.page.getByRole('region', { name: '服务评价' });
  const ask = section.getByRole('button', { name: '请家长在家长屏上评价' });
  await ask.click();
  await expect(heading()).toHaveText('请您评价本次服务');
  // A family that went away is asked nothing about, and nobody else's case is rated in its place.
  await pages.shell.goHome();
  await expect(heading()).toHaveText('欢迎办理入学');
  await pages.home.openCaseOf(child);
  await ask.click();
  await expect(heading()).toHaveText('请您评价本次服务');
  await section.getByRole('button', { name: '不评了' }).click();
  await expect(heading()).toHaveText('欢迎办理入学');
  await ask.click();
  await expect(family.getByRole('radio')).toHaveCount(5);
  await expect(family.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(section).toContainText('家长屏正在请家长评价');
  await family.getByText('不满意', { exact: true }).click();
  await family.getByText('等候时间长').click();
  await look('rating');
  await family.getByRole('button', { name: '提交评价' }).click();
  await expect(heading()).toHaveText('谢谢您的评价');
  await look('thanks');
  await expect(section).toContainText('家长已于');
  await expect(section).toContainText('不向窗口人员显示');
  await expect(section).not.toContainText('等候时间长');
});

test('a lock empties it before anything else, and the station that is opened again welcomes there', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf('隋行远');
  await station.page.keyboard.press('F5');
  await mirror().click();
  await expect(heading()).toHaveText('隋行远');
  const [before, fresh] = [family, station.app.waitForEvent('window')];
  await pages.shell.lock();
  family = await fresh;
  await expect(family.getByRole('main')).toHaveText('');
  expect(before.isClosed()).toBe(true);
  await unlock();
  await expect(heading()).toHaveText('欢迎办理入学');
  await pages.shell.goSettings();
  await expect(settings.section).toContainText('已打开');
  await settings.section.getByRole('button', { name: '关闭家长屏' }).click();
  await expect(settings.section).toContainText('未打开');
  expect(family.isClosed()).toBe(true);
});
