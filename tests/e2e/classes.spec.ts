/** 阳光分班 in the real program: frozen by one person, drawn before witnesses by another, taken out, and verified by anybody. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, test } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import type {} from '../../renderer/main';
import { classProofSchema, verifyProof } from '../../shared/classes/class-proof';
import { violationsInBothThemes } from '../support/axe';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { fillStation } from '../support/generate/station';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation } from '../support/station-people';
import { PeoplePage } from './pages/people-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const reviewer = { code: 'K09', name: '邓若谷', passphrase: '东南形胜 三吴都会' };
const publicPart = '7 12 19 23 28';
const dayMs = 24 * 60 * 60 * 1000;
/** The day in Beijing after tomorrow, as it is typed. */
const publicDay = new Date(Date.now() + 2 * dayMs + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
const here = ownStation('station-classes');
let folder: string;
let station: Station;
let pages: StationPages;
let people: PeoplePage;
let digest: string;

const button = (name: string | RegExp) =>
  station.page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (name: string | RegExp) => station.page.getByRole('textbox', { name });
/** A printer of the system, and a spooler that takes whatever comes. */
async function installPrinter(): Promise<string> {
  await mkdir(join(folder, 'bin'));
  const lp = join(folder, 'bin', 'lp');
  await writeFile(lp, '#!/bin/sh\ncat > /dev/null\n');
  await chmod(lp, 0o755);
  return [join(folder, 'bin'), process.env['PATH']].join(delimiter);
}
const withPrinter = () =>
  station.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const options = { 'printer-state': '3' } as never;
      const printer = { name: '一楼窗口', displayName: '一楼窗口', description: '', options };
      webContents.getPrintersAsync = () => Promise.resolve([printer]);
    }
  });
/** Main lives this much later from now on. */
const later = (ms: number) =>
  station.app.evaluate((_electron, by) => {
    const Own = globalThis.Date;
    globalThis.Date = class extends Own {
      constructor(...args: readonly unknown[]) {
        if (args.length === 0) super(Own.now() + by);
        else super(...(args as [number]));
      }
      static override now = () => Own.now() + by;
    } as DateConstructor;
  }, ms);

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(folder, (open) => fillStation(open, { cases: 420, seed: 21, withImages: 0 }));
  const env = { PATH: await installPrinter() };
  ({ station, pages } = await here.open({ env }));
  await withPrinter();
  people = new PeoplePage(station.page);
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goSettings();
  const first = await people.add(reviewer.code, reviewer.name, '复核员');
  await pages.shell.lock();
  await people.tryUnlock(reviewer.code, first);
  await people.setOwn(reviewer.passphrase);
});

async function enter(code: string, passphrase: string) {
  await pages.shell.lock();
  await people.tryUnlock(code, passphrase);
  await station.page.getByRole('navigation', { name: '主导航' }).waitFor();
  await station.page.keyboard.press('Control+M');
}

test('who may not freeze sees why; too few classes are refused with how many are too many', async () => {
  await station.page.keyboard.press('Control+M');
  await expect(station.page.getByText('名册由站点管理员冻结')).toBeVisible();
  await enter('01', founder.passphrase);
  await expect(station.page.getByText('均衡预览')).toBeVisible();
  await field('班数').fill('61');
  await expect(station.page.getByText('一份名册最多 60 个班。')).toBeVisible();
  await field('班数').fill('1');
  await expect(station.page.getByText(/超过班额：这些班最多 45 人，多出 \d+ 人/)).toBeVisible();
  await field('其他年级在校人数').fill('1990');
  await field('班数').fill('3');
  await expect(station.page.getByText(/超过校额 2000 人/)).toBeVisible();
  await field('其他年级在校人数').fill('600');
});

test('a plan is there again after another room and after a lock, until a person throws it away', async () => {
  const ticks = station.page.getByRole('group', { name: '除性别外还要均衡' }).getByRole('checkbox');
  const isAsLeft = async () => {
    await expect(field('其他年级在校人数')).toHaveValue('600');
    await expect(field('班数')).toHaveValue('3');
    await expect(field('班主任（可不填）')).toHaveValue('周老师');
    await expect(field('公开部分有几个数')).toHaveValue('5');
    await expect(ticks.last()).toBeChecked();
  };
  await field('班主任（可不填）').fill('周老师');
  await field('公开部分有几个数').fill('5');
  await ticks.last().press('Space');
  await isAsLeft();
  await station.page.keyboard.press('F1');
  await expect(pages.shell.title).toHaveText('今日');
  await station.page.keyboard.press('Control+M');
  await isAsLeft();
  await photograph(station, 'classes-begun-before');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await enter('01', founder.passphrase);
  await isAsLeft();
  await button('清空重填').click();
  await expect(field('其他年级在校人数')).toHaveValue('0');
  await expect(field('班主任（可不填）')).toHaveValue('');
  await expect(ticks.last()).not.toBeChecked();
  await expect(button('清空重填')).toHaveCount(0);
  await field('其他年级在校人数').fill('600');
  await field('班数').fill('3');
});

test('the roll is frozen with what was chosen, and its commitment can be put up', async () => {
  const pick = async (label: string, index: number) => {
    const box = station.page.getByRole('combobox', { name: label, exact: true });
    await box.focus();
    await box.press('ArrowDown');
    for (let step = 0; step < index; step += 1) await box.press('ArrowDown');
    await box.press('Enter');
  };
  await pick('学生', 0);
  await field('公开部分从哪里来').fill('五位家长代表现场各报一个两位数');
  await field('公开部分有几个数').fill('5');
  await field('公开部分最早产生的日期').fill(publicDay);
  await field('时间').fill('09:00');
  await button('冻结名册').click();
  await expect(station.page.getByText('有一条要求只选了一半')).toBeVisible();
  await expect(station.page.getByRole('alertdialog')).toHaveCount(0);
  await field('公开部分从哪里来').fill('');
  await pick('另一名学生', 1);
  await button(/要求和理由/).click();
  await station.page.getByRole('option', { name: '同班：多胞胎' }).click();
  await button('添加').click();
  await expect(button(/^删除：/)).toBeVisible();
  await pages.shell.goHome();
  await station.page.keyboard.press('Control+M');
  await expect(button(/^删除：/)).toBeVisible();
  await button('冻结名册').click();
  await expect(station.page.getByText('请写明公开部分从哪里来。')).toBeVisible();
  await field('公开部分从哪里来').fill('五位家长代表现场各报一个两位数');
  await field('班主任（可不填）').fill('周老师\n吴老师\n郑老师');
  await photograph(station, 'classes-set-up');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await button('冻结名册').click();
  const asked = station.page.getByRole('alertdialog', { name: '冻结这份名册？' });
  await expect(asked).toContainText('同班：多胞胎');
  await asked.getByRole('button', { name: '冻结名册' }).click();
  await expect(station.page.getByRole('heading', { name: '名册已冻结' })).toBeVisible();
  digest = await station.page.locator('code').first().innerText();
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  await expect(station.page.getByText('承诺书还没有打印。')).toBeVisible();
  await expect(button('抽签')).toHaveCount(0);
  await photograph(station, 'classes-frozen');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('nobody draws before the commitment was printed, nor before the public part can be known', async () => {
  await enter(reviewer.code, reviewer.passphrase);
  await expect(station.page.getByText('承诺书还没有打印。')).toBeVisible();
  const tryDraw = () =>
    station.page.evaluate(async () => {
      const { station: bridge } = window;
      const overview = await bridge.classes.overview(undefined);
      const id = overview.ok ? (overview.value.rolls[0]?.id ?? '') : '';
      return bridge.classes.draw({ id, publicPart: '1 2 3 4 5', witnesses: '' });
    });
  expect(await tryDraw()).toMatchObject({ error: { kind: 'commitmentMissing', late: false } });
  await button(/^看分班承诺书并打印/).click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'classes-commitment');
  await dialog.getByRole('button', { name: '打印', exact: true }).click();
  await expect(station.page.getByText('已交打印机 1 份')).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(field('公开部分')).toBeVisible();
  expect(await tryDraw()).toMatchObject({ error: { kind: 'drawTooEarly' } });
  await later(3 * dayMs);
});

test('another person draws once, whatever the window asks main for after that', async () => {
  await enter('01', founder.passphrase);
  await expect(station.page.getByText('这份名册是您冻结的')).toBeVisible();
  await enter(reviewer.code, reviewer.passphrase);
  await button('抽签').click();
  await expect(station.page.getByText('请录入现场报出的数。')).toBeVisible();
  await field('公开部分').fill('07 12 19 23');
  await expect(station.page.getByText('请录入 5 个数，只用数字。')).toBeVisible();
  await field('公开部分').fill('０7、12、19、23、28');
  await field('在场见证人（可不填）').fill('李、王两位家长代表');
  await photograph(station, 'classes-draw');
  await button('抽签').click();
  const asked = station.page.getByRole('alertdialog', { name: '现在抽签？' });
  await expect(asked).toContainText(`公开部分：${publicPart}`);
  await asked.getByRole('button', { name: '抽签' }).click();
  await expect(station.page.getByRole('heading', { name: '分班结果' })).toBeVisible();
  const again = await station.page.evaluate(async () => {
    const { station: bridge } = window;
    const overview = await bridge.classes.overview(undefined);
    const id = overview.ok ? (overview.value.rolls[0]?.id ?? '') : '';
    return bridge.classes.draw({ id, publicPart: '1', witnesses: '' });
  });
  expect(again).toEqual({ ok: false, error: { kind: 'classesDrawnAlready' } });
});

test('every class is listed, one child found, and the slip of that family looked at', async () => {
  const classes = station.page.getByRole('grid', { name: '分班结果' });
  const counts = await classes.locator('tbody tr td:nth-child(3)').allInnerTexts();
  expect(counts).toHaveLength(3);
  expect(Math.max(...counts.map(Number)) - Math.min(...counts.map(Number))).toBeLessThanOrEqual(1);
  await photograph(station, 'classes-result');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  const balance = station.page.getByRole('table', { name: '均衡情况' });
  await expect(balance.locator('tbody tr')).not.toHaveCount(0);
  for (const sex of ['女', '男']) {
    const row = balance
      .locator('tbody tr')
      .filter({ has: station.page.getByText(sex, { exact: true }) });
    const each = (await row.locator('td').allInnerTexts()).slice(1).map(Number);
    // A pair that stays together may keep them from being one apart.
    expect(Math.max(...each) - Math.min(...each), sex).toBeLessThanOrEqual(2);
  }
  await balance.scrollIntoViewIfNeeded();
  await photograph(station, 'classes-balance');
  await classes.focus();
  await station.page.keyboard.press('ArrowDown');
  await expect(station.page.getByRole('heading', { name: '2班名单' })).toBeVisible();
  const child = station.page.getByRole('table', { name: '2班名单' }).locator('tbody th').first();
  const name = await child.innerText();
  await station.page.getByRole('searchbox', { name: '查找学生' }).fill(name);
  await expect(station.page.getByText(/找到 \d+ 人/)).toBeVisible();
  await button(`看${name}的通知单`).first().click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'classes-slip');
  await dialog.getByRole('button', { name: '关闭' }).click();
});

test('workbook, table, data and page are saved, and the page verifies in a browser of anybody', async () => {
  const saved = async (name: string, press: string | RegExp) => {
    const path = join(folder, name);
    await answerDialogs(station, path);
    await button(press).click();
    await expect(station.page.getByText(`已保存：${name}`)).toBeVisible();
    return path;
  };
  const { sheets } = await readXlsx(await readFile(await saved('名单.xlsx', '另存为 Excel')));
  expect(sheets.map((sheet) => sheet.name)).toEqual(['说明', '1班', '2班', '3班']);
  const csv = await readFile(await saved('名单.csv', '另存为 CSV'), 'utf8');
  expect(csv).toContain('"班级","姓名"');
  const text = await readFile(await saved('数据.json', '另存验证数据'), 'utf8');
  const proof = classProofSchema.parse(JSON.parse(text));
  expect(verifyProof(proof, { roll: digest })).toEqual([]);
  expect(proof.publicPart).toBe(publicPart);
  const html = await saved('验证.html', '另存验证页');
  const names = sheets.slice(1).flatMap(({ rows }) => rows.slice(1).map(([name]) => String(name)));
  const page = await readFile(html, 'utf8');
  for (const name of names) {
    expect(text).not.toContain(name);
    expect(page).not.toContain(name);
  }
  const changed = join(folder, '改过.html');
  await writeFile(changed, page.replace('"publicPart":"7 ', '"publicPart":"8 '));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const context = await browser.newContext({ offline: true });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(html).href);
    await tab.getByLabel('承诺书上的名册摘要').fill(digest);
    await tab.getByRole('button', { name: '核对', exact: true }).click();
    await expect(tab.getByRole('heading', { name: '重抽一致' })).toBeVisible();
    await tab.screenshot({ path: test.info().outputPath('verification.png'), fullPage: true });
    await tab.goto(pathToFileURL(changed).href);
    await expect(tab.getByRole('heading', { name: '重抽不一致' })).toBeVisible();
    await tab.screenshot({ path: test.info().outputPath('verification-changed.png') });
  } finally {
    await browser.close();
  }
});

test('the trail tells who froze, who drew and what left', async () => {
  await pages.shell.lock();
  await people.tryUnlock('01', founder.passphrase);
  await station.page.getByRole('navigation', { name: '主导航' }).waitFor();
  await station.page.keyboard.press('Control+J');
  for (const told of [
    /冻结了望潮小学第 1 份分班名册/,
    /分班抽签，结果摘要/,
    /已经抽过签，不能重抽/,
    /分班结果另存为验证页/,
  ]) {
    await expect(station.page.getByText(told).first()).toBeVisible();
  }
});
