/** 自检 in the real program: everything is tried, told in words, kept in the trail, and asked for again when something failed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { diagnostics as bundle } from '../../shared/i18n/zh-cn/diagnostics';
import { selfTest as say } from '../../shared/i18n/zh-cn/self-test';
import { violationsInBothThemes } from '../support/axe';
import { answerDialogs } from '../support/dialogs';
import { fakeCameraArguments } from '../support/fake-camera';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { newPackKey } from '../support/pack-signing';
import { photograph } from '../support/photograph';
import { founder, leaveStation, pairedWith, valueOf } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const paper = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-self-test');
let folder: string;
let station: Station;
let pages: StationPages;
const section = () => station.page.getByRole('region', { name: say.title, exact: true });
const line = (part: keyof typeof say.parts) =>
  section().getByRole('listitem').filter({ hasText: say.parts[part].tried });
const button = (name: string) => section().getByRole('button', { name });

test.beforeAll(async () => {
  folder = await here.folder();
  // Paired with a platform that nobody can reach: the line is what fails.
  await leaveStation(folder, async (desk) => {
    valueOf(await desk.appendStation([pairedWith(newPackKey())]));
  });
  ({ station, pages } = await here.open({
    args: fakeCameraArguments(paper, join(folder, 'camera.mjpeg')),
    env: { TZ: 'Asia/Shanghai' },
  }));
  await pages.door.unlock(founder.passphrase);
});

test('Ctrl+K leads to it, and Enter begins', async () => {
  await station.page.keyboard.press('Control+K');
  await station.page.getByRole('combobox').fill('zj');
  await expect(station.page.getByRole('option', { name: say.title })).toBeVisible();
  await station.page.keyboard.press('Enter');
  await expect(button(say.start)).toBeFocused();
  await expect(section()).toContainText(say.never);
  await station.page.keyboard.press('Enter');
  await expect(section().getByRole('progressbar')).toBeVisible();
  await photograph(station, 'self-test-running');
  await button(say.stop).click();
  await expect(section()).toContainText(say.stopped);
  await expect(button(say.start)).toBeVisible();
});

test('every part is tried really, and says what was found', async () => {
  await button(say.start).click();
  await expect(button(say.again)).toBeVisible({ timeout: 180_000 });
  // Photographed as a page is; the paper of the tests is too small a picture, and that is told.
  await expect(line('camera')).toContainText(say.verdicts.attention);
  await expect(line('camera')).toContainText('620 × 877');
  await expect(line('disk')).toContainText(/写入并读回 1.0 MB，一致/);
  await expect(line('record')).toContainText('第一条和最新一条记录解得开');
  await expect(line('record')).toContainText('口令文件打得开，共 1 人');
  await expect(line('clock')).toContainText('时区与北京时间相同');
  await expect(line('fonts')).toContainText(/屏幕用的 [78] 种字体都写得出/);
  await expect(line('fonts')).toContainText(/个字体文件都完好/);
  await expect(line('papers')).toContainText('测试页画好了');
  await expect(line('reading')).toContainText('认出来的和图片上的一样');
  await expect(line('line')).toContainText('“岚山区招生平台”没有联上：没有网，或平台没有开着。');
  await expect(line('line')).toContainText(say.lineTodo.unreachable);
  await photograph(station, 'self-test-done');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('the page for a printer is looked at', async () => {
  await button(say.printPage).click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'self-test-page');
  await dialog.getByRole('button', { name: say.close }).click();
});

test('the report is a text without a name', async () => {
  const place = join(folder, 'report.txt');
  await answerDialogs(station, place);
  await button(say.saveReport).click();
  await expect(station.page.getByText(say.saved('report.txt'))).toBeVisible();
  const text = await readFile(place, 'utf8');
  expect(text).toContain(`[${say.verdicts.failed}] ${say.parts.line.title}`);
  expect(text).toContain('620 × 877');
  expect(text).not.toContain(founder.operatorName);
  expect(text).not.toMatch(/fake_device|mjpeg/i);
});

test('a diagnostic bundle is read before it is saved, and is there at the locked door', async () => {
  const dialog = station.page.getByRole('dialog');
  const place = join(folder, 'bundle.zip');
  await answerDialogs(station, place);
  await station.page.keyboard.press('Control+K');
  await station.page.getByRole('combobox').fill('zdb');
  await expect(station.page.getByRole('option', { name: bundle.title })).toBeVisible();
  await station.page.keyboard.press('Enter');
  await expect(station.page.getByRole('button', { name: bundle.open })).toBeFocused();
  await station.page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: bundle.sections.queue })).toBeVisible();
  await expect(dialog).toContainText(`${say.verdicts.failed} / platformNotReached`);
  await expect(dialog).toContainText('started version=');
  await photograph(station, 'diagnostics');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: bundle.save })).toBeFocused();
  await station.page.keyboard.press('Enter');
  await expect(dialog).toContainText(bundle.saved('bundle.zip'));
  const files = unzipSync(await readFile(place));
  expect(Object.keys(files)).toContain(`${bundle.readMe}.txt`);
  const text = Object.values(files)
    .map((file) => Buffer.from(file).toString('utf8'))
    .join('\n');
  for (const mine of [founder.operatorName, founder.school, '岚山区招生平台', folder]) {
    expect(text).not.toContain(mine);
  }
  await station.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await station.page.keyboard.press('Control+L');
  await pages.door.unlockButton.waitFor();
  await photograph(station, 'diagnostics-door');
  await station.page.getByRole('button', { name: bundle.atDoor }).press('Enter');
  await expect(dialog).toContainText(bundle.states.locked);
  await photograph(station, 'diagnostics-locked');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('Escape');
  await pages.door.unlock(founder.passphrase);
});

test('the first screen says what does not work, and leads back', async () => {
  await pages.shell.goHome();
  const notice = station.page.getByText(say.homeTitle(say.parts.line.title));
  await expect(notice).toBeVisible();
  await photograph(station, 'self-test-home');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.getByRole('button', { name: say.homeGo }).click();
  await expect(button(say.again)).toBeFocused();
  await expect(section()).toContainText(`，${founder.operatorName}`);
  await station.page.keyboard.press('Control+J');
  await expect(station.page.getByText(/^自检：试了 10 项，要处理的有：线路/)).toBeVisible();
});
