/** The computer is lost: backed up to another folder, rehearsed, destroyed, and restored on a new one, page by page the same. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { backupErrors, restoreErrors } from '../../shared/i18n/zh-cn/errors/backup';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph as takePicture } from '../support/photograph';
import { BackupPage } from './pages/backup-page';
import { PeoplePage } from './pages/people-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const photograph = join(import.meta.dirname, '../support/papers-page.jpg');
const here = ownStation('station-backup');
let folder: string;
let usb: string;
let station: Station;
let pages: StationPages;
let backup: BackupPage;
let before: string[];

async function launch(userData: string): Promise<void> {
  ({ station, pages } = await here.open({ below: userData }));
  backup = new BackupPage(station.page);
}

/** Every page of every case as the program hands it out: case, page, SHA-256 of the bytes. */
function everyPage(): Promise<string[]> {
  return station.page.evaluate(async () => {
    const found: string[] = [];
    for (let after = 0, done = false; !done;) {
      const read = await window.station.ledger.read({ after, limit: 500 });
      if (!read.ok) throw new Error(read.error.kind);
      for (const { caseId, events } of read.value.batches) {
        for (const event of events) {
          if (event.type !== 'pageAdded') continue;
          for (const image of [event.page.original, event.page.corrected]) {
            const bytes = await window.station.blobs.read({ caseId, sha256: image.sha256 });
            if (!bytes.ok) throw new Error(bytes.error.kind);
            const hash = await crypto.subtle.digest('SHA-256', bytes.value);
            const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0'));
            found.push(`${caseId} ${event.page.id} ${hex.join('')}`);
          }
        }
      }
      ({ done } = read.value);
      after = read.value.batches.at(-1)?.seq ?? read.value.head;
    }
    return found;
  });
}

test.beforeAll(async () => {
  folder = await here.folder();
  usb = join(folder, 'usb');
  await mkdir(usb);
  await launch('old');
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(station.page, completeForm);
  await pages.material.addFiles('户口簿', [photograph]);
});

test('a folder is chosen, backed up to at once, and the back-up rehearsed', async () => {
  await pages.shell.goSettings();
  await expect(backup.section).toContainText('备份和数据在同一块磁盘上');
  await answerDialogs(station, usb);
  await backup.chooseFolder();
  await expect(pages.shell.gauges).toContainText('刚刚');
  await backup.rehearse();
  await expect(backup.section).toContainText('能完整恢复');
  expect((await readdir(join(folder, 'old'))).filter((name) => /^rehearsal/.test(name))).toEqual(
    [],
  );
});

test('a folder inside the data is refused, and a drive that is gone is said and caught up with', async () => {
  await answerDialogs(station, join(folder, 'old'));
  await backup.section.getByRole('button', { name: '选择备份位置' }).click();
  await expect(backup.section).toContainText(
    backupErrors.backupFolderInside({ kind: 'backupFolderInside' }).happened,
  );
  await rm(usb, { recursive: true });
  await backup.backUpNow();
  await expect(backup.section).toContainText(
    backupErrors.backupFolderMissing({ kind: 'backupFolderMissing' }).happened,
  );
  await expect(pages.shell.gauges).toContainText('未连接');
  await mkdir(usb);
  // What was refused above comes into the trail within half a minute, and is news for the back-up again.
  await expect(async () => {
    await backup.backUpNow();
    await expect(backup.section.getByText('已是最新', { exact: true })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass();
});

test('what was done since is backed up when the station is locked', async () => {
  await pages.shell.goHome();
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await pages.material.addFiles('无房证明', [photograph]);
  before = await everyPage();
  expect(before).toHaveLength(4);
  const [name = ''] = await readdir(usb);
  const headOf = async () =>
    (
      JSON.parse(await readFile(join(usb, name, 'manifest.json'), 'utf8')) as {
        head: { seq: number };
      }
    ).head.seq;
  const earlier = await headOf();
  await pages.shell.lock();
  const log = join(folder, 'old', 'logs', 'station.log');
  await expect(async () => {
    const told = (await readFile(log, 'utf8')).split('\n').slice(-12).join('\n');
    expect(await headOf(), told).toBeGreaterThan(earlier);
  }).toPass({ timeout: 30_000 });
});

test('on a new computer everything is back, bit by bit, and the old passphrase opens it', async () => {
  await station.close();
  await rm(join(folder, 'old'), { recursive: true });
  await launch('new');
  await answerDialogs(station, folder);
  await backup.beginRestore();
  await expect(pages.door.trouble).toContainText(
    restoreErrors.backupNone({ kind: 'backupNone' }).happened,
  );
  await answerDialogs(station, usb);
  await station.page.getByRole('button', { name: '选择备份文件夹' }).click();
  await expect(backup.restoreForm).toContainText('1 件办件');
  await backup.restoreWith('不是这个口令');
  await expect(pages.door.trouble).toContainText('口令不对');
  expect(await backup.cancelAtOnce(passphrase)).toEqual([true, true]);
  await expect(pages.door.trouble).toContainText(
    restoreErrors.restoreCancelled({ kind: 'restoreCancelled' }).happened,
  );
  expect(await readdir(join(folder, 'new'))).not.toContain('station.restoring');
  await expect(station.page.getByRole('button', { name: '返回' })).toBeEnabled();
  await backup.restoreWith(passphrase);
  await expect(station.page.getByText('原来的电脑不能再用来办理')).toBeVisible();
  await backup.enter();
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  expect(await everyPage()).toEqual(before);
});

test('a station that opens is put back to a back-up only when its administrator agrees', async () => {
  await pages.shell.lock();
  await answerDialogs(station, usb);
  await backup.beginRestore();
  await expect(backup.restoreForm).toContainText('这台电脑上还有本站，恢复会用备份替换它');
  await backup.restoreWith(passphrase, '不是这个口令');
  await expect(pages.door.trouble).toContainText('现在的站点管理员的口令不对');
  await backup.restoreWith(passphrase, passphrase);
  await expect(station.page.getByText('原来的电脑不能再用来办理')).toBeVisible();
  await backup.enter();
  await pages.door.unlock(passphrase);
  await expect(pages.home.row(completeForm['child.name'] ?? '')).toBeVisible();
});

test('the back-up of another station is not restored over this one', async () => {
  await pages.shell.lock();
  await station.close();
  await launch('other');
  await pages.door.createStation({ school: '另一小学', operatorName: '程望', passphrase });
  await pages.shell.lock();
  await answerDialogs(station, usb);
  await backup.beginRestore();
  await backup.restoreWith(passphrase, passphrase);
  const { happened } = restoreErrors.backupOfOtherStation({ kind: 'backupOfOtherStation' });
  await expect(pages.door.trouble).toContainText(happened);
});

test('a damaged picture is named, and the rest restored when asked', async () => {
  await station.close();
  const [name = ''] = await readdir(usb);
  const blobs = await readdir(join(usb, name, 'blobs'), { recursive: true, withFileTypes: true });
  const blob = blobs.find((entry) => entry.isFile());
  await writeFile(join(blob?.parentPath ?? '', blob?.name ?? ''), 'spoilt');
  await launch('newer');
  await answerDialogs(station, usb);
  await backup.beginRestore();
  await backup.restoreWith(passphrase);
  await expect(pages.door.trouble).toContainText(blob?.name ?? '');
  await station.page.getByRole('button', { name: '恢复完好的部分' }).click();
  await expect(station.page.getByText('有 1 个文件在备份里已损坏')).toBeVisible();
  await backup.enter();
  await pages.door.unlock(passphrase);
  await expect(pages.home.row(completeForm['child.name'] ?? '')).toBeVisible();
});

test('what the restore replaced is proposed by one person and destroyed by another', async () => {
  await station.close();
  await launch('new');
  await pages.door.unlock(passphrase);
  const asides = async () =>
    (await readdir(join(folder, 'new'))).filter((name) => /^station\.(replaced|left)-/.test(name));
  expect(await asides()).toHaveLength(1);
  const people = new PeoplePage(station.page);
  await pages.shell.goSettings();
  const first = await people.add('K09', '邓若谷', '复核员');
  await expect(backup.former).toContainText('个文件');
  await expect(backup.former).not.toContainText(completeForm['child.name'] ?? '');
  await backup.former.getByRole('button', { name: /^提请销毁/ }).click();
  const proposing = station.page.getByRole('dialog', { name: '提请销毁这份旧数据' });
  const reason = proposing.getByRole('textbox', { name: '销毁理由' });
  await expect(reason).toBeFocused();
  await proposing.getByRole('button', { name: '提请销毁' }).click();
  await expect(proposing).toContainText('请写明销毁理由');
  await reason.fill('恢复后核对过，旧数据不再需要');
  await takePicture(station, 'former-proposing');
  await proposing.getByRole('button', { name: '提请销毁' }).click();
  await expect(backup.former).toContainText('提请人不能自己批准');
  await expect(backup.former.getByRole('button', { name: '批准销毁' })).toHaveCount(0);
  await backup.former.scrollIntoViewIfNeeded();
  await takePicture(station, 'former-proposed');
  await pages.shell.lock();
  await people.tryUnlock('K09', first);
  await people.setOwn('东南形胜 三吴都会');
  await pages.shell.goSettings();
  const approve = backup.former.getByRole('button', { name: '批准销毁' });
  await approve.click();
  const question = station.page.getByRole('alertdialog', { name: '确认销毁这份旧数据' });
  await expect(question.getByRole('button', { name: '返回' })).toBeFocused();
  await takePicture(station, 'former-question');
  await station.page.keyboard.press('Escape');
  await expect(approve).toBeFocused();
  expect(await asides()).toHaveLength(1);
  await approve.click();
  await question.getByRole('button', { name: '批准销毁' }).click();
  await expect(pages.shell.messages).toContainText('旧数据已销毁');
  await expect(backup.former).toHaveCount(0);
  expect(await asides()).toEqual([]);
  await pages.shell.lock();
  await people.tryUnlock('01', passphrase);
  await pages.shell.rooms.waitFor();
  await pages.shell.goAudit();
  await expect(pages.audit.line('恢复时留下的旧数据：程望提请，邓若谷批准')).toHaveCount(1);
});
