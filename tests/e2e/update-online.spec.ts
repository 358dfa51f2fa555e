/** An update from a static server: nobody is asked before an address is set, what is foreign, older, changed or no server at all is refused in words, the right one replaces the program at its end, and a case that waited goes out afterwards, once. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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
import { startUpdateServer, type UpdateServer } from '../support/update-server';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const name = '尉玥宁';
const caseId = uuidv7();
const publisher = findPublisher();
let folder: string;
let platform: RunningPlatform;
let picky: PickyPlatform;
let server: UpdateServer;
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
  folder = await mkdtemp(join(tmpdir(), 'station-update-online-'));
  await writeFile(program(), '#!/bin/sh\necho old\n', { mode: 0o755 });
  server = await startUpdateServer();
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
  await server.stop();
  await picky.stop();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

const fileOf = (version: string) => `enrollment-station-${version}-linux-x64.AppImage`;

/** A folder as it is handed out, with a program that says that it was opened. */
async function handedOut(version: string, key: Pick<typeof publisher, 'sign'> = publisher) {
  const installer = join(folder, fileOf(version));
  const padding = `# ${'x'.repeat(1_000)}\n`.repeat(3_000);
  await writeFile(installer, `#!/bin/sh\necho ${version} >'${opened()}'\n${padding}`);
  const notes = { 'zh-CN': '- 打印更快。\n- 修好了扫描。', en: 'Printing is faster.' };
  const request = { installers: [installer], version, publisher: key, notes, arch: 'x64' };
  return writeUpdateFolder({ ...request, to: join(folder, `server-${version}`) });
}

const room = () => station.page.getByRole('region', { name: '程序更新' });
const alert = () => room().getByRole('alert');
const press = (button: string) => room().getByRole('button', { name: button }).click();

async function seek(said: string): Promise<void> {
  await press('现在查一次');
  await expect(alert()).toContainText(said);
  await expect(alert()).toContainText('现用的程序和所有办件都没有动');
}

test('nobody is asked before an address is set, and one for strangers to listen to is not taken', async () => {
  server.serve(await handedOut('0.2.0'));
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(name);
  await pages.case.submit();
  await pages.shell.goSettings();
  await expect(room()).toContainText('0.1.0');
  await expect(room().getByRole('button', { name: '现在查一次' })).toHaveCount(0);
  const address = room().getByRole('textbox', { name: '更新服务器' });
  await address.fill('http://rx.example.gov.cn/gx');
  await press('保存地址');
  await expect(alert()).toContainText('更新服务器的地址不对');
  expect(server.asked).toEqual([]);
  await address.fill(server.url);
  await press('保存地址');
  await expect(room().getByRole('button', { name: '现在查一次' })).toBeEnabled();
  await expect(alert()).toHaveCount(0);
  expect(await violations(station.page)).toEqual([]);
});

test('what is foreign, older, the same, missing, or the page of a network is refused in words', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  server.serve(await handedOut('0.3.0', foreign));
  await seek('不是发布单位签名的');
  server.serve(await handedOut('0.0.9'));
  await seek('0.0.9 比现用的 0.1.0 旧');
  server.serve(await handedOut('0.1.0'));
  await seek('0.1.0 就是现用的版本');
  server.serve(join(folder, 'nowhere'));
  await seek('这个地址下没有更新包');
  const elsewhere = `${server.url}/login`;
  server.instead((_name, _question, answer) => {
    answer.writeHead(302, { Location: elsewhere }).end();
    return true;
  });
  await seek('可能是上网登录页');
  expect(server.asked.some(({ name: file }) => file === 'login')).toBe(false);
  server.instead((_name, _question, answer) => {
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<!DOCTYPE html><title>Wi-Fi');
    return true;
  });
  await seek('可能是上网登录页');
  await photograph(station, 'update-online-refused');
  server.instead((_name, question) => {
    question.socket.destroy();
    return true;
  });
  await seek('连不上更新服务器');
  server.instead();
});

test('a changed file is refused, a download that is stopped or breaks off leaves nothing, and it is begun again', async () => {
  const out = await handedOut('0.2.0');
  server.serve(out);
  await press('现在查一次');
  await expect(room()).toContainText('更新服务器上有 0.2.0');
  await expect(room()).toContainText('打印更快');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-online-offered');
  const whole = await readFile(join(out, fileOf('0.2.0')));
  const half = whole.subarray(0, whole.length / 2);
  server.instead((file, _question, answer) => {
    if (file !== fileOf('0.2.0')) return false;
    answer.writeHead(200, { 'Content-Length': whole.length }).write(half);
    return true;
  });
  await press('下载更新');
  await expect(room().getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-online-coming');
  await press('停止下载');
  await expect(alert()).toContainText('更新包的下载已停下');
  server.instead((file, _question, answer) => {
    if (file !== fileOf('0.2.0')) return false;
    answer.writeHead(200, { 'Content-Length': whole.length });
    answer.write(half, () => answer.destroy());
    return true;
  });
  await press('下载更新');
  await expect(alert()).toContainText('下载到一半断了');
  server.instead((file, _question, answer) => {
    if (file !== fileOf('0.2.0')) return false;
    const changed = Buffer.from(whole);
    changed[whole.length - 5] = 0;
    answer.writeHead(200, { 'Content-Length': changed.length }).end(changed);
    return true;
  });
  await press('下载更新');
  await expect(alert()).toContainText('或者和签名的不一样');
  const left = await readdir(join(folder, 'desk'));
  expect(left.filter((each) => each.startsWith('update'))).toEqual([]);
  server.instead();
});

test('the right one is kept, and replaces the program at its end', async () => {
  server.asked.length = 0;
  await press('下载更新');
  await expect(room()).toContainText('0.2.0 可以安装');
  await expect(alert()).toHaveCount(0);
  await photograph(station, 'update-online-ready');
  expect(server.asked.map(({ name: file }) => file)).toEqual([
    ...['release.json', 'release.json.sig', fileOf('0.2.0')],
  ]);
  // Nothing says who asks, or with which version.
  for (const { headers } of server.asked) {
    expect(headers['user-agent']).toBe('enrollment-station');
    const names = Object.keys(headers);
    expect(names.filter((each) => /cookie|staging|auth|referer/.test(each))).toEqual([]);
  }
  expect(await readFile(program(), 'utf8')).toContain('echo old');
  const ended = new Promise((resolve) => station.process.once('exit', resolve));
  await press('现在退出并安装');
  await ended;
  expect(await readFile(program(), 'utf8')).toContain('echo 0.2.0');
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
  // The address is kept; taken away, nobody is asked any more.
  await pages.shell.goSettings();
  await expect(room().getByRole('textbox', { name: '更新服务器' })).toHaveValue(server.url);
  await room().getByRole('textbox', { name: '更新服务器' }).fill('');
  await press('保存地址');
  await expect(room().getByRole('button', { name: '现在查一次' })).toHaveCount(0);
  // Each time that a download was begun, also those that came to nothing.
  await pages.shell.goAudit();
  await pages.audit.showKind('开关与配对');
  await expect(pages.audit.line('从更新服务器选定程序更新 0.2.0')).toHaveCount(4);
});
