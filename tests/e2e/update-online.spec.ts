/** An update from a static server: nobody is asked before an address is set, what is foreign, older, changed or no server at all is refused in words, the right one replaces the program at its end, and a case that waited goes out afterwards, once. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { findPublisher } from '../../build/publisher.mjs';
import { violations } from '../support/axe';
import type { Station } from '../support/electron-app';
import { installerOf } from '../support/handed-out';
import { photograph } from '../support/photograph';
import { founder } from '../support/station-people';
import { brokenLine, startUpdateServer, type UpdateServer } from '../support/update-server';
import { waitingChild, waitingForUpdate } from '../support/waiting-for-update';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

let desk: Awaited<ReturnType<typeof waitingForUpdate>>;
let server: UpdateServer;
let station: Station;
let pages: StationPages;

async function launch(): Promise<void> {
  station = await desk.launch();
  pages = stationPages(station.page);
}

test.beforeAll(async () => {
  server = await startUpdateServer();
  desk = await waitingForUpdate('update-online');
  await launch();
});
test.afterAll(async () => {
  await station.close();
  await server.stop();
  await desk.end();
});

/** Large enough to be stopped half way. */
const padding = `# ${'x'.repeat(1_000)}\n`.repeat(4_000);
const handedOut = (version: string, key?: Pick<ReturnType<typeof findPublisher>, 'sign'>) =>
  desk.handedOut(version, key, padding);

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
  await pages.home.openCaseOf(waitingChild);
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
  server.serve(join(desk.folder, 'nowhere'));
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

/** The installer comes so far, whatever was asked for, and then nothing. */
function comesTo(whole: Buffer, to: number): void {
  server.instead((file, { headers }, answer) => {
    if (file !== installerOf('0.2.0')) return false;
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const { length } = whole;
    answer.writeHead(from === 0 ? 200 : 206, {
      'Content-Length': length - from,
      'Content-Range': `bytes ${String(from)}-${String(length - 1)}/${String(length)}`,
    });
    answer.write(whole.subarray(from, to));
    return true;
  });
}
const shows = (percent: string) =>
  expect(room().getByRole('progressbar')).toHaveAttribute('aria-valuenow', percent);

/** What part of the installer was asked for last. */
const lastAsked = () =>
  server.asked.findLast(({ name }) => name === installerOf('0.2.0'))?.headers.range;

async function lookAgain(): Promise<void> {
  await launch();
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goSettings();
  await press('现在查一次');
  await expect(room()).toContainText('更新服务器上有 0.2.0');
}

test('a download that is stopped, breaks off, or ends with the program goes on from there', async () => {
  const out = await handedOut('0.2.0');
  server.serve(out);
  await press('现在查一次');
  await expect(room()).toContainText('更新服务器上有 0.2.0');
  await expect(room()).toContainText('打印更快');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-online-offered');
  const whole = await readFile(join(out, installerOf('0.2.0')));
  const part = (tenths: number) => Math.floor((whole.length * tenths) / 10);
  comesTo(whole, part(5));
  await press('下载更新');
  await shows('50');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-online-coming');
  await press('停止下载');
  await expect(alert()).toContainText('更新包的下载已停下，下到的部分留着');
  // A fifth more, and the line is gone.
  let answered = 0;
  server.instead((file, question, answer) => {
    if (file !== installerOf('0.2.0')) return false;
    answered += 1;
    if (answered > 1) question.socket.destroy();
    else brokenLine(file, whole, part(2))(file, question, answer);
    return true;
  });
  await press('接着下载');
  await expect(alert()).toContainText('下载到一半断了，下到的部分留着');
  expect(answered).toBe(2);
  const kept = `${((part(5) + part(2)) / 1_000_000).toFixed(1)} MB`;
  await expect(room()).toContainText(`上次下载到 ${kept}`);
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-online-broken-off');
  await station.close();
  await lookAgain();
  await expect(room()).toContainText(`上次下载到 ${kept}`);
  comesTo(whole, part(9));
  await press('接着下载');
  // It counts what is here already, and goes on behind it.
  await shows('90');
  expect(lastAsked()).toBe(`bytes=${String(part(5) + part(2))}-`);
  await station.kill();
  server.instead();
  await lookAgain();
  await expect(room()).toContainText('上次下载到');
});

test('a changed file is refused and leaves nothing, and it is begun again', async () => {
  const out = await handedOut('0.2.0');
  const whole = await readFile(join(out, installerOf('0.2.0')));
  server.instead((file, _question, answer) => {
    if (file !== installerOf('0.2.0')) return false;
    const changed = Buffer.from(whole);
    changed[whole.length - 5] = 0;
    answer.writeHead(200, { 'Content-Length': changed.length }).end(changed);
    return true;
  });
  await press('接着下载');
  await expect(alert()).toContainText('或者和签名的不一样');
  await expect(room().getByRole('button', { name: '下载更新' })).toBeVisible();
  const left = await readdir(join(desk.folder, 'desk'));
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
    ...['release.json', 'release.json.sig', installerOf('0.2.0')],
  ]);
  // Nothing says who asks, or with which version.
  for (const { headers } of server.asked) {
    expect(headers['user-agent']).toBe('enrollment-station');
    const names = Object.keys(headers);
    expect(names.filter((each) => /cookie|staging|auth|referer/.test(each))).toEqual([]);
  }
  await desk.replaced(station, '0.2.0', () => press('现在退出并安装'));
});

test('the case that waited is there after the update, and reaches the platform once', async () => {
  desk.letThrough();
  await launch();
  await pages.door.unlock(founder.passphrase);
  await desk.arrived();
  // The address is kept; taken away, nobody is asked any more.
  await pages.shell.goSettings();
  await expect(room().getByRole('textbox', { name: '更新服务器' })).toHaveValue(server.url);
  await room().getByRole('textbox', { name: '更新服务器' }).fill('');
  await press('保存地址');
  await expect(room().getByRole('button', { name: '现在查一次' })).toHaveCount(0);
  // Each time that a download was begun, also those that came to nothing.
  await pages.shell.goAudit();
  await pages.audit.showKind('开关与配对');
  await expect(pages.audit.line('从更新服务器选定程序更新 0.2.0')).toHaveCount(5);
});
