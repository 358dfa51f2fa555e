/** The archive room in the real program: packages found, opened, verified down to a damaged file, and taken out for good. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { archiveZh as words } from '../../shared/i18n/zh-cn/archive-room';
import { endedWork as ended } from '../../shared/i18n/zh-cn/ended-work';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { filesBelow } from '../torture/files-below';
import { violationsInBothThemes } from '../support/axe';
import { answerDialogs, holdDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { finishedStation } from '../support/finished-station';
import { photograph } from '../support/photograph';
import { pressTogether } from '../support/press-together';
import { ArchivePage } from './pages/archive-page';
import { AuditPage } from './pages/audit-page';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const children = ['秦望舒', '阿依古丽·买买提', '𬭩𫖯'] as const;
const [first] = children;
let folder: string;
let carrier: string;
let station: Station;
let pages: StationPages;
let archive: ArchivePage;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-archive-'));
  carrier = await mkdtemp(join(tmpdir(), 'station-archive-carrier-'));
  const { passphrase } = await finishedStation(folder, {
    at: '2026-09-01T02:00:00.000Z',
    childNames: children,
    outcome: 'transferred',
  });
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  archive = new ArchivePage(station.page);
  await pages.door.unlock(passphrase);
});

test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
  await rm(carrier, { recursive: true, force: true });
});

test('what a program of before sealed as a PDF gets its package when somebody opens it', async () => {
  await archive.go();
  await expect(archive.lines.filter({ hasText: words.noPackage })).toHaveCount(children.length);
  for (const child of children) {
    await archive.open(child);
    await station.page.keyboard.press('Escape');
    await expect(archive.lines.filter({ hasText: child })).toContainText('个文件');
  }
  await expect(archive.lines.filter({ hasText: '个文件' })).toHaveCount(children.length);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'archive-list');
});

test('a name finds its case, by pinyin as well', async () => {
  await archive.find('qws');
  await expect(archive.lines).toHaveCount(1);
  await expect(archive.lines).toContainText(first);
  await archive.find('没有这个人');
  await expect(station.page.getByText(words.emptyFiltered)).toBeVisible();
  await archive.find('');
  await expect(archive.lines).toHaveCount(children.length);
});

test('a package opens, shows its papers, pictures and metadata, and what the four checks said', async () => {
  await archive.open(first);
  const side = station.page.getByRole('region', { name: words.preview });
  await archive.showFile('目录.xml');
  await expect(side).toContainText('<');
  await archive.showFile('.jpg');
  await expect(side.getByRole('img')).toBeVisible();
  await photograph(station, 'archive-picture');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await archive.showFile('.pdf');
  await expect(side.locator('canvas').first()).toBeVisible();
  await station.page.getByRole('tab', { name: words.checks }).click();
  await expect(station.page.getByText(words.results.passed).first()).toBeVisible();
  await expect(station.page.getByText(words.results.failed, { exact: true })).toHaveCount(0);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'archive-checks');
  await station.page.keyboard.press('Escape');
  await expect(archive.lines).toHaveCount(children.length);
});

test('all of it is verified; a byte that flipped on the disk is found and its file named', async () => {
  await archive.verify();
  await expect(station.page.getByText(words.verifiedWhole)).toBeVisible();
  const pictures = (await filesBelow(join(folder, 'station'))).filter((path) =>
    /[\\/]blobs[\\/]/.test(path),
  );
  const sizes = await Promise.all(pictures.map(async (path) => (await readFile(path)).length));
  const largest = pictures[sizes.indexOf(Math.max(...sizes))] ?? '';
  const whole = await readFile(largest);
  const harmed = Buffer.from(whole);
  harmed[harmed.length >> 1] = (harmed[harmed.length >> 1] ?? 0) ^ 1;
  await writeFile(largest, harmed);
  await archive.verify();
  await expect(archive.faults.first()).toContainText('文件读不出来：');
  await photograph(station, 'archive-faults');
  await writeFile(largest, whole);
  await archive.verify();
  await expect(station.page.getByText(words.verifiedWhole)).toBeVisible();
});

for (const form of ['folder', 'zip'] as const) {
  test(`packages are taken out (${form}), checked by the tools of any system, and the trail says who approved`, async () => {
    const place = join(carrier, form);
    await answerDialogs(station, place);
    await archive.fillInExport({ form, reason: '年度移交', approver: '孙科长' });
    await expect(archive.exporting).toContainText(words.exportEverything(children.length));
    expect(await violationsInBothThemes(station.page)).toEqual([]);
    await photograph(station, `archive-export-${form}`);
    await archive.confirmExport();
    await expect(station.page.getByText(/^已导出 3 个档案包/)).toBeVisible();
    const [out = ''] = await readdir(place);
    if (form === 'zip') {
      const zips = (await readdir(join(place, out))).filter((name) => name.endsWith('.zip'));
      for (const zip of zips) {
        execFileSync('python3', ['-m', 'zipfile', '-e', join(place, out, zip), join(place, out)]);
      }
    }
    const kinds = join(place, out, '电子档案');
    const manifests = (await filesBelow(kinds)).filter((path) =>
      path.endsWith('/tagmanifest-sha256.txt'),
    );
    expect(manifests).toHaveLength(children.length);
    for (const manifest of manifests) {
      const cwd = join(manifest, '..');
      for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        execFileSync('sha256sum', ['-c', '--quiet', '--strict', name], { cwd });
      }
    }
    expect(await readdir(join(place, out))).toEqual(
      expect.arrayContaining(['移交目录.xlsx', '文件目录.XML', '说明文件.TXT']),
    );
  });
}

test('an export that ends while somebody is in another room is told there, and stands in its room when they come back', async () => {
  const release = await holdDialogs(station, join(carrier, 'away'));
  await archive.takeOut({ form: 'folder', reason: '年度移交', approver: '孙科长' });
  await expect(station.page.getByText(words.exporting)).toBeVisible();
  await pages.shell.goHome();
  await release();
  const { messages } = pages.shell;
  await expect(messages).toContainText(ended.exported(children.length));
  await photograph(station, 'archive-export-ended-elsewhere');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  expect(await readdir(join(carrier, 'away'))).toHaveLength(1);
  await messages.getByRole('button', { name: ended.goToArchive }).press('Enter');
  await expect(station.page.getByText(/^已导出 3 个档案包/)).toBeVisible();
  await expect(messages.getByRole('button')).toHaveCount(0);
  // It was read there.
  await pages.shell.goHome();
  await archive.go();
  await expect(archive.lines).toHaveCount(children.length);
  await expect(station.page.getByText(/^已导出 3 个档案包/)).toHaveCount(0);
});

test('an export that was stopped, and a verification, say in another room how they ended', async () => {
  const { messages } = pages.shell;
  const release = await holdDialogs(station, join(carrier, 'stopped'));
  await archive.takeOut({ form: 'folder', reason: '年度移交', approver: '孙科长' });
  await station.page.getByRole('button', { name: words.stop, exact: true }).click();
  await pages.shell.goHome();
  await release();
  await expect(messages).toContainText(errors.exportStopped({ kind: 'exportStopped' }).happened);
  await messages.getByRole('button', { name: '知道了' }).press('Enter');
  await expect(messages.getByRole('button')).toHaveCount(0);

  await archive.go();
  await expect(archive.lines).toHaveCount(children.length);
  await expect(station.page.getByRole('button', { name: words.verifyAll })).toBeEnabled();
  await pressTogether(station.page, 'F9', 'F1');
  await expect(messages).toContainText(ended.verified(children.length));
  await archive.go();
  await expect(messages.getByRole('button')).toHaveCount(0);
  await expect(station.page.getByText(words.verifiedWhole)).toBeVisible();
});

test('work that is stopped or has to wait says what it is, and not that it exports', async () => {
  const [out = ''] = await readdir(join(carrier, 'folder'));
  const release = await holdDialogs(station, join(carrier, 'folder', out));
  await archive.go();
  await station.page.getByRole('button', { name: words.outsideForms.folder }).click();
  await expect(station.page.getByText(words.outsideLooking)).toBeVisible();
  const busy = await station.page.evaluate(() =>
    window.station.archives.verify({ which: { filter: {} }, locale: 'zh-CN' }),
  );
  expect(busy).toEqual({ ok: false, error: { kind: 'archiveBusy' } });
  await station.page.getByRole('button', { name: words.stop, exact: true }).click();
  await release();
  const told = station.page.getByRole('alert');
  await expect(told).toContainText(
    errors.archiveCheckStopped({ kind: 'archiveCheckStopped' }).happened,
  );
  await expect(told).not.toContainText('导出');
});

test('what was looked for by name is taken out, and nobody else', async () => {
  const place = join(carrier, 'one');
  await answerDialogs(station, place);
  await archive.find('qws');
  await expect(archive.lines).toHaveCount(1);
  await archive.takeOut({ form: 'folder', reason: '司法调取', approver: '孙科长' });
  await expect(station.page.getByText(/^已导出 1 个档案包/)).toBeVisible();
  const [out = ''] = await readdir(place);
  expect(await readdir(join(place, out, '电子档案/2026/幼升小'))).toHaveLength(1);
  await archive.find('');
  await station.page.getByRole('textbox', { name: words.season }).fill('202');
  await expect(station.page.getByRole('button', { name: words.export })).toBeDisabled();
  await station.page.getByRole('textbox', { name: words.season }).fill('');
});

test('packages leave sealed to an office whose fingerprint was compared; its key alone opens them', async () => {
  const place = join(carrier, 'sealed');
  const [key, pem] = [join(carrier, 'office.key'), join(carrier, 'office.pem')];
  const subject = ['-utf8', '-subj', '/CN=望潮区档案馆'];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '36500', '-keyout', key, '-out', pem];
  execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
  await archive.fillInExport({ form: 'zip', reason: '年度移交', approver: '孙科长' });
  const dialog = archive.exporting;
  await dialog.getByText(words.sealings.yes.title, { exact: true }).click();
  await archive.confirmExport();
  await expect(dialog.getByText(words.recipientMissing)).toBeVisible();
  await answerDialogs(station, key);
  const choose = dialog.getByRole('button', { name: words.chooseRecipient });
  await choose.click();
  await expect(dialog.getByText('读不出接收单位的证书')).toBeVisible();
  await answerDialogs(station, pem);
  await choose.click();
  await expect(dialog).toContainText('望潮区档案馆');
  await dialog.getByRole('checkbox', { name: words.recipientCompared }).check();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'archive-export-sealed');
  await answerDialogs(station, place);
  await archive.confirmExport();
  await expect(station.page.getByText(/^已导出 3 个档案包/)).toBeVisible();
  const [out = ''] = await readdir(place);
  const cwd = join(place, out);
  const names = await readdir(cwd);
  expect(names.filter((name) => !name.endsWith('.p7m'))).toEqual(
    expect.arrayContaining(['打开方法.TXT']),
  );
  const open = ['cms', '-decrypt', '-binary', '-inform', 'DER', '-inkey', key];
  execFileSync('openssl', [...open, '-in', '电子档案-001.zip.p7m', '-out', 'one.zip'], { cwd });
  execFileSync('python3', ['-m', 'zipfile', '-e', 'one.zip', '.'], { cwd });
  const manifests = (await filesBelow(cwd)).filter((path) => path.endsWith('/manifest-sha256.txt'));
  expect(manifests).toHaveLength(children.length);
  for (const manifest of manifests) {
    const folderOf = join(manifest, '..');
    execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: folderOf });
  }
  await answerDialogs(station, join(cwd, '电子档案-001.zip.p7m'));
  await station.page.getByRole('button', { name: words.outsideForms.zip }).click();
  await expect(station.page.getByText('所选内容已加密给接收单位')).toBeVisible();
  await photograph(station, 'archive-outside-sealed');
});

test('packages of elsewhere are verified and looked into, from a folder and from a zip, and not taken in', async () => {
  const [out = ''] = await readdir(join(carrier, 'zip'));
  const [zip = ''] = (await readdir(join(carrier, 'zip', out))).filter((name) =>
    name.endsWith('.zip'),
  );
  await answerDialogs(station, join(carrier, 'zip', out, zip));
  await archive.lookOutside('zip');
  await expect(station.page.getByText(words.verifiedWhole)).toBeVisible();
  await expect(station.page.getByText(/^签名单位：/)).toBeVisible();
  await archive.showFile('目录.xml');
  await expect(station.page.getByRole('region', { name: words.preview })).toContainText('<');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'archive-outside');
  await station.page.keyboard.press('Escape');

  const files = await filesBelow(join(carrier, 'folder'));
  const picture = files.find((path) => path.endsWith('.jpg')) ?? '';
  const bytes = await readFile(picture);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(picture, bytes);
  await answerDialogs(station, join(carrier, 'folder'));
  await archive.lookOutside('folder');
  await station.page.getByRole('button', { name: /处问题/ }).click();
  await expect(station.page.getByText(basename(picture)).first()).toBeVisible();
  await photograph(station, 'archive-outside-broken');
  await station.page.keyboard.press('Escape');
  await expect(archive.lines).toHaveCount(children.length);
});

test('looking, verifying and taking out stand in the trail', async () => {
  await station.page.keyboard.press('Control+j');
  const audit = new AuditPage(station.page);
  await expect(audit.line('已导出档案包 3 个').first()).toBeVisible();
  await expect(audit.line('批准人：孙科长').first()).toBeVisible();
  await expect(audit.line('核验档案包 3 个').first()).toBeVisible();
  await expect(audit.line('加密给证书指纹').first()).toBeVisible();
});
