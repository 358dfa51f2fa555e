/** An update from a stick: foreign and older ones are refused in words, the right one replaces the program at its end, and a case that waited goes out afterwards, once. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { findPublisher } from '../../build/publisher.mjs';
import { writeUpdateFolder } from '../../build/update-folder.mjs';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { pickyPlatform, problem, type PickyPlatform } from '../support/picky-platform';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { online } from '../support/quiet-sync-host';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const name = '尉玥宁';
const caseId = uuidv7();
const publisher = findPublisher();
let folder: string;
let platform: RunningPlatform;
let picky: PickyPlatform;
let station: Station;
let pages: StationPages;
let handedOver = 0;

/** The program of one file that this station runs as, and what writes down that it was opened. */
const program = () => join(folder, 'station.AppImage');
const opened = () => join(folder, 'opened');

async function launch(): Promise<void> {
  const env = { STATION_INSTALLED_AS: 'appimage', APPIMAGE: program() };
  station = await launchStation({ userDataDir: join(folder, 'desk'), env });
  pages = stationPages(station.page);
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-update-'));
  await writeFile(program(), '#!/bin/sh\necho old\n', { mode: 0o755 });
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  picky = await pickyPlatform(platform.url);
  await leaveStation(join(folder, 'desk'), async (desk) => {
    await online(desk, async (host) => valueOf(await host.pair(picky.url, platform.pairingCode)));
    const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
    await fillAtDesk(desk, caseId, unlikePages(), form);
  });
  // Nothing gets through until the station was updated.
  picky.judgeBy(() => problem(503, 'unavailable'));
  await launch();
});
test.afterAll(async () => {
  await station.close();
  await picky.stop();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A folder as it is handed out, with a program that says that it was opened. */
async function stick(version: string, key: Pick<typeof publisher, 'sign'> = publisher) {
  const installer = join(folder, `enrollment-station-${version}-linux-x64.AppImage`);
  await writeFile(installer, `#!/bin/sh\necho ${version} >'${opened()}'\n`);
  const to = join(folder, `stick-${version}`);
  const notes = { 'zh-CN': '- 打印更快。\n- 修好了扫描。', en: 'Printing is faster.' };
  const request = { to, installers: [installer], version, publisher: key, notes };
  return writeUpdateFolder({ ...request, arch: 'x64' });
}

const room = () => station.page.getByRole('region', { name: '程序更新' });

async function look(path: string): Promise<void> {
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await room().getByRole('button', { name: '从 U盘查看更新…' }).click();
}

test('what is foreign, older or no update at all is refused in words', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(name);
  await pages.case.submit();
  await pages.shell.goSettings();
  await expect(room()).toContainText('0.1.0');
  await look(join(folder, 'desk'));
  await expect(room().getByRole('alert')).toContainText('选的地方没有更新包');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  await look(await stick('0.3.0', foreign));
  await expect(room().getByRole('alert')).toContainText('不是发布单位签名的');
  await look(await stick('0.0.9'));
  await expect(room().getByRole('alert')).toContainText('0.0.9 比现用的 0.1.0 旧');
  await expect(room().getByRole('alert')).toContainText('现用的程序和所有办件都没有动');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-refused');
});

test('the right one is shown with what is new, and replaces the program at its end', async () => {
  await look(await stick('0.2.0'));
  await expect(room()).toContainText('0.2.0 可以安装');
  await expect(room()).toContainText('打印更快');
  await expect(room().getByRole('alert')).toHaveCount(0);
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-ready');
  await room().getByRole('button', { name: '退出时再装' }).click();
  await expect(room()).toContainText('退出程序时安装 0.2.0');
  expect(await readFile(program(), 'utf8')).toContain('echo old');
  const ended = new Promise((resolve) => station.process.once('exit', resolve));
  await room().getByRole('button', { name: '现在退出并安装' }).click();
  await ended;
  expect(await readFile(program(), 'utf8')).toContain('echo 0.2.0');
  expect((await stat(program())).mode & 0o777).toBe(0o755);
  // It was opened in the place of the old one.
  await expect.poll(() => readFile(opened(), 'utf8').catch(() => '')).toBe('0.2.0\n');
});

test('the case that waited is there after the update, and reaches the platform once', async () => {
  picky.judgeBy(({ method, path }) => {
    if (method === 'PUT' && path.includes('/revisions/')) handedOver += 1;
    return undefined;
  });
  await launch();
  await pages.door.unlock(founder.passphrase);
  const official = new Official(platform);
  await expect.poll(() => official.getCase(caseId).catch(() => undefined)).toBeDefined();
  const reviewed = await official.untilState(caseId, 'firstReview');
  expect(reviewed.revision).toBe(1);
  const { body } = await official.ask<{ cases: unknown[] }>('GET', '/v1/review/cases');
  expect(body.cases).toHaveLength(1);
  expect(handedOver).toBe(1);
  // These sources are 0.1.0 still: what is said then is that nothing came of it, and it is offered again.
  await pages.shell.goSettings();
  await expect(room()).toContainText('上次更新到 0.2.0 没有装上');
  await expect(room()).toContainText('0.2.0 可以安装');
  await room().getByRole('button', { name: '不装了' }).click();
  await expect(room()).not.toContainText('可以安装');
});

test('who chose what, when it was to be installed, and which program has the record is in the trail', async () => {
  await pages.shell.goAudit();
  await pages.audit.showKind('开关与配对');
  const once = [
    '从 U盘选定程序更新 0.2.0',
    '安排退出程序时安装更新 0.2.0',
    '退出程序并安装更新 0.2.0',
  ];
  for (const line of [...once, '不安装更新 0.2.0']) {
    await expect(pages.audit.line(line)).toHaveCount(1);
    await expect(pages.audit.line(line)).toContainText(founder.operatorName);
  }
  // The desk was left by a program that does not note which one it is.
  const changed = pages.audit.line('程序换成 0.1.0，首次打开本站记录');
  await expect(changed).toHaveCount(1);
  await expect(changed).toContainText('本站');
  for (const other of ['0.3.0', '0.0.9']) {
    await expect(pages.audit.line(`选定程序更新 ${other}`)).toHaveCount(0);
  }
  await photograph(station, 'update-trail');
});
