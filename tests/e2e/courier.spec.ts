/** A desk without a line in the real program: cases leave on a stick, the platform imports it, receipts come back. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { writePackage } from '../../electron/desk/courier-desk';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { photograph } from '../support/photograph';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages, type StationPages } from './pages/station-pages';
import { online } from '../support/quiet-sync-host';

test.describe.configure({ mode: 'serial' });

const [first, second] = ['尉玥宁', '荀映蓝'] as const;
const cases = new Map([first, second].map((name) => [name, uuidv7()]));
let folder: string;
let stick: string;
let platform: RunningPlatform;
let station: Station;
let pages: StationPages;
/** Where the station looks for its platform, which is not there. */
let port: number;

/** Paired once by line; two families handed over; and the platform is at another address from then on. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-courier-'));
  stick = join(folder, 'stick');
  await mkdir(stick);
  const dataDir = join(folder, 'platform');
  platform = await startPlatform({ dataDir });
  await leaveStation(folder, async (desk) => {
    await online(desk, async (host) => {
      valueOf(await host.pair(platform.url, platform.pairingCode));
      await expect.poll(() => desk.facts().courier.platformKey).toBeDefined();
    });
    for (const [name, caseId] of cases) {
      const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
      await fillAtDesk(desk, caseId, unlikePages(), form);
      valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
    }
  });
  port = Number(new URL(platform.url).port);
  do {
    await platform.stop();
    platform = await startPlatform({ dataDir });
  } while (Number(new URL(platform.url).port) === port);
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What whoever carries the stick does at the platform; answers the path of the answer. */
async function imported(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve('dist/platform/platform.cjs'), 'import', file],
    {
      env: {
        ...process.env,
        PLATFORM_URL: platform.url,
        PLATFORM_ADMIN_TOKEN: platform.adminToken,
      },
    },
  );
  return (JSON.parse(stdout) as { readonly answer: string }).answer;
}

async function onStick(number: number): Promise<string> {
  const mark = `-000${String(number)}-`;
  const found = (await readdir(stick)).find((name) => name.includes(mark) && !/回执/.test(name));
  return join(stick, found ?? 'none');
}

test('what waits is written to the stick, sealed, and stays in the outbox', async () => {
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goOutbox();
  await expect(pages.outbox.rows).toHaveCount(2);
  await pages.outbox.show('离线U盘包');
  await expect(pages.outbox.courier).toContainText('还没有写过');
  await answerDialogs(station, stick);
  await pages.outbox.writePackage();
  await expect(pages.outbox.courier.getByText('第 1 号U盘包已写好，内有办件 2 件')).toBeVisible();
  await photograph(station, 'courier-written');
  await pages.outbox.show('待传办件');
  await expect(pages.outbox.row(first)).toContainText('已写入U盘包第 1 号');
  await expect(pages.outbox.rows).toHaveCount(2);
  const names = await readdir(stick);
  expect(names).toHaveLength(1);
  const bytes = await readFile(join(stick, names[0] ?? ''));
  for (const name of cases.keys()) expect(bytes.includes(Buffer.from(name))).toBe(false);
  expect(await violations(station.page)).toEqual([]);
});

test('files that are no answer for this desk are told for what they are', async () => {
  await pages.outbox.show('离线U盘包');
  await answerDialogs(station, await onStick(1));
  await pages.outbox.readAnswer();
  await expect(pages.outbox.courier.getByRole('alert')).toContainText('这是送往平台的U盘包');
  const torn = join(folder, 'torn.esx');
  await writeFile(torn, (await readFile(await onStick(1))).subarray(0, 200));
  await answerDialogs(station, torn);
  await pages.outbox.readAnswer();
  await expect(pages.outbox.courier.getByRole('alert')).toContainText('这个文件不完整');
  await photograph(station, 'courier-refused');
  await pages.outbox.show('待传办件');
  await expect(pages.outbox.rows).toHaveCount(2);
});

test('the platform imports it by command, and its answer brings the receipts', async () => {
  const answer = await imported(await onStick(1));
  await pages.outbox.show('离线U盘包');
  await answerDialogs(station, answer);
  await pages.outbox.readAnswer();
  await expect(pages.outbox.courier.getByText('第 1 号U盘包的回执包已读入')).toBeVisible();
  await expect(pages.outbox.courier).toContainText('收到回执：2 件');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'courier-read');
  await pages.outbox.readAnswer();
  await expect(pages.outbox.courier.getByRole('alert')).toContainText('已经读过了');
  await pages.outbox.show('待传办件');
  await expect(pages.outbox.rows).toHaveCount(0);
  await pages.shell.goHome();
  await pages.home.openCaseOf(first);
  const { matterNumber } = await new Official(platform).getCase(cases.get(first) ?? '');
  await expect(station.page.getByText(matterNumber).first()).toBeVisible();
});

test('a package without cases asks for the decision', async () => {
  await new Official(platform).acceptCase(cases.get(first) ?? '');
  await pages.shell.goOutbox();
  await pages.outbox.show('离线U盘包');
  await answerDialogs(station, stick);
  await pages.outbox.writePackage();
  await expect(pages.outbox.courier.getByText(/^第 2 号U盘包已写好，里面没有办件/)).toBeVisible();
  await answerDialogs(station, await imported(await onStick(2)));
  await pages.outbox.readAnswer();
  await expect(pages.outbox.courier.getByText('第 2 号U盘包的回执包已读入')).toBeVisible();
  await pages.shell.goHome();
  await expect(pages.home.toAct.getByRole('rowheader', { name: first })).toBeVisible();
});

/** Another station without a line writes its package; answers where it lies. */
async function packageOfAnother(): Promise<string> {
  const home = join(folder, 'another');
  let fileName = '';
  await leaveStation(home, async (desk) => {
    await online(desk, async (host) => {
      valueOf(await host.pair(platform.url, await new Official(platform).newPairingCode()));
      await expect.poll(() => desk.facts().courier.platformKey).toBeDefined();
    });
    const order = { folder: stick, again: false };
    const now = () => new Date().toISOString();
    const silent = () => undefined;
    const { signal } = new AbortController();
    const work = { now, log: silent, signal, onProgress: silent };
    ({ fileName } = valueOf(await writePackage(desk, order, work)));
  });
  return join(stick, fileName);
}

test('another station’s package is handed on once there is a line, and its answer lies beside it', async () => {
  const theirs = await packageOfAnother();
  await pages.shell.goOutbox();
  await pages.outbox.show('离线U盘包');
  await answerDialogs(station, theirs);
  await pages.outbox.carryPackage();
  await expect(pages.outbox.courier.getByRole('alert')).toContainText('会从断的地方接着送');
  await photograph(station, 'courier-carry-no-line');
  await platform.stop();
  platform = await startPlatform({ dataDir: join(folder, 'platform'), port });
  await pages.outbox.carryPackage();
  await expect(pages.outbox.courier.getByText('第 1 号U盘包已送到平台')).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'courier-carried');
  expect(await readdir(stick)).toContain(basename(theirs).replace('.esx', '-回执.esx'));
});
