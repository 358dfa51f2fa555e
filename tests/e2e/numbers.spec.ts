/** Numbers at the desk: how many are left, a receipt declared void, the register; and terms that run out. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violationsInBothThemes } from '../support/axe';
import { bringPapers, openFilledCase } from '../support/case-at-window';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { provideFamily, type Family } from '../support/family';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
let folder: string;
let family: Family;
let station: Station;
let pages: StationPages;
let platform: Server;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-numbers-'));
  family = await provideFamily();
  platform = await stingyPlatform();
  station = await launchStation({ userDataDir: join(folder, 'station') });
  pages = stationPages(station.page);
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});
test.afterAll(async () => {
  await station.close();
  platform.closeAllConnections();
  platform.close();
  await rm(folder, { recursive: true, force: true });
});

/** Pairs with anybody, reserves ten numbers of each kind and never gives more. */
async function stingyPlatform(): Promise<Server> {
  const serverTime = '2026-08-01T00:00:00.000Z';
  const block = (series: string, from: number) => ({
    id: `P-${series}`,
    series,
    stationCode: 'WCXX',
    from,
    to: from + 9,
  });
  const reply = {
    stationId: '019a0000-0000-7000-8000-000000000001',
    stationCode: 'WCXX',
    token: 'x'.repeat(32),
    platformName: '县教体局平台',
    platformKeyId: 'k',
    platformPublicKey: Buffer.alloc(32).toString('base64'),
    numberBlocks: [
      block('case', 100_000),
      block('receipt', 100_000),
      block('placeNotice', 1),
      block('refusalNotice', 1),
    ],
    serverTime,
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://platform');
    if (pathname === '/v1/stations') {
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(reply));
    }
    response.statusCode = 503;
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

test('an unpaired station has enough numbers of its own', async () => {
  await expect(pages.numbers.warning).toHaveCount(0);
  await pages.shell.goSettings();
  await expect(pages.numbers.stock.getByRole('row', { name: /受理编号/ })).toContainText('够用');
  await expect(pages.numbers.stock.getByRole('row', { name: /学位告知书/ })).toHaveCount(0);
});

test('a platform that reserves few makes the desk warn before they are gone', async () => {
  const { port } = platform.address() as AddressInfo;
  await pages.settings.pair(`http://127.0.0.1:${port}`, 'ABCDEF');
  const notices = pages.numbers.stock.getByRole('row', { name: /学位告知书编号/ });
  await expect(notices).toContainText('快用完');
  await expect(notices).toContainText('10');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.shell.goHome();
  await expect(pages.numbers.warning).toBeVisible();
  await expect(station.page.getByText('学位告知书编号：还剩 10 个')).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a spoilt receipt is void with a reason, and the family gets one with the next number', async () => {
  const begun = await openFilledCase(station.page, family.form, family.answers);
  await bringPapers(station.page, begun);
  await pages.material.inspectAll();
  await pages.case.submit();
  // Neither Esc nor a lock loses the reason.
  const reason = await pages.numbers.askVoid('受理回执');
  await reason.fill('打印时卡纸');
  await station.page.keyboard.press('Escape');
  await expect(await pages.numbers.askVoid('受理回执')).toHaveValue('打印时卡纸');
  await station.page.keyboard.press('Escape');
  await pages.shell.lock();
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(family.form['child.name'] ?? '');
  await expect(await pages.numbers.askVoid('受理回执')).toHaveValue('打印时卡纸');
  await photograph(station, 'void-kept');
  await station.page.keyboard.press('Escape');
  await pages.numbers.declareVoid('受理回执', '=打印时纸张损坏');
  await expect(pages.case.papers.first()).toContainText('已作废');
  await expect(station.page.getByRole('button', { name: '打印', exact: true })).toHaveCount(0);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.getByRole('button', { name: '重新出具受理回执' }).click();
  await expect(pages.case.papers).toHaveCount(2);
  await expect(pages.case.papers.nth(1)).toContainText('100001');
  await expect(station.page.getByRole('button', { name: '打印', exact: true })).toBeVisible();
});

test('the register says what became of every number and can be taken out', async () => {
  await pages.shell.goAudit();
  await pages.numbers.goRegister();
  await expect(pages.numbers.verdict).toBeVisible();
  await expect(pages.numbers.totals.getByRole('row', { name: /受理回执编号/ })).toContainText('1');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await pages.numbers.showState('作废');
  await expect(pages.numbers.lines).toHaveCount(1);
  await expect(pages.numbers.lines.first()).toContainText('=打印时纸张损坏');
  const path = join(folder, '登记簿.csv');
  await answerDialogs(station, path);
  await pages.numbers.save();
  const text = await readFile(path, 'utf8');
  expect(text.startsWith('\ufeff"种类","站点代码"')).toBe(true);
  expect(text).toContain(`"'=打印时纸张损坏"`);
  expect(text).not.toMatch(/(^|,)"[=+@-]/m);
});

test('the register is looked at as a paper and printed; the trail has it before the printer', async () => {
  await pages.numbers.openPaper();
  await expect(pages.numbers.paperPages.first()).toBeVisible();
  await photograph(station, 'register-paper');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.getByRole('button', { name: /^打印(Ctrl|$)/ }).click();
  // No printer here: it is said, and the trail has the beginning and what became of it.
  await expect(station.page.getByRole('alert')).toContainText('打印机');
  await station.page.getByRole('button', { name: /^关闭/ }).click();
  await pages.shell.goHome();
  await pages.shell.goAudit();
  await expect(pages.audit.line('准备打印：编号登记簿')).toHaveCount(1);
  await expect(pages.audit.line('未能打印：编号登记簿')).toHaveCount(1);
});

test('a correction that is overdue stands on the home screen, in working days', async () => {
  await pages.shell.lock();
  await pages.drill.enter(passphrase);
  await pages.drill.loadFamilies();
  await expect(pages.numbers.due).toHaveCount(0);
  await pages.home.openCaseOf('穆云舒');
  await expect(station.page.getByText(/还剩 5 个工作日/)).toBeVisible();
  const twoWeeks = Date.now() + 14 * 86_400_000;
  await station.page.clock.setFixedTime(twoWeeks);
  await pages.shell.goHome();
  const row = pages.numbers.due.getByRole('row').filter({ hasText: '穆云舒' });
  await expect(row).toContainText('已逾期');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await row.dblclick();
  await expect(station.page.getByText(/已逾期 \d+ 个工作日/)).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});
