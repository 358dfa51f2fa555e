/** Time stamps in the real program: fetched by itself from a real authority, and told in the room while there is none. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { archiveZh as words } from '../../shared/i18n/zh-cn/archive-room';
import { filesBelow } from '../torture/files-below';
import { violationsInBothThemes } from '../support/axe';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { finishedStation } from '../support/finished-station';
import { answering, newAuthority } from '../support/local-tsa';
import { photograph } from '../support/photograph';
import { packInstalled } from '../support/shipped-packs';
import { changingAuthority, packNaming } from '../support/stamped-station';
import { ArchivePage } from './pages/archive-page';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const children = ['秦望舒', '阿依古丽·买买提'] as const;
const [first] = children;
let authority: ReturnType<typeof newAuthority>;
let asked: Awaited<ReturnType<typeof changingAuthority>>;
let folder: string;
let carrier: string;
let authorityFolder: string;
let station: Station;
let pages: StationPages;
let archive: ArchivePage;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-stamps-'));
  carrier = await mkdtemp(join(tmpdir(), 'station-stamps-carrier-'));
  authorityFolder = await mkdtemp(join(tmpdir(), 'station-stamps-authority-'));
  authority = newAuthority('rsa', authorityFolder);
  asked = await changingAuthority((request) => request.socket.destroy());
  const { passphrase } = await finishedStation(folder, {
    at: '2026-09-01T02:00:00.000Z',
    childNames: children,
    outcome: 'transferred',
    first: ({ appendStation, operator }) => {
      const named = packNaming({
        address: asked.address,
        fingerprint: authority.fingerprint(),
      });
      return appendStation([packInstalled({ ...named, version: '2026.9' }, operator)]);
    },
  });
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  archive = new ArchivePage(station.page);
  await pages.door.unlock(passphrase);
});

test.afterAll(async () => {
  await station.close();
  asked.close();
  for (const one of [folder, carrier, authorityFolder]) {
    await rm(one, { recursive: true, force: true });
  }
});

const says = (text: string) => station.page.getByText(text).first();
const askNow = () => station.page.getByRole('button', { name: words.stampNow }).click();

test('without a line a package opens whole and says why it has no time stamp, and when it is asked for again', async () => {
  await archive.go();
  for (const child of children) {
    await archive.open(child);
    await expect(says(words.stampNone)).toBeVisible();
    await expect(says(words.stampTroubles.noAnswer)).toBeVisible();
    if (child === first) {
      expect(await violationsInBothThemes(station.page)).toEqual([]);
      await photograph(station, 'stamps-package-waiting');
    }
    await station.page.keyboard.press('Escape');
  }
  await expect(says(words.stampMissing(children.length))).toBeVisible();
  await expect(says(words.stampTroubles.noAnswer)).toBeVisible();
  await expect(station.page.getByText(/^\d\d-\d\d .*自动再申请/)).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'stamps-list-waiting');
});

test('a page to log in is no time stamp: it is told as what it is, and nothing is kept', async () => {
  asked.become(answering(() => Buffer.from('<html>请先登录</html>'), 'text/html'));
  await askNow();
  await expect(says(words.stampTroubles.otherAnswer)).toBeVisible();
  await expect(says(words.stampMissing(children.length))).toBeVisible();
});

test('once the authority answers every package has its time stamp, also the one that is open', async () => {
  await archive.open(first);
  asked.become(answering(authority.reply));
  await askNow();
  await expect(station.page.getByText(/^时间戳 \d.*，国家授时测试机构$/)).toBeVisible();
  await expect(archive.files.filter({ hasText: 'tagmanifest-sha256.tsr' })).toHaveCount(1);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'stamps-package-stamped');
  await station.page.keyboard.press('Escape');
  await expect(says(words.stampAll(asked.address))).toBeVisible();
  await expect(archive.lines.filter({ hasText: words.stampsIn(1, 1) })).toHaveCount(
    children.length,
  );
  await photograph(station, 'stamps-list-stamped');
  await archive.verify();
  await expect(station.page.getByText(words.verifiedWhole)).toBeVisible();
});

test('it leaves with the package, and OpenSSL takes it for what was sealed', async () => {
  await answerDialogs(station, carrier);
  await archive.takeOut({ form: 'folder', reason: '年度移交', approver: '孙科长' });
  await expect(station.page.getByText(/^已导出 2 个档案包/)).toBeVisible();
  const tokens = (await filesBelow(carrier)).filter((path) => path.endsWith('.tsr'));
  expect(tokens).toHaveLength(children.length);
  for (const token of tokens) {
    const root = await readFile(join(dirname(token), '..', 'tagmanifest-sha256.txt'));
    expect(authority.verify(await readFile(token), root)).toContain('Verification: OK');
  }
  const [out = ''] = await readdir(carrier);
  const command = join(import.meta.dirname, '../../dist/main/archive.cjs');
  const verified = execFileSync(process.execPath, [command, 'verify', join(carrier, out)], {
    encoding: 'utf8',
  });
  expect(verified.match(/国家授时测试机构/g)).toHaveLength(children.length);
});
