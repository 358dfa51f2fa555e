/** A clerk withdraws a draft with the reason, finds it ended everywhere, and takes the child in anew. */
import { expect, test } from '@playwright/test';
import { beginCase, bringPapers } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const reason = '家长决定回原籍就读';
const here = ownStation('station-withdraw');
let family: Family;
let childName: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  family = await provideFamily();
  childName = family.form['child.name'] ?? '';
  ({ station, pages } = await here.open());
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

const dialog = () => station.page.getByRole('dialog', { name: '撤回这件草稿' });
const button = () => station.page.getByRole('button', { name: '撤回这件草稿' });

test('a draft is withdrawn with a reason, and not without', async () => {
  await beginCase(station.page, family.form, family.answers);
  await pages.home.openCaseOf(childName);
  await pages.intake.goTo('填写信息');
  await photograph(station, 'withdraw-button');
  await button().click();
  await expect(dialog()).toContainText('撤回以后不能恢复');
  await photograph(station, 'withdraw');
  await dialog().getByRole('button', { name: '撤回', exact: true }).click();
  await expect(dialog()).toContainText('请写明撤回的原因');
  await dialog().getByRole('textbox', { name: '撤回的原因' }).fill(reason);
  await dialog().getByRole('button', { name: '撤回', exact: true }).click();
  await expect(pages.shell.messages).toContainText('已撤回这件草稿');
  await expect(pages.shell.title).toHaveText('今日');
  await expect(pages.home.row(childName)).toHaveCount(0);
});

test('it stands among the finished, with who, when and why, and nothing can be done in it', async () => {
  await pages.home.showFinished();
  await expect(pages.home.row(childName)).toContainText('已撤回');
  await pages.home.openCaseOf(childName);
  const main = station.page.getByRole('main');
  await expect(main).toContainText('程望 撤回了这件草稿');
  await expect(main).toContainText(`原因：${reason}`);
  // What was typed can still be read.
  await expect(main).toContainText(family.form['guardian1.name'] ?? '');
  await expect(pages.case.progress).toHaveCount(0);
  await expect(button()).toHaveCount(0);
  await expect(station.page.getByRole('button', { name: '继续办理' })).toHaveCount(0);
  await expect(station.page.getByRole('button', { name: '收存原件' })).toHaveCount(0);
  await photograph(station, 'withdrawn-case');
  await pages.search.open();
  await pages.search.type(childName);
  await expect(pages.search.rows.first()).toContainText('已撤回');
  await station.page.keyboard.press('Escape');
});

test('the child is taken in anew, and that case is submitted', async () => {
  await station.page.keyboard.press('Escape');
  const again = await beginCase(station.page, family.form, family.answers);
  await pages.home.openCaseOf(childName);
  await bringPapers(station.page, again);
  await pages.material.inspectAll();
  await pages.case.submit();
  await expect(pages.case.state('待发送')).toBeVisible();
});
