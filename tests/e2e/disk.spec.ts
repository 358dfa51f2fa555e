/** The disk in the real program: tight, full, and the data folder moved away; each is said, and nothing acknowledged is lost. */
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { backup as words } from '../../shared/i18n/zh-cn/backup';
import { shell } from '../../shared/i18n/zh-cn/shell';
import { beginCase } from '../support/case-at-window';
import { completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { mountSmallDisk, whyNoSmallDisk, type SmallDisk } from '../support/small-disk';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const answers = { preferential: false, localRegister: true, localHome: false };
const mebibyte = 1024 * 1024;
const reason = whyNoSmallDisk();
const child = completeForm['child.name'] ?? '';
let folder: string;
let disk: SmallDisk;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  test.skip(reason !== undefined, reason);
  folder = await mkdtemp(join(tmpdir(), 'station-disk-'));
  disk = await mountSmallDisk(join(folder, 'disk'), 1400);
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await beginCase(station.page, completeForm);
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await pages.intake.goTo('填写信息');
});
test.afterAll(async () => {
  if (reason !== undefined) return;
  await station.close();
  disk.remove();
  await rm(folder, { recursive: true, force: true });
});

async function launch(): Promise<void> {
  station = await launchStation({ userDataDir: join(disk.folder, 'station') });
  pages = stationPages(station.page);
}

/** The number of the register as the record has it: what is on the screen may be typed and not saved. */
const recorded = () =>
  station.page.evaluate(async () => {
    let last: string | undefined;
    for (let after = 0, done = false; !done;) {
      const read = await window.station.ledger.read({ after, limit: 500 });
      if (!read.ok) throw new Error(read.error.kind);
      for (const event of read.value.batches.flatMap(({ events }) => events)) {
        if (event.type === 'formEdited') last = event.changes['register.number'] ?? last;
      }
      ({ to: after, done } = read.value);
    }
    return last;
  });

const said = (text: string) => station.page.getByRole('main').getByText(text, { exact: true });

test('a tight disk takes no new case, and the open one goes on', async () => {
  await disk.leave(150 * mebibyte);
  await expect(said(words.tightTitle)).toBeVisible();
  await pages.intake.fillField('register.number', '148300777');
  await pages.intake.saved();
  expect(await recorded()).toBe('148300777');
  await pages.shell.goNewCase();
  const opened = await station.page.evaluate(async (how) => {
    const caseId = '01980000-0000-7000-8000-000000000001';
    return window.station.desk.execute({ name: 'openCase', caseId, answers: how });
  }, answers);
  expect(opened).toEqual({ ok: false, error: { kind: 'diskTight' } });
});

/** Until the desk says so. */
async function fillDisk(): Promise<void> {
  // Whoever works on the disk gives room back, and then more is left than was asked for.
  await expect(async () => {
    await disk.leave(4 * mebibyte);
    await expect(said(words.fullTitle)).toBeVisible({ timeout: 4_000 });
  }).toPass();
}

test('a full disk is read-only, and work goes on when there is room', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf(child);
  await fillDisk();
  await expect(pages.shell.gauges).toContainText('已满，只读');
  await pages.intake.fillField('register.number', '148300888');
  await expect(pages.intake.saveState).toHaveText('没有保存成功');
  expect(await recorded()).toBe('148300777');
  await disk.free();
  await expect(said(words.fullTitle)).toBeHidden();
  // What was typed meanwhile is tried again by itself.
  await expect(pages.intake.field('register.number')).toHaveValue('148300888');
  await expect.poll(recorded).toBe('148300888');
  await pages.intake.saved();
  await pages.intake.fillField('register.number', '148300999');
  await pages.intake.saved();
  expect(await recorded()).toBe('148300999');
});

const notSaved = '最后输入的内容没能确认保存，解锁后请核对。';

/** Leaves the form with a text that the full disk did not take. */
async function typeIntoFullDisk(): Promise<void> {
  await fillDisk();
  await pages.intake.fillField('register.number', '148301000');
  await expect(pages.intake.saveState).toHaveText('没有保存成功');
}

async function comeBack(): Promise<void> {
  await disk.free();
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(child);
  await expect(said(words.fullTitle)).toBeHidden();
  await expect(pages.intake.field('register.number')).toHaveValue('148300999');
}

test('whoever locks with a full disk is asked once, and the door does not call the text saved', async () => {
  const question = station.page.getByRole('alertdialog', { name: shell.lockUnsavedTitle });
  await typeIntoFullDisk();
  await station.page.keyboard.press('Control+L');
  await question.getByRole('button', { name: shell.lockUnsavedBack }).click();
  await expect(pages.intake.field('register.number')).toHaveValue('148301000');
  await station.page.keyboard.press('Control+L');
  await question.getByRole('button', { name: shell.lockUnsaved }).click();
  await expect(pages.door.why).toHaveText(`本站已锁定。${notSaved}`);
  await comeBack();
});

test('a lock that begins by itself with a full disk does not call the text saved', async () => {
  await typeIntoFullDisk();
  await station.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
  });
  await expect(pages.door.why).toHaveText(`电脑休眠时本站已自动锁定。${notSaved}`);
  await comeBack();
});

test('a data folder that is moved away is said, and what is typed waits until it is back', async () => {
  const data = join(disk.folder, 'station', 'station');
  await rename(data, `${data}-elsewhere`);
  await pages.intake.fillField('register.number', '148301111');
  await expect(said(words.goneTitle)).toBeVisible();
  await rename(`${data}-elsewhere`, data);
  await expect(said(words.goneTitle)).toBeHidden();
  await expect(pages.intake.field('register.number')).toHaveValue('148301111');
  await expect.poll(recorded).toBe('148301111');
  await pages.intake.saved();
});

test('after all that everything that was called saved is there', async () => {
  await station.kill();
  await launch();
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(child);
  await expect(pages.intake.field('register.number')).toHaveValue('148301111');
  expect(await recorded()).toBe('148301111');
});
