/** 原件收存 in the real program: kept with a numbered receipt, reminded of, told on the case's receipt, given back. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { beijingDate } from '../../shared/domain/beijing-time';
import { beginCase, bringPapers } from '../support/case-at-window';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { shownText } from '../support/shown-paper';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const childName = completeForm['child.name'] ?? '';
const here = ownStation('station-custody');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open({ below: 'data' }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await bringPapers(station.page, await beginCase(station.page, completeForm));
  await pages.home.openCaseOf(childName);
  await pages.material.inspectAll();
});

const custody = () => station.page.getByRole('region', { name: '原件收存' });

test('what stays is listed with its number of papers, why and until when, and the family gets a receipt', async () => {
  const { page } = station;
  await page.keyboard.press('F10');
  await custody().getByRole('button', { name: '收存原件' }).click();
  const dialog = page.getByRole('dialog', { name: '收存原件' });
  const issue = dialog.getByRole('button', { name: '登记并出具凭据' });
  await expect(issue).toBeDisabled();
  await dialog.getByRole('checkbox', { name: '户口簿' }).check();
  await dialog.getByLabel('其他原件的名称').fill('出生医学证明');
  await dialog
    .getByRole('group', { name: '出生医学证明的件数' })
    .getByRole('button', { name: '加一件' })
    .click();
  await dialog.getByLabel('收存原因').fill('送派出所核对户籍');
  const tomorrow = beijingDate(new Date(Date.now() + 86_400_000).toISOString());
  await dialog.getByLabel('归还期限').fill('20200101');
  await issue.click();
  await expect(dialog.getByText(/期限不对/)).toBeVisible();
  // The dialog is higher than a small window: what went wrong is scrolled into sight with what to do.
  await expect(dialog.getByRole('alert')).toBeInViewport({ ratio: 1 });
  await dialog.getByLabel('归还期限').fill(tomorrow.replaceAll('-', ''));
  await photograph(station, 'custody-dialog');
  // Neither Esc nor a lock loses what was counted and written.
  const isKept = async () => {
    await custody().getByRole('button', { name: '收存原件' }).click();
    await expect(dialog.getByText('已为你留着')).toBeVisible();
    await expect(dialog.getByRole('checkbox', { name: '户口簿' })).toBeChecked();
    await expect(dialog.getByLabel('其他原件的名称')).toHaveValue('出生医学证明');
    await expect(dialog.getByRole('group', { name: '出生医学证明的件数' })).toContainText('2');
    await expect(dialog.getByLabel('收存原因')).toHaveValue('送派出所核对户籍');
    await expect(dialog.getByLabel('归还期限')).toHaveValue(
      new RegExp(`^${tomorrow.replaceAll('-', '-?')}$`),
    );
  };
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await isKept();
  await page.keyboard.press('Control+L');
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(childName);
  await page.keyboard.press('F10');
  await isKept();
  await photograph(station, 'custody-kept');
  await expect(issue).toBeInViewport({ ratio: 1 });
  await issue.click();
  await page.getByRole('region', { name: '预览 原件收存凭据' }).waitFor();
  const text = await shownText(station, join(folder, 'custody.pdf'));
  const number = await custody()
    .getByText(/-K\d{4}[0-9A-Z]$/)
    .innerText();
  for (const words of [
    '原件收存凭据',
    number,
    '收存原件1居民户口簿',
    '收存原件2出生医学证明',
    '1件',
    '2件',
    '共2种3件',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('受理编号');
  await photograph(station, 'custody-receipt');
});

test('it stands among what is due, and on the receipt of the case', async () => {
  const { page } = station;
  await pages.shell.goHome();
  const due = page.getByRole('grid', { name: '到期与逾期' });
  await expect(due.getByRole('row').filter({ hasText: childName })).toContainText('归还原件');
  await photograph(station, 'custody-due');
  await pages.home.openCaseOf(childName);
  await pages.case.submit();
  const text = await shownText(station, join(folder, 'receipt.pdf'));
  expect(text).toContain('收存未退原件');
  expect(text).toContain('居民户口簿1件、出生医学证明2件');
});

test('given back it is counted, signed for, no longer due, and in the traces', async () => {
  const { page } = station;
  await custody()
    .getByRole('button', { name: /^归还原件：/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /^归还原件：/ });
  await expect(dialog.getByRole('listitem')).toHaveText(['居民户口簿 1 件', '出生医学证明 2 件']);
  await photograph(station, 'custody-return');
  await dialog.getByLabel(/备注/).fill('姥姥来取');
  await page.keyboard.press('Escape');
  await custody()
    .getByRole('button', { name: /^归还原件：/ })
    .click();
  await expect(dialog.getByLabel(/备注/)).toHaveValue('姥姥来取');
  await dialog.getByRole('button', { name: '已清点并归还' }).click();
  await expect(custody()).toContainText('已归还');
  await photograph(station, 'custody-returned');
  const number = await pages.case.fact('受理编号').innerText();
  await pages.shell.goHome();
  await expect(page.getByRole('grid', { name: '到期与逾期' })).toHaveCount(0);
  await pages.shell.goAudit();
  await pages.audit.showCase(number);
  await expect(pages.audit.line('收存原件：居民户口簿1件、出生医学证明2件')).toHaveCount(1);
  await expect(pages.audit.line('归还原件（原件收存凭据）')).toHaveCount(1);
});
