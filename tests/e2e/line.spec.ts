/** What is wrong with the line, told in the outbox while nothing waits there: six ways in which no waiting helps. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locale } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { violations } from '../support/axe';
import { launchStation, type Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { pickyPlatform, problem, type PickyPlatform } from '../support/picky-platform';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { online } from '../support/quiet-sync-host';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

/** What the platform, or whatever stands before it, answers to everything. */
const answers = {
  captivePortal: { status: 200, type: 'text/html', body: '<html><body>Wi-Fi</body></html>' },
  unauthorised: problem(401, 'unauthorised'),
  stationTooOld: problem(426, 'station-too-old'),
  platformTooOld: problem(422, 'invalid-request', { pointers: ['/protocol'] }),
} as const;

let folder: string;
let platform: RunningPlatform;
let picky: PickyPlatform;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-line-'));
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  picky = await pickyPlatform(platform.url);
  await leaveStation(join(folder, 'desk'), (desk) =>
    online(desk, async (host) => valueOf(await host.pair(picky.url, platform.pairingCode))),
  );
  station = await launchStation({ userDataDir: join(folder, 'desk') });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await picky.stop();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Tries now, until the line is told to be so; the words are those of the language. */
async function seen(
  locale: Locale,
  line: keyof typeof answers | 'lineNotTrusted' | 'online',
): Promise<void> {
  const { outbox, words } = pick(locale);
  const main = station.page.getByRole('main');
  await expect(async () => {
    await station.page.keyboard.press('F9');
    await expect(main.getByText(words.line[line]).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(main.getByText(outbox.lineHelp[line])).toBeVisible();
  // The same on every other screen, where nobody looks at the outbox.
  await expect(station.page.getByRole('banner').getByText(words.line[line])).toBeVisible();
  await expect(main.getByText(outbox.empty)).toBeVisible();
}

for (const locale of ['zh-CN', 'en'] as const) {
  test(`each is told by its own name and its own way out in ${locale}`, async () => {
    if (locale === 'zh-CN') {
      await pages.door.unlock(founder.passphrase);
    } else {
      await pages.shell.goSettings();
      await pages.settings.chooseLanguage('English');
    }
    await station.page.keyboard.press('F11');
    await seen(locale, 'online');
    for (const line of [
      'captivePortal',
      'unauthorised',
      'stationTooOld',
      'platformTooOld',
    ] as const) {
      picky.judgeBy(() => answers[line]);
      await seen(locale, line);
      expect(await violations(station.page)).toEqual([]);
      await photograph(station, `line-${line}-${locale}`);
    }
    picky.judgeBy(() => undefined);
    await seen(locale, 'online');
  });
}

test('a clock that is off is told with how far, and what to do', async () => {
  picky.judgeBy(({ path }) => {
    const after = /^\/v1\/changes\?.*after=(\d+)/.exec(path)?.[1];
    if (after === undefined) return undefined;
    const serverTime = new Date(Date.now() - 600_000).toISOString();
    const body = JSON.stringify({ changes: [], cursor: Number(after), serverTime });
    return { status: 200, type: 'application/json', body };
  });
  const { outbox } = pick('en');
  await expect(async () => {
    await station.page.keyboard.press('F9');
    await expect(station.page.getByText(/^This computer's clock is 1\d min.* ahead/)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await expect(station.page.getByText(outbox.clockLines[1] ?? '-')).toBeVisible();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'line-clock-en');
});

/** A station that was paired over a line it trusted, and now finds another certificate there. */
test('a certificate that nobody vouches for is told, and nothing goes over that line', async () => {
  await station.close();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1'].concat([
      ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ]),
    { stdio: 'pipe' },
  );
  const asked: (string | undefined)[] = [];
  const posing = createServer(
    { key: await readFile(key), cert: await readFile(cert) },
    ({ url }, reply) => {
      asked.push(url);
      reply.end();
    },
  ).listen(0, '127.0.0.1');
  await once(posing, 'listening');
  const { port } = posing.address() as AddressInfo;
  const code = await new Official(platform).newPairingCode();
  await leaveStation(join(folder, 'other'), async (desk) => {
    await online(desk, async (host) => valueOf(await host.pair(platform.url, code)));
    const { pairing } = desk.facts();
    if (pairing === undefined) throw new Error('Not paired');
    const moved = { ...pairing, platformUrl: `https://127.0.0.1:${String(port)}`, blocks: [] };
    valueOf(await desk.appendStation([moved]));
  });
  station = await launchStation({ userDataDir: join(folder, 'other') });
  pages = stationPages(station.page);
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goOutbox();
  await seen('zh-CN', 'lineNotTrusted');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'line-lineNotTrusted-zh-CN');
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await station.page.keyboard.press('F11');
  await seen('en', 'lineNotTrusted');
  expect(asked).toEqual([]);
  posing.close();
});
