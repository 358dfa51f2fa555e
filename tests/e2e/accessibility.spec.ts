/** axe on every screen, light and dark: no violation of WCAG 2.1 A and AA. */
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import { beginCase, bringPapers } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const here = ownStation('station-axe');
let family: Family;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  family = await provideFamily();
  ({ station, pages } = await here.open());
  await pages.door.heading.waitFor();
});

test('the door', async () => {
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.door.setUp({ school: '望潮小学', operatorName: '程望', passphrase });
  await station.page.getByRole('button', { name: '打印第 1 份' }).waitFor();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.door.putOffSheets();
});

test('today, the three questions, outbox, settings and audit', async () => {
  for (const go of [
    () => pages.shell.goHome(),
    () => pages.shell.goNewCase(),
    () => pages.shell.goOutbox(),
    () => pages.shell.goSettings(),
    () => pages.shell.goAudit(),
    () => pages.audit.verify(),
    () => pages.audit.goDigests(),
  ]) {
    await go();
    expect(await violationsInBothThemes(station.page)).toEqual([]);
  }
});

test('the form with every problem shown', async () => {
  await pages.intake.openCase(family.answers);
  await pages.intake.check();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  expect(await inDialog('一次性告知', '一次性告知')).toEqual([]);
});

test('capture and inspection', async () => {
  await bringPapers(station.page, await beginCase(station.page, family.form, family.answers));
  await pages.shell.goHome();
  await pages.home.openCaseOf(family.form['child.name'] ?? '');
  await pages.material.openCapture('户口簿');
  await expect(pages.material.pages).not.toHaveCount(0);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('F7');
  await pages.material.inspected.waitFor();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.material.inspectAll();
});

/** What axe finds in a dialog that is opened by a button, and closed again. */
async function inDialog(opener: string | RegExp, name: string | RegExp): Promise<string[]> {
  const { page } = station;
  await page.getByRole('button', { name: opener }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  const found = await violationsInBothThemes(station.page);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return found;
}

test('the dialogs of a draft: identity check, visit, hand-over', async () => {
  await pages.intake.goTo('填写信息');
  expect(await inDialog('移交', '移交这件草稿')).toEqual([]);
  await station.page.keyboard.press('F10');
  expect(await inDialog('核验身份', '核验身份')).toEqual([]);
  expect(await inDialog('记录走访', '记录走访')).toEqual([]);
  // A dialog with what was begun before, and with a doubt that wants its reason.
  await station.page.getByRole('button', { name: '核验身份' }).click();
  const dialog = station.page.getByRole('dialog', { name: '核验身份' });
  await dialog.getByRole('radiogroup').getByText('存疑').click();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('Escape');
  expect(await inDialog('核验身份', '核验身份')).toEqual([]);
});

test('a submitted case with its receipt, and the list of cases', async () => {
  await pages.case.submit();
  await pages.case.open('受理回执');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  expect(await inDialog(/^作废 受理回执/, /作废/)).toEqual([]);
  await pages.shell.goHome();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.shell.lock();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.getByRole('button', { name: '忘记口令' }).click();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});
