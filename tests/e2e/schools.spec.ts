/** Catchments and a directory of 6,500 schools on the real form: installed through the screen, typed, found, chosen. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { violationsInBothThemes } from '../support/axe';
import { bigPack, streetName } from '../support/big-directory';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { photograph } from '../support/photograph';
import { founder, leaveStation, pairedWith } from '../support/station-people';
import { PolicyPage } from './pages/policy-page';
import { SchoolsPage } from './pages/schools-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const county = newPackKey();
const pack = bigPack();
const owner = { preferential: false, localRegister: true, localHome: true };
const schoolAt = (n: number) => pack.schools[n]?.name ?? '';
const child = '庄翀远';
const region = '山东省日照市岚山区';
const here = ownStation('station-schools');
let folder: string;
let station: Station;
let pages: StationPages;
let schools: SchoolsPage;

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(folder, (desk) => desk.appendStation([pairedWith(county)]));
  ({ station, pages } = await here.open());
  schools = new SchoolsPage(station.page);
  await pages.door.unlock(founder.passphrase);
});

/** Pictures for people, and what axe finds in both themes. */
async function look(name: string): Promise<void> {
  await photograph(station, name);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
}

test('a pack of 6,500 schools and 14,000 catchments is installed through the screen', async () => {
  const path = join(folder, 'pack.json');
  await writeFile(path, signedPackText(pack, county));
  await answerDialogs(station, path);
  const policy = new PolicyPage(station.page);
  await pages.shell.goSettings();
  await policy.choose();
  await policy.reason.fill('区教育和体育局 2026 年第 12 号通知');
  await policy.install.click();
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goSettings();
  await expect(policy.inForce).toContainText('2026.9');
});

test('while an address is typed the form says which school it belongs to, and why', async () => {
  await pages.shell.goHome();
  await pages.intake.openCase(owner);
  await pages.intake.fillField('child.name', child);
  const address = pages.intake.field('residence.address');
  await address.fill(region);
  await expect(schools.ofHome).toContainText('写到路名和门牌号');
  await address.fill(`${region}${streetName(7)}`);
  await expect(schools.ofHome).toContainText('写全门牌号才能确定');
  await expect(schools.ofHome).toContainText(schoolAt(8));
  await address.pressSequentially('57号');
  await expect(schools.ofHome).toContainText(`地段学校：${schoolAt(7)}`);
  await expect(schools.ofHome).toContainText(`依据：“${streetName(7)}”1—199 号（单号）`);
  await address.fill(`${region}${streetName(7)}58号`);
  await expect(schools.ofHome).toContainText(`地段学校：${schoolAt(8)}`);
  await address.fill(`${region}${streetName(7)}201号`);
  await expect(schools.ofHome).toContainText('没有划到这个门牌号');
  await address.fill('外地县样例村');
  await expect(schools.ofHome).toContainText('学区表里查不到这个地址');
  await schools.ofHome.scrollIntoViewIfNeeded();
  await look('no-catchment');
  await address.fill(`${region}${streetName(3)}12号`);
  await pages.intake.field('register.address').fill(`${region}${streetName(4)}12号`);
  await expect(schools.ofRegister).toContainText(`地段学校：${schoolAt(4)}`);
  await expect(schools.wish).toContainText('两处地址分属两所学校');
  await schools.ofHome.scrollIntoViewIfNeeded();
  await look('two-catchments');
});

test('a school is found by name, pinyin, initials and code, by keyboard, and kept with its code', async () => {
  const { page } = station;
  const field = pages.intake.field('wish.school');
  const { name, code } = pack.schools[41] ?? { name: '', code: '' };
  await field.fill('xiaoxue');
  // Thousands fit; as many are drawn as somebody looks through.
  await expect(schools.options).toHaveCount(50);
  await expect(page.getByText(/^共 \d{4} 所，列出前 50 所/)).toBeVisible();
  await look('directory');
  for (const typed of [name, code]) {
    await field.fill(typed);
    await expect(schools.options.first()).toContainText(code);
  }
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue(name);
  await expect(schools.options).toHaveCount(0);
  await expect(schools.wish).toContainText(`标识码 ${code}`);
  await expect(schools.wish).toContainText('所选学校不是地段学校');
  await expect(schools.wish).toContainText(`按住所地址：${schoolAt(3)}`);
  await field.scrollIntoViewIfNeeded();
  await look('other-school');
  await pages.intake.saved();
  await pages.shell.goHome();
  await pages.home.openCaseOf(child);
  await expect(pages.intake.field('wish.school')).toHaveValue(name);
  await expect(schools.wish).toContainText(`标识码 ${code}`);
});

test('a school that is in no directory is kept as it is written, and the catchment school is one press away', async () => {
  const field = pages.intake.field('wish.school');
  await field.fill('外地实验小学');
  await expect(schools.wish).toContainText('名录里没有这所学校');
  await schools.choose(schoolAt(3));
  await expect(field).toHaveValue(schoolAt(3));
  await expect(schools.wish).not.toContainText('不是地段学校');
  await pages.intake.saved();
  const { page } = station;
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Today/ })
    .click();
  await pages.home.openCaseOf(child);
  await page.getByText('School of the catchment').first().scrollIntoViewIfNeeded();
  await look('catchment-en');
  await page.getByRole('button', { name: /^Settings/ }).click();
  await pages.settings.chooseLanguage('简体中文');
  await pages.shell.goHome();
});

test('the school a pupil comes from is found in the same directory', async () => {
  await pages.intake.openCase(owner, 'junior');
  const from = pack.schools[12] ?? { name: '', code: '' };
  const field = pages.intake.field('origin.school');
  await field.fill(from.code);
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue(from.name);
  await expect(pages.intake.field('origin.schoolCode')).toHaveValue(from.code);
  await field.fill('外省第一小学');
  await expect(pages.intake.field('origin.schoolCode')).toHaveValue('');
});
