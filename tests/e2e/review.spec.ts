/** 复核 in the real program: the queue, pages beside details, the letter before its number, and the decision. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { packCopy, packInstalled } from '../support/shipped-packs';
import { added, founder, leaveStation, own, valueOf } from '../support/station-people';
import { PeoplePage } from './pages/people-page';
import { ReviewPage } from './pages/review-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-review');
const [first, second, third] = ['邬秋池', '瞿晚晴', '宓知远'] as const;
let station: Station;
let pages: StationPages;
let review: ReviewPage;

test.beforeAll(async () => {
  const path = join(import.meta.dirname, '../support/papers-page.jpg');
  const page = Uint8Array.from(await readFile(path));
  await leaveStation(await here.folder(), async (desk, program) => {
    valueOf(await desk.appendStation([packInstalled(packCopy('suzhou'), desk.actor)]));
    for (const name of [first, second, third]) {
      const caseId = uuidv7();
      const others = unlikePages();
      const photo = (role: string) => (role === 'cover' ? page : others());
      await fillAtDesk(desk, caseId, photo, {
        ...completeForm,
        ...childOf(caseId),
        'child.name': name,
        'residence.address': '临河路8号',
      });
      const card = {
        changes: { 'child.nation': '汉' },
        sources: { 'child.nation': 'idCard' },
      } as const;
      valueOf(await desk.desk.execute({ name: 'editForm', caseId, ...card }, desk.actor));
      valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
    }
    const { startPassphrase } = await added(program, 'K07', 'reviewer', '邢望');
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
  });
  ({ station, pages } = await here.open());
  review = new ReviewPage(station.page);
});

async function enter(code: string, passphrase: string): Promise<void> {
  await new PeoplePage(station.page).tryUnlock(code, passphrase);
  await pages.shell.rooms.waitFor();
}

test('who took the families in has nothing to review, and is told why', async () => {
  await enter('01', founder.passphrase);
  await review.open();
  await expect(station.page.getByText('没有等你复核的办件')).toBeVisible();
  await expect(station.page.getByText(/另有 3 件你经手过/)).toBeVisible();
  await expect(review.count).not.toContainText(/\d/);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'queue-empty');
});

test('and reads the pages of what was submitted all the same', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf(first);
  await station.page.keyboard.press('F6');
  await expect(review.details).toContainText('临河路8号');
  await expect(review.details).toContainText('已见原件');
  await expect(review.form).toContainText('要由没有经手过的复核员或站点管理员决定');
  await expect(review.form.getByRole('radio')).toHaveCount(0);
  const picture = review.papers.getByRole('img');
  await picture.waitFor();
  const corrected = await picture.getAttribute('alt');
  await station.page.keyboard.press('o');
  await expect(picture).toHaveAttribute('alt', `${corrected ?? ''}，拍摄时的原样`);
  await station.page.keyboard.press('o');
  await station.page.keyboard.press('Escape');
  await expect(pages.case.papers.first()).toBeVisible();
  await pages.shell.lock();
});

test('the reviewer finds what waits, by key, the longest waiting first', async () => {
  await enter('K07', own);
  await expect(review.count).toContainText('3 件等你复核');
  await review.open();
  await expect(review.queue).toBeFocused();
  await expect(review.queue.getByRole('rowheader')).toHaveText([first, second, third]);
  await expect(review.row(first)).toContainText('作出决定');
  await expect(review.row(first)).toContainText('个工作日');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'queue');
});

test('Enter opens a case with its pages beside its details; nobody decides without them', async () => {
  const { keyboard } = station.page;
  await keyboard.press('Enter');
  await expect(pages.shell.title).toHaveText(first);
  await expect(review.papers.getByRole('region', { name: '页面图像' })).toBeFocused();
  await expect(review.details).toContainText('临河路8号');
  await expect(review.details).toContainText('已见原件');
  await expect(review.details).toContainText('读取身份证');
  await photograph(station, 'opened');
  await review.choose('不予受理');
  await keyboard.press('F8');
  await expect(station.page.getByRole('dialog')).toHaveCount(0);
  await expect(review.form).toContainText(/还有 \d+ 份材料的 \d+ 页没有看过，看完才能决定/);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'side-by-side');
  await review.readAll();
  await photograph(station, 'read');
});

test('what was chosen is still there after another screen', async () => {
  await station.page.keyboard.press('Escape');
  await expect(review.queue).toBeVisible();
  await station.page.keyboard.press('Enter');
  await expect(review.form.getByRole('radio', { name: '不予受理' })).toBeChecked();
  await expect(review.seenAll).toBeVisible();
});

test('the letter is looked at before it has a number', async () => {
  await review.form.getByRole('button', { name: /理由/ }).click();
  await station.page.getByRole('option', { name: '另写理由' }).click();
  await review.form.getByRole('textbox', { name: '写明理由' }).fill('不在本校学区');
  await review.look();
  await expect(review.preview).toContainText('不予受理通知书');
  await expect(review.preview).toContainText('出具时编号');
  await expect(review.preview.getByRole('button', { name: /打印|另存/ })).toHaveCount(0);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'preview');
  await station.page.keyboard.press('Escape');
  await expect(review.preview).toHaveCount(0);
});

test('the decision is confirmed by what was seen, and the case goes on to its letter', async () => {
  const { keyboard, page } = { keyboard: station.page.keyboard, page: station.page };
  await keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: '由本窗口决定' });
  await expect(dialog).toContainText('不在本校学区');
  const looked = dialog.getByRole('checkbox', { name: /^我已看过材料的全部 \d+ 页/ });
  await looked.check();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await photograph(station, 'confirm');
  await dialog.getByRole('button', { name: '决定', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^出具不予受理通知书/ })).toBeVisible();
  await keyboard.press('Escape');
  await expect(review.row(first)).toContainText('出具文书');
  await expect(review.row(second)).toContainText('作出决定');
});

test('a case that is settled elsewhere leaves the queue', async () => {
  await review.row(second).click();
  await station.page.keyboard.press('Enter');
  await expect(pages.shell.title).toHaveText(second);
  await review.readAll();
  await review.choose('转统筹安排');
  await review.form.getByRole('button', { name: /理由/ }).click();
  await station.page.getByRole('option').first().click();
  await expect(station.page.getByRole('button', { name: /^预览文书/ })).toBeDisabled();
  await station.page.keyboard.press('F8');
  const dialog = station.page.getByRole('dialog', { name: '由本窗口决定' });
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '决定', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await station.page.keyboard.press('Escape');
  await expect(review.row(second)).toHaveCount(0);
  await expect(review.count).toContainText('2 件等你复核');
  await photograph(station, 'queue-after');
});

test('in English', async () => {
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await station.page.keyboard.press('Control+u');
  await expect(station.page.getByRole('heading', { level: 1 })).toHaveText('Review');
  await station.page.keyboard.press('Enter');
  await station.page.getByRole('region', { name: 'Details and inspection' }).waitFor();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'side-by-side-en');
});
