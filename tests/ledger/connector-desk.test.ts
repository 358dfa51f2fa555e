/** A county's platform by its profile: log-in, pairing, a case in its own names, answers in its codes, and a log-in that ends. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSyncHost, type SyncHost } from '../../electron/desk/sync-host';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { ConnectorProfile } from '../../shared/connector/profile';
import { countyTextSchema } from '../../shared/protocol/messages';
import { aPlainProfile, noLogIn } from '../support/connector-profiles';
import { eventually } from '../support/eventually';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import type { HostedProvider } from '../support/oidc-provider';
import { audience, clientId, hostProvider, logInAt } from '../support/oidc-provider';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const root = scratchFolder('connector');
const key = newKey();
let provider: HostedProvider;
let platform: HostedPlatform;
let station: Station;
let host: SyncHost;
let logged: string[];
let count = 0;

beforeAll(async () => {
  provider = await hostProvider({ accessSeconds: 60 });
  platform = await hostEmbedded(join(root, 'database'), {
    logIn: { issuer: provider.issuer, audience },
  });
});
afterAll(async () => {
  await platform.stop();
  await provider.close();
});

const folder = () => join(root, `station-${String(count)}`);
beforeEach(async () => {
  count += 1;
  logged = [];
  station = await openStationAt(folder(), key);
  open();
});
afterEach(async () => {
  await host.close();
  await station.close();
});

function open(): void {
  host = createSyncHost({
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
    onStatus: () => undefined,
    suggestedUrl: undefined,
    logIn: noLogIn,
  });
  host.open(station);
}

/** The program ends and is started again. */
async function restart(): Promise<void> {
  await host.close();
  await station.close();
  station = await openStationAt(folder(), key);
  open();
}

const fileOf = (profile: object) => {
  const text = JSON.stringify(profile);
  return { text, bytes: Buffer.byteLength(text) };
};
const desk = () => {
  const connectors = host.connectors();
  if (connectors === undefined) throw new Error('No connectors');
  return connectors;
};

/** The county's profile at this platform and provider; its numbers are the reference platform's own. */
const ours = (change: Partial<ConnectorProfile> = {}): ConnectorProfile => {
  const identity: ConnectorProfile['identity'] = {
    kind: 'oidc',
    issuer: provider.issuer,
    clientId,
    scopes: ['openid', 'offline_access', 'cases'],
    audience,
    way: 'browser',
  };
  return aPlainProfile({ baseUrl: platform.url, identity, ...change });
};

async function added(profile: ConnectorProfile): Promise<void> {
  const checked = desk().check(fileOf(profile));
  if (!checked.ok || checked.value.kind !== 'fits') throw new Error(JSON.stringify(checked));
  expect((await desk().add(checked.value.sha256)).ok).toBe(true);
}

async function logIn(): Promise<void> {
  const step = await desk().logIn('wangchao');
  if (!step.ok) throw new Error(step.error.kind);
  await logInAt(step.value.address);
  const done = await desk().finishLogIn();
  expect(done).toMatchObject({ ok: true, value: [{ loggedIn: true }] });
}

async function paired(profile = ours()): Promise<void> {
  await added(profile);
  await logIn();
  const answer = await host.pairBy('wangchao', await platform.official.newPairingCode());
  expect(answer).toMatchObject({ ok: true, value: { platform: { url: platform.url } } });
}

async function submitted(): Promise<string> {
  const caseId = await submittedAt(station);
  host.wake();
  return caseId;
}

const receiptOf = async (caseId: string) => (await caseOf(station, caseId)).receipt;
const delivered = (caseId: string) =>
  eventually(async () => expect(await receiptOf(caseId)).toBeDefined());

describe('a profile', () => {
  it('is held once, kept over a restart, and another one of its version is refused', async () => {
    await added(ours());
    await added(ours());
    await restart();
    expect(desk().list()).toMatchObject([{ id: 'wangchao', way: 'browser', paired: false }]);
    expect(desk().check(fileOf(ours({ name: '别处' })))).toEqual({
      ok: false,
      error: { kind: 'profileVersionTaken', version: '2026.1' },
    });
    await added(ours({ version: '2026.2', name: '新名' }));
    expect(desk().list()).toMatchObject([{ version: '2026.2', name: '新名' }]);
  });

  it.each<[string, Partial<ConnectorProfile>]>([
    ['platform', { baseUrl: 'http://rx.example.com' }],
    [
      'log-in',
      {
        identity: {
          kind: 'oidc',
          issuer: 'ftp://a.example',
          clientId: 'c',
          scopes: ['openid'],
          way: 'device',
        },
      },
    ],
  ])('whose %s has an address that may not be spoken to is refused', (_, change) => {
    expect(desk().check(fileOf(ours(change)))).toEqual({
      ok: false,
      error: { kind: 'profileAddressInvalid' },
    });
  });

  it('with faults is told place by place, and not taken in', async () => {
    const faulty = { ...ours(), fields: { 'child.name': { as: 'bjbh' } } };
    expect(desk().check(fileOf(faulty))).toEqual({
      ok: true,
      value: { kind: 'faulty', faults: [{ place: 'facts.number', fault: 'nameTwice' }] },
    });
    expect(await desk().add('0'.repeat(64))).toMatchObject({ ok: false });
    expect(desk().list()).toEqual([]);
  });
});

describe('a platform that asks for a log-in', () => {
  it('is paired with and sent to after it, in the names of the county, and over a restart', async () => {
    await added(ours());
    const code = await platform.official.newPairingCode();
    expect(await host.pairBy('wangchao', code)).toEqual({
      ok: false,
      error: { kind: 'logInMissing' },
    });
    // Without a log-in the platform does not even look at a code.
    expect(await host.pair(platform.url, code)).toMatchObject({
      error: { kind: 'platformRefused' },
    });
    await logIn();
    expect(await host.pairBy('wangchao', code)).toMatchObject({ ok: true });
    expect(desk().list()).toMatchObject([{ paired: true, loggedIn: true }]);
    const first = await submitted();
    await delivered(first);
    await restart();
    expect(desk().list()).toMatchObject([{ paired: true, loggedIn: true }]);
    const second = await submitted();
    await delivered(second);

    const rows = await platform.database.query<{ case_id: string; county: string }>(
      'select case_id, county from revisions where case_id = any($1::uuid[])',
      [[first, second]],
    );
    expect(rows).toHaveLength(2);
    for (const { case_id: caseId, county } of rows) {
      const told = countyTextSchema.parse(JSON.parse(county));
      const { form, caseNumber } = await caseOf(station, caseId);
      expect(told).toMatchObject({ caseId, profile: { id: 'wangchao', version: '2026.1' } });
      expect(told.record).toMatchObject({
        sbly: '线下帮办',
        bjbh: caseNumber,
        xsxm: form['child.name'],
        xb: form['child.sex'] === 'male' ? '1' : '2',
        csrq: form['child.birthDate']?.replaceAll('-', ''),
      });
      expect(told.unmapped).toContain('guardian1.name');
    }
  }, 60_000);

  it('lets a case wait in words while the log-in is over, and sends it after the next one', async () => {
    await paired();
    const before = await submitted();
    await delivered(before);
    await provider.revoke(station.facts().logIns['wangchao']?.refreshToken ?? '');
    await restart();
    const caseId = await submitted();
    await expect
      .poll(() => host.status().progress.map((entry) => 'reason' in entry && entry.reason), {
        timeout: 30_000,
      })
      .toEqual(['logInNeeded']);
    expect(desk().list()).toMatchObject([{ loggedIn: false }]);
    expect(await receiptOf(caseId)).toBeUndefined();
    await logIn();
    host.sendNow();
    await delivered(caseId);
  }, 60_000);

  it('hears of no receipt under a number that is none of the county’s, and keeps the case', async () => {
    await paired(ours({ matterNumber: [{ text: 'RX' }, { digits: 12 }] }));
    const caseId = await submitted();
    await expect
      .poll(() => host.status().progress.map((entry) => 'reason' in entry && entry.reason), {
        timeout: 30_000,
      })
      .toEqual(['platformNonsense']);
    expect(await receiptOf(caseId)).toBeUndefined();
    expect(host.status().unsent).toBe(1);
  }, 60_000);

  it('is sent to in the names of a later version as soon as it is taken in', async () => {
    await paired();
    await delivered(await submitted());
    await added(ours({ version: '2026.2', fields: { 'child.name': { as: 'xingming' } } }));
    const caseId = await submitted();
    await delivered(caseId);
    const [row] = await platform.database.query<{ county: string }>(
      'select county from revisions where case_id = $1',
      [caseId],
    );
    const told = countyTextSchema.parse(JSON.parse(row?.county ?? ''));
    expect(told.profile.version).toBe('2026.2');
    expect(told.record).toHaveProperty('xingming');
    expect(told.record).not.toHaveProperty('xsxm');
    // One for another address is not spoken by before the station is paired there.
    await added(ours({ version: '2026.3', baseUrl: 'https://elsewhere.example' }));
    expect(desk().inForce(station.facts().pairing)?.version).toBe('2026.2');
  }, 60_000);

  it('leaves no token in a log, a status, a list or a file of the station', async () => {
    await paired();
    await delivered(await submitted());
    const access = await desk().accessOf(ours())?.current();
    const tokens = [
      station.facts().logIns['wangchao']?.refreshToken ?? '',
      access?.ok === true ? access.value : '',
      station.facts().pairing?.token ?? '',
    ];
    expect(tokens.every((token) => token.length > 20)).toBe(true);
    const told = [JSON.stringify(desk().list()), JSON.stringify(host.status()), ...logged];
    const said = [...told, ...platform.logged].join('\n');
    for (const name of await readdir(folder(), { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = await readFile(join(name.parentPath, name.name));
      for (const token of tokens) expect(bytes.includes(token)).toBe(false);
    }
    for (const token of tokens) expect(said).not.toContain(token);
  }, 60_000);

  it('is never given the token of another provider by a later version of a profile', async () => {
    await paired();
    const other = await hostProvider();
    try {
      const identity = { ...ours().identity, issuer: other.issuer } as ConnectorProfile['identity'];
      await added(ours({ version: '2026.2', identity }));
      expect(desk().list()).toMatchObject([{ loggedIn: false }]);
      const code = await platform.official.newPairingCode();
      expect(await host.pairBy('wangchao', code)).toMatchObject({
        error: { kind: 'logInMissing' },
      });
      expect(other.tokenCalls()).toBe(0);
    } finally {
      await other.close();
    }
  }, 60_000);
});
