/** A county's own platform in the real program: its profile from a file, log-in at its provider, pairing, a case delivered. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { violations } from '../support/axe';
import { childOf, completeForm } from '../support/case-builders';
import { aPlainProfile } from '../support/connector-profiles';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { audience, clientId, hostProvider, logInAt, refuseAt } from '../support/oidc-provider';
import type { HostedProvider } from '../support/oidc-provider';
import { photograph } from '../support/photograph';
import { startPlatform, type RunningPlatform } from '../support/platform';
import { founder, leaveStation } from '../support/station-people';
import { ConnectorsPage } from './pages/connectors-page';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const child = '尉玥宁';
const second = '程小望';
let folder: string;
let provider: HostedProvider;
let platform: RunningPlatform;
let station: Station;
let pages: StationPages;
let connectors: ConnectorsPage;
/** Addresses that the program gave to the system's browser. */
const opened = () => station.app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? []);

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-connectors-'));
  provider = await hostProvider();
  const env = { OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience };
  platform = await startPlatform({ dataDir: join(folder, 'platform'), env });
  await leaveStation(folder, async (desk) => {
    for (const name of [child, second]) {
      const caseId = uuidv7();
      const form = { ...completeForm, ...childOf(caseId), 'child.name': name };
      await fillAtDesk(desk, caseId, unlikePages(), form);
    }
  });
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  connectors = new ConnectorsPage(station.page);
  // No browser of the machine is to open in a test: what it would be given is kept instead.
  await station.app.evaluate(({ shell }) => {
    const kept: string[] = [];
    Object.assign(globalThis, { opened: kept });
    shell.openExternal = (address) => Promise.resolve(void kept.push(address));
  });
  await pages.door.unlock(founder.passphrase);
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

/** The county's profile at this platform; its numbers and codes are the reference platform's own. */
function profile() {
  const scopes = ['openid', 'offline_access', 'cases'];
  const { issuer } = provider;
  const identity = { kind: 'oidc', issuer, clientId, scopes, audience, way: 'browser' };
  return { ...aPlainProfile(), baseUrl: platform.url, identity };
}

/** The next file that the operator chooses. */
async function offer(content: string): Promise<void> {
  const path = join(folder, 'profile.json');
  await writeFile(path, content);
  await answerDialogs(station, path);
}

test('a file that is no profile, and one with faults, are refused in words', async () => {
  await pages.shell.goSettings();
  await offer('{}');
  await connectors.choose();
  await expect(connectors.trouble).toContainText('这个文件不是平台对接配置');
  await offer(
    JSON.stringify({
      ...profile(),
      fields: { 'child.sex': { as: 'xb', codes: { male: '1' } }, 'child.name': { as: 'xb' } },
    }),
  );
  await connectors.choose();
  await expect(connectors.faults).toHaveText([
    'fields.child.name 这个名称已经用在别处',
    'fields.child.sex.codes 代码表没有对全每个选项',
  ]);
  await photograph(station, 'connector-faults');
  await connectors.leave();
  await expect(connectors.rows).toHaveCount(0);
});

test('a profile is shown before it is taken in, and changes nothing by that', async () => {
  await offer(JSON.stringify(profile()));
  await connectors.choose();
  await expect(connectors.review).toContainText(platform.url);
  await expect(connectors.review).toContainText(provider.issuer);
  await photograph(station, 'connector-review');
  expect(await violations(station.page)).toEqual([]);
  await connectors.takeIn();
  await expect(connectors.rows).toHaveText([/望潮区入学服务平台.*用浏览器登录.*未使用.*未登录/]);
  await photograph(station, 'connector-list');
});

test('nobody is paired before a log-in, and a log-in that is refused says so', async () => {
  await connectors.section.getByRole('button', { name: /^配对：/ }).click();
  await expect(connectors.pairDialog).toContainText('这个平台要先登录，再配对');
  await connectors.leave();
  const address = await connectors.logIn();
  await photograph(station, 'connector-log-in');
  await refuseAt(address);
  await expect(connectors.logInDialog.getByRole('alert')).toContainText('没有同意这次登录');
  await photograph(station, 'connector-log-in-refused');
  await connectors.leave();
});

test('after a log-in the station is paired, and a case reaches the platform', async () => {
  const address = await connectors.logIn();
  expect((await opened()).at(-1)).toBe(address);
  const last = await logInAt(address);
  expect(last.text).toContain('登录结果已交给入学帮办站');
  await expect(connectors.rows).toHaveText([/已登录/]);
  await connectors.pair(platform.pairingCode);
  await expect(connectors.rows).toHaveText([/正在使用.*已登录/]);
  await photograph(station, 'connector-paired');
  expect(await violations(station.page)).toEqual([]);
  await pages.shell.goHome();
  await pages.home.openCaseOf(child);
  await pages.case.submit();
  // The platform may have begun its review before anybody looks.
  const there = station.page.getByText(/^(平台已接收|审核中)/).first();
  await expect(there).toBeVisible();
});

test('a log-in that was ended is told where cases wait, and they go after the next one', async () => {
  provider.instead = (request, response) => {
    if (request.url !== '/token') return false;
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: 'invalid_grant' }));
    return true;
  };
  await pages.shell.lock();
  await pages.door.unlock(founder.passphrase);
  await pages.home.openCaseOf(second);
  await pages.case.submit();
  await pages.shell.goOutbox();
  await expect(station.page.getByText('需要登录平台，请在“设置”里登录')).toBeVisible();
  await expect(station.page.getByText('登录后自动发送')).toBeVisible();
  await photograph(station, 'connector-log-in-needed');
  provider.instead = undefined;
  await pages.shell.goSettings();
  await expect(connectors.rows).toHaveText([/正在使用.*未登录/]);
  await logInAt(await connectors.logIn());
  await expect(connectors.rows).toHaveText([/已登录/]);
  await pages.shell.goOutbox();
  await expect(station.page.getByText('需要登录平台，请在“设置”里登录')).toHaveCount(0);
});
