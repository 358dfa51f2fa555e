/** Leaving a step by its key: what a field does when it is left is done, the focus comes back, and the help knows the screen. */
import { expect, test } from '@playwright/test';
import { verdicts } from '../../shared/i18n/zh-cn/words';
import { bringPapers, openFilledCase } from '../support/case-at-window';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-left-field');
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ station, pages } = await here.open());
  await pages.door.createStation({
    school: '望潮小学',
    operatorName: '程望',
    passphrase: '望海潮 一二三四五',
  });
  const begun = await openFilledCase(station.page, completeForm);
  await bringPapers(station.page, begun);
});

test('figures of a day and a number in disorder are put in order by the key that leaves the form', async () => {
  const { page } = station;
  const day = pages.intake.field('child.birthDate');
  const phone = pages.intake.field('guardian1.phone');
  const written = completeForm['child.birthDate'] ?? '';
  await day.fill(written.replaceAll('-', ''));
  await page.keyboard.press('F10');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.getByText(/信息还差/)).toHaveCount(0);
  await page.keyboard.press('F5');
  await expect(day).toHaveValue(written);
  await phone.fill(' １３９００００１２３４ ');
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: '下一份' }).waitFor();
  await page.keyboard.press('F5');
  await expect(phone).toHaveValue('13900001234');
});

test('and by a lock', async () => {
  const { page } = station;
  const phone = pages.intake.field('guardian1.phone');
  await phone.fill('１３９００００５６７８');
  await page.keyboard.press('Control+l');
  await pages.door.unlock('望海潮 一二三四五');
  await pages.shell.rooms.waitFor();
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await expect(phone).toHaveValue('13900005678');
});

test('back from the inspection, which has a focus of its own, the focus is where it was in the form', async () => {
  const { page } = station;
  const name = pages.intake.field('guardian1.name');
  await name.focus();
  await page.keyboard.press('F7');
  await expect(page.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('F5');
  await expect(name).toBeFocused();
});

test('the help opens at the form of a draft that was opened from the list', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await pages.intake.field('child.name').waitFor();
  await page.keyboard.press('Shift+F1');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 }).first()).toContainText('填写');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a verdict that was changed after its note was typed comes back as it was changed', async () => {
  const { page } = station;
  await page.keyboard.press('F7');
  await pages.material.inspected.waitFor();
  const form = pages.material.inspected;
  const verdict = form.getByRole('radiogroup', { name: '结论' });
  await verdict.getByText(verdicts.doubtful).click();
  await form.getByRole('textbox', { name: '备注' }).fill('印章不清');
  await verdict.getByText(verdicts.copyOnly).click();
  await page.keyboard.press('F5');
  await pages.intake.field('child.name').waitFor();
  await page.keyboard.press('F7');
  await form.waitFor();
  await expect(verdict.getByRole('radio', { name: new RegExp(verdicts.copyOnly) })).toBeChecked();
  await expect(form.getByRole('textbox', { name: '备注' })).toHaveValue('印章不清');
});
