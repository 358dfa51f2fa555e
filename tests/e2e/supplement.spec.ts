/** 一次性告知书 in the real program: one letter lists all that is missing, with reasons, alternatives and a day. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const here = ownStation('station-supplement');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open({ below: 'data' }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  const form = Object.entries(completeForm).filter(([key]) => key !== 'guardian1.phone');
  await openFilledCase(
    station.page,
    { ...Object.fromEntries(form), 'residence.tenure': 'owned' },
    { preferential: false, localRegister: true, localHome: true },
  );
});

test('before it is issued the clerk sees what it will list, and a day that is past is refused', async () => {
  const { page } = station;
  await page.getByRole('button', { name: '一次性告知' }).click();
  const dialog = page.getByRole('dialog', { name: '一次性告知' });
  await expect(dialog.getByRole('listitem').filter({ hasText: '户口簿' })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: '监护人一联系电话' })).toBeVisible();
  const usual = await dialog.getByLabel('请家长补齐的期限').inputValue();
  await dialog.getByLabel('请家长补齐的期限').fill('20260101');
  await dialog.getByRole('button', { name: '出具告知书' }).click();
  await expect(dialog.getByText(/期限不对/)).toBeVisible();
  await dialog.getByLabel('请家长补齐的期限').fill(usual);
  await dialog.getByRole('button', { name: '出具告知书' }).click();
  await page.getByRole('region', { name: '预览 一次性告知书' }).waitFor();
});

test('the paper says every missing thing with its reason and what may be brought instead', async () => {
  const pdf = join(folder, 'notice.pdf');
  await answerDialogs(station, pdf);
  await station.page.getByRole('button', { name: '另存 PDF' }).click();
  await expect
    .poll(() =>
      readFile(pdf).then(
        ({ byteLength }) => byteLength,
        () => 0,
      ),
    )
    .toBeGreaterThan(0);
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
  for (const words of [
    '一次性告知书',
    '因为入学要核对孩子与监护人的身份和户籍',
    '请提交下列任一种即可：不动产权证书，或网签备案购房合同，或公共租赁住房合同',
    '补填信息',
    '监护人一联系电话',
    '送达回证',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('受理编号');
});

test('a second one is warned of, and what was told stays told when papers come in', async () => {
  const { page } = station;
  await page.keyboard.press('Control+L');
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await pages.intake.fillField('guardian1.phone', completeForm['guardian1.phone'] ?? '');
  await pages.intake.saved();
  await page.getByRole('button', { name: '一次性告知' }).click();
  const dialog = page.getByRole('dialog', { name: '一次性告知' });
  await expect(dialog.getByText(/已经出具过告知书/)).toBeVisible();
  await expect(dialog.getByText('监护人一联系电话')).toHaveCount(0);
});
