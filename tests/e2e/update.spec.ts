/** An update from a stick: foreign and older ones are refused in words, the right one replaces the program at its end, and a case that waited goes out afterwards, once. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violations } from '../support/axe';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { founder } from '../support/station-people';
import { waitingChild, waitingForUpdate } from '../support/waiting-for-update';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

let desk: Awaited<ReturnType<typeof waitingForUpdate>>;
let station: Station;
let pages: StationPages;

async function launch(): Promise<void> {
  station = await desk.launch();
  pages = stationPages(station.page);
}

test.beforeAll(async () => {
  desk = await waitingForUpdate('update');
  await launch();
});
test.afterAll(async () => {
  await station.close();
  await desk.end();
});

const room = () => station.page.getByRole('region', { name: '程序更新' });

async function look(path: string): Promise<void> {
  await answerDialogs(station, path);
  await room().getByRole('button', { name: '从 U盘查看更新…' }).click();
}

test('what is foreign, older or no update at all is refused in words', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(waitingChild);
  await pages.case.submit();
  await pages.shell.goSettings();
  await expect(room()).toContainText('0.1.0');
  await look(join(desk.folder, 'desk'));
  await expect(room().getByRole('alert')).toContainText('选的地方没有更新包');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  await look(await desk.handedOut('0.3.0', foreign));
  await expect(room().getByRole('alert')).toContainText('不是发布单位签名的');
  await look(await desk.handedOut('0.0.9'));
  await expect(room().getByRole('alert')).toContainText('0.0.9 比现用的 0.1.0 旧');
  await expect(room().getByRole('alert')).toContainText('现用的程序和所有办件都没有动');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-refused');
});

test('the right one is shown with what is new, and replaces the program at its end', async () => {
  await look(await desk.handedOut('0.2.0'));
  await expect(room()).toContainText('0.2.0 可以安装');
  await expect(room()).toContainText('打印更快');
  await expect(room().getByRole('alert')).toHaveCount(0);
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'update-ready');
  await room().getByRole('button', { name: '退出时再装' }).click();
  await expect(room()).toContainText('退出程序时安装 0.2.0');
  await desk.replaced(station, '0.2.0', () =>
    room().getByRole('button', { name: '现在退出并安装' }).click(),
  );
  expect((await stat(join(desk.folder, 'station.AppImage'))).mode & 0o777).toBe(0o755);
});

test('the case that waited is there after the update, and reaches the platform once', async () => {
  desk.letThrough();
  await launch();
  await pages.door.unlock(founder.passphrase);
  await desk.arrived();
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
