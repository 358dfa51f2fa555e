/** Several people at one station in the real program: added, let in by code, held to their role, reset, shut out. */
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { PeoplePage } from './pages/people-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const own = '东南形胜 三吴都会';
const again = '烟柳画桥 风帘翠幕';
const here = ownStation('station-people');
let station: Station;
let pages: StationPages;
let people: PeoplePage;

async function start(): Promise<void> {
  ({ station, pages } = await here.open());
  people = new PeoplePage(station.page);
}

test.beforeAll(async () => {
  await start();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

test('a clerk is added, comes in by code and sets a passphrase of her own', async () => {
  await pages.shell.goSettings();
  const startPassphrase = await people.add('k07', '林知遥', '窗口受理员');
  await expect(people.row('林知遥')).toContainText('待本人设置');
  await pages.shell.lock();
  await people.tryUnlock('K07', startPassphrase);
  await people.setOwn(own);
  await expect(pages.shell.rooms.page().getByText('窗口受理员')).toBeVisible();
});

test('main refuses a clerk what only an administrator may', async () => {
  await pages.shell.goSettings();
  await expect(station.page.getByRole('button', { name: '添加人员' })).toHaveCount(0);
  const answers = await station.page.evaluate(async () => {
    const { operators } = window.station;
    const person = { code: 'X99', name: '何人', role: 'admin' as const };
    return [await operators.list(undefined), await operators.add(person)];
  });
  for (const answer of answers) {
    expect(answer).toEqual({ ok: false, error: { kind: 'callNotForRole' } });
  }
  // What she may not do is not found either.
  await pages.search.open();
  await pages.search.type('诊断包');
  await expect(pages.search.rows).toHaveCount(1);
  await pages.search.type('更新');
  await expect(pages.search.rows).toHaveCount(0);
  await station.page.keyboard.press('Escape');
});

test('wrong tries wait, also after the program was killed and started again', async () => {
  await pages.shell.lock();
  // One more than are free: the wait that it brings is longer than a busy computer takes to start the program.
  for (let tries = 0; tries < 6; tries += 1) {
    await expect(pages.door.unlockButton).toHaveText(/^解锁/);
    await people.tryUnlock('K07', `不是这个口令 ${tries}`);
    await expect(people.trouble).toContainText('口令不对');
  }
  await expect(pages.door.unlockButton).toHaveText(/^请等/);
  await station.kill();
  await start();
  await expect(pages.door.unlockButton).toHaveText(/^请等/);
  await expect(pages.door.unlockButton).toHaveText(/^解锁/);
  // What the screen says follows the wait: how long at first, and that it is over.
  await people.tryUnlock('K07', '不是这个口令');
  await expect(people.trouble).toContainText(/请等 \d+ 秒再试/);
  await expect(pages.door.unlockButton).toHaveText(/^解锁/);
  await expect(people.trouble).toContainText('请再试一次');
  await people.tryUnlock('01', passphrase);
  await pages.shell.rooms.waitFor();
});

test('a reset asks first, and who says no has changed nothing', async () => {
  await pages.shell.goSettings();
  const { button, question } = await people.askReset('林知遥');
  await expect(question).toContainText('“林知遥”（工号 K07）现在的口令马上作废');
  // Enter on what has the focus first is the way back.
  const stay = question.getByRole('button', { name: '取消' });
  await expect(stay).toBeFocused();
  await photograph(station, 'reset-question');
  await station.page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(button).toBeFocused();
  await station.page.keyboard.press('Enter');
  await question.waitFor();
  await station.page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(button).toBeFocused();
  await station.page.keyboard.press('Escape');
  await expect(button).toHaveCount(0);
  await expect(people.row('林知遥')).toContainText('已设置');
  await pages.shell.lock();
  await people.tryUnlock('K07', own);
  await pages.shell.rooms.waitFor();
  await pages.shell.lock();
  await people.tryUnlock('01', passphrase);
  await pages.shell.rooms.waitFor();
});

test('a forgotten passphrase is reset by the administrator, and the old one is void', async () => {
  await pages.shell.goSettings();
  const startPassphrase = await people.reset('林知遥');
  await pages.shell.lock();
  await people.tryUnlock('K07', own);
  await expect(people.trouble).toContainText('口令不对');
  await people.tryUnlock('K07', startPassphrase);
  await people.setOwn(again);
  await pages.shell.lock();
});

test('who is disabled does not come in any more', async () => {
  await people.tryUnlock('01', passphrase);
  await pages.shell.goSettings();
  await people.disable('林知遥');
  await expect(people.row('林知遥')).toContainText('已停用');
  await pages.shell.lock();
  await expect(station.page.getByRole('textbox', { name: '工号' })).toHaveCount(0);
  await pages.door.tryPassphrase(again);
  await expect(people.trouble).toContainText('口令不对');
  await pages.door.unlock(passphrase);
});
