/** 自助: a family enters and photographs at the touch terminal, fenced in, and the clerk takes over. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import type { FieldKey } from '../../shared/domain/form';
import { fieldKeys } from '../../shared/domain/form';
import { isForFamily } from '../../shared/domain/family-entry';
import { intake as intakeZh } from '../../shared/i18n/zh-cn/intake';
import { selfService as words } from '../../shared/i18n/zh-cn/self-service';
import { violations, violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import { beginCase } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { SelfServicePage } from './pages/self-service-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const others = '乌兰图雅';
const paper = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-self');
let folder: string;
let station: Station;
let pages: StationPages;
let family: SelfServicePage;

async function launch(): Promise<void> {
  ({ station, pages } = await here.open({
    below: 'station',
    args: fakeCameraArguments(paper, join(folder, 'camera.mjpeg')),
  }));
  family = new SelfServicePage(station.page);
}

test.beforeAll(async () => {
  folder = await here.folder();
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await beginCase(station.page, { ...completeForm, 'child.name': others });
});

const ofSection = (section: string) =>
  fieldKeys.filter(
    (key) =>
      (key.startsWith(section) || (section === 'guardian1' && key === 'family.singleParent')) &&
      isForFamily(key),
  );
const look = async (name: string) => {
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, name);
};
/** Twice as large, everything can still be reached, and nothing lies beyond the edge. */
async function staysWithinWhenEnlarged(name: string): Promise<void> {
  const own = await station.app.browserWindow(station.page);
  const width = () => station.page.evaluate(() => innerWidth);
  const whole = await width();
  await own.evaluate((one: BrowserWindow) => one.webContents.setZoomFactor(2));
  await expect.poll(width).toBeLessThan(whole * 0.6);
  const beyond = () =>
    station.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(beyond).toBeLessThanOrEqual(0);
  if (process.env['CI'] !== 'true') {
    const shot = await own.evaluate(async (one: BrowserWindow) =>
      (await one.webContents.capturePage()).toPNG().toString('base64'),
    );
    await writeFile(test.info().outputPath(`${name}-enlarged.png`), Buffer.from(shot, 'base64'));
  }
  await own.evaluate((one: BrowserWindow) => one.webContents.setZoomFactor(1));
  await expect.poll(width).toBe(whole);
}
const refusal = (ask: () => Promise<{ ok: boolean; error?: { kind: string } }>) =>
  station.page.evaluate(ask).then((answer) => answer.error?.kind);

test('the clerk hands the screen over, and the window knows of nobody else', async () => {
  await pages.shell.goHome();
  await expect(station.page.getByText(others)).toBeVisible();
  await station.page.keyboard.press('F2');
  await family.button(words.desk.start).click();
  await expect(station.page.getByRole('dialog')).toContainText('只有您的口令能接手');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'hand-over');
  await expect(station.page.getByRole('checkbox', { name: words.desk.whole })).toBeChecked();
  await family.begin(false);
  await expect(station.page.getByRole('navigation')).toHaveCount(0);
  await expect(station.page.getByText(others)).toHaveCount(0);
  for (const key of ['F1', 'F12', 'Control+k', 'Control+l']) await station.page.keyboard.press(key);
  await expect(family.heading).toHaveText(words.welcome);
  await expect(station.page.getByRole('dialog')).toHaveCount(0);
  expect(await refusal(() => window.station.operators.list(undefined))).toBe('selfServiceRunning');
  expect(await refusal(() => window.station.audit.viewed({ what: 'search' }))).toBe(
    'selfServiceRunning',
  );
  const told = await station.page.evaluate(() =>
    window.station.ledger.read({ after: 0, limit: 500 }),
  );
  expect(told).toMatchObject({ ok: true, value: { batches: [] } });
  await look('welcome');
});

test('the family reads it in its language, answers, and types on the keys of the screen', async () => {
  await family.button('English').click();
  await expect(family.heading).toHaveText(/^Welcome/);
  await expect(station.page.getByRole('main')).toHaveAttribute('lang', 'en');
  await family.button('中文').click();
  await family.button(words.begin).click();
  await expect(family.progress).toHaveText(/^第 1 步/);
  await expect(family.button(words.next)).toBeDisabled();
  await family.answer('localRegister', true);
  await family.answer('localHome', false);
  await family.answer('preferential', false);
  await look('group');
  await family.next('child');
  await expect(family.heading).toBeFocused();

  // What is wrong stands beside the field; the number fills in what it says.
  await family.press('child.idNumber', '110101');
  await expect(station.page.getByText('公民身份号码应为 18 位', { exact: false })).toBeVisible();
  await family.press('child.idNumber', completeForm['child.idNumber'] ?? '');
  await expect(family.field('child.birthDate')).toHaveValue(completeForm['child.birthDate'] ?? '');
  await expect(station.page.getByText(words.fromNumber).first()).toBeVisible();
  await family.field('child.idNumber').click();
  await look('child');
  await staysWithinWhenEnlarged('child');
  await family.button(words.pad.done).click();
  await family.button(words.next).click();
  await expect(station.page.getByText(/^还有 \d+ 处要看一看/)).toBeVisible();
  await family.fill(completeForm, ofSection('child'));
  await family.next('guardian1');
  await family.fill(completeForm, ofSection('guardian1'));
  await look('guardian');
  for (const step of ['guardian2', 'register', 'residence', 'wish'] as const) {
    await family.next(step);
    await family.fill(completeForm, ofSection(step));
  }
  await look('wish');
});

test('staff are called, and whoever leaves covers what was entered until the clerk comes', async () => {
  await family.button(words.callStaff).click();
  await expect(family.heading).toHaveText(words.callTitle);
  await look('call');
  await family.button(words.callBack).click();
  await expect(family.heading).toHaveText(words.steps.wish);
  await family.button(words.callStaff).click();
  await family.button(words.away).click();
  await expect(family.heading).toHaveText(words.covered.title);
  await expect
    .poll(() => refusal(() => window.station.ledger.read({ after: 0, limit: 500 })))
    .toBe('selfServiceRunning');
  await expect(station.page.getByText(completeForm['child.name'] ?? '')).toHaveCount(0);
  await family.button(words.staffHere).click();
  await family.tryPassphrase('不是这个口令');
  await expect(station.page.getByRole('alert')).toBeVisible();
  await look('staff');
  await expect(family.button(words.staff.goOn)).toBeEnabled();
  // How long to wait is told once, and then that it is over.
  for (let tries = 1; tries < 6; tries += 1) {
    await expect(family.button(words.staff.take)).toBeEnabled();
    await family.tryPassphrase(`不是这个口令 ${tries}`);
    await expect(station.page.getByRole('alert')).toContainText('口令不对');
  }
  await expect(station.page.getByRole('alert')).toContainText(/请等 \d+ 秒再试/);
  await expect(family.button(words.staff.take)).toBeEnabled();
  await expect(station.page.getByRole('alert')).toContainText('请再试一次');
  await expect(family.button(words.staff.goOn)).toBeEnabled();
  await family.tryPassphrase(passphrase, 'goOn');
  await expect(family.heading).toHaveText(words.steps.wish);
});

test('the family photographs its papers, takes one again and removes one', async () => {
  await family.next('papers');
  await look('papers');
  await station.page.getByRole('button', { name: /^去拍 .*户口簿/ }).click();
  await expect(station.page.getByText(/^现在请放：/)).toBeVisible();
  const width = () =>
    station.page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth);
  await expect.poll(width).toBeGreaterThan(0);
  const taken = station.page.getByRole('region', { name: words.papers.taken });
  const shoot = family.button(words.papers.shoot);
  await shoot.click();
  await expect(taken.getByRole('listitem')).toHaveCount(1);
  await expect(shoot).toBeVisible();
  await shoot.click();
  await expect(taken.getByRole('listitem')).toHaveCount(2);
  await expect(taken.getByRole('img')).toHaveCount(2);
  await look('camera');
  await staysWithinWhenEnlarged('camera');
  await taken.getByRole('button', { name: /^重拍这一页 第 2 页/ }).click();
  await expect(station.page.getByText(/^请重拍：/)).toBeVisible();
  await shoot.click();
  await expect(station.page.getByText(/^请重拍：/)).toHaveCount(0);
  await expect(taken.getByRole('listitem')).toHaveCount(2);
  await taken.getByRole('button', { name: /^不要这一页 第 2 页/ }).click();
  await family.button(words.papers.removeConfirm).click();
  await expect(taken.getByRole('listitem')).toHaveCount(1);
  await family.button(words.papers.toList).click();
});

test('it reads everything through, and the clerk takes over where the family stopped', async () => {
  await family.next('check');
  await expect(station.page.getByRole('region', { name: words.steps.child })).toContainText(
    completeForm['child.name'] ?? '',
  );
  await look('check');
  await family.button(words.check.finish).click();
  await expect(family.heading).toHaveText(words.done.title);
  await look('done');
  await family.button(words.staffHere).click();
  await family.tryPassphrase(passphrase);
  const main = station.page.getByRole('main');
  await expect(main.getByText(/^家长自助填写的内容还有 \d+ 项没有核对$/)).toBeVisible();
  await expect(main.getByText(intakeZh.fromFamily).first()).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'after');

  // Whoever goes through a field has seen it.
  const badges = () => main.getByText(intakeZh.fromFamily, { exact: true }).count();
  const before = await badges();
  await family.button(words.desk.next).click();
  await station.page.keyboard.press('Tab');
  await expect.poll(badges).toBe(before - 1);
  await family.button(words.desk.all).click();
  await family.button(words.desk.allConfirm).click();
  await expect.poll(badges).toBe(0);
  await expect(main.getByText(/^家长自助填写的内容还有/)).toHaveCount(0);
});

test('a draft is handed over again from Ctrl+K, and a lock in between loses nothing', async () => {
  await pages.search.open();
  await pages.search.type(words.desk.start);
  await station.page.keyboard.press('Enter');
  await family.begin(true);
  await family.button(words.begin).click();
  await family.next('child');
  const nation: FieldKey = 'child.nation';
  await family.field(nation).fill('回族');
  await expect(station.page.getByRole('status').filter({ hasText: words.saved })).toBeVisible();
  await family.button(words.callStaff).click();
  await family.button(words.staffHere).click();
  await family.button(words.staff.lock).click();
  await pages.door.unlockButton.waitFor();
  await pages.door.unlock(passphrase);
  await expect(station.page.getByText(others)).toBeVisible();
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await expect(pages.intake.field(nation)).toHaveValue('回族');
  await expect(station.page.getByText('家长自助填写的内容还有 1 项没有核对')).toBeVisible();
});
