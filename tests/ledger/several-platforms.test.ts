/** One station and two real platforms: each case reaches one of them once, and nothing of one is the other's. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { courierStatus, writePackage } from '../../electron/desk/courier-desk';
import type { Station } from '../../electron/desk/station';
import type { SyncHost } from '../../electron/desk/sync-host';
import { newKey } from '../../electron/vault/seal';
import type { Routing } from '../../shared/domain/platform-route';
import { answered, courierWork, read } from '../support/courier-at-desk';
import { eventually } from '../support/eventually';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('several-platforms');
const key = newKey();
let city: HostedPlatform;
let county: HostedPlatform;
let station: Station;
let host: SyncHost;
let pair: (platform: HostedPlatform) => Promise<unknown>;
let close: () => Promise<void>;
let count = 0;

beforeAll(async () => {
  city = await hostEmbedded(join(root, 'city'), { name: '市级平台' });
  county = await hostEmbedded(join(root, 'county'), { name: '县级平台' });
});
afterAll(async () => {
  await city.stop();
  await county.stop();
});

const open = async () => {
  ({ station, host, close, pair } = await openOnline(join(root, `station-${String(count)}`), key));
};
beforeEach(async () => {
  count += 1;
  await open();
  await pair(city);
  await pair(county);
});
afterEach(() => close());

const restart = async () => {
  await close();
  await open();
};

/** The keys of the city's platform and of the county's, in the order of pairing. */
const keys = () => {
  const { pairing, beside } = station.facts();
  const [first, second] = [pairing, beside[0]?.pairing].map((one) => one?.platformKeyId ?? '');
  return { city: first ?? '', county: second ?? '' };
};
/** What wishes for a school of the county goes there. */
const bySchool = (otherwise?: string): Routing => ({
  rules: [{ school: '望潮小学', platform: keys().county }],
  ...(otherwise === undefined ? {} : { otherwise }),
});
const rule = async (routing: Routing) => valueOf(await host.setRouting(routing));

async function submitted(school: string): Promise<string> {
  const caseId = await submittedAt(station, { 'wish.school': school });
  host.wake();
  return caseId;
}

/** How often each platform has the case. */
async function heldBy(caseId: string): Promise<readonly number[]> {
  const holds = async ({ database }: HostedPlatform) =>
    (await database.query('select 1 from revisions where case_id = $1', [caseId])).length;
  return [await holds(city), await holds(county)];
}
const delivered = (caseId: string) =>
  eventually(async () => expect((await caseOf(station, caseId)).receipt).toBeDefined());
const sideOf = (platform: string) => {
  const side = host.status().platforms?.find((one) => one.key === platform);
  if (side === undefined) throw new Error('No such platform');
  return side;
};

describe('a case', () => {
  it('reaches the platform that its rule names, and no other, and hears its decision from there', async () => {
    await rule(bySchool());
    const [there, here] = [await submitted('望潮小学'), await submitted('观澜小学')];
    await delivered(there);
    await delivered(here);
    expect(await heldBy(there)).toEqual([0, 1]);
    expect(await heldBy(here)).toEqual([1, 0]);
    expect(await caseOf(station, there)).toMatchObject({
      platform: keys().county,
      receipt: { keyId: keys().county },
    });
    expect(await caseOf(station, here)).toMatchObject({ platform: keys().city });
    await county.official.untilState(there, 'firstReview', 1);
    await county.official.acceptCase(there);
    await eventually(async () => expect((await caseOf(station, there)).state).toBe('decided'));
    // Each platform counts its own feed.
    const { storeOf } = station.queue;
    const cursors = () => [keys().city, keys().county].map((of) => storeOf(of).feedCursor());
    await eventually(() => expect(Math.min(...cursors())).toBeGreaterThan(0));
    const before = cursors();
    const changeIds = [keys().city, keys().county].map((of) => storeOf(of).feedChangeId());
    expect(new Set(changeIds).size).toBe(2);
    await restart();
    const after = [keys().city, keys().county].map((of) => station.queue.storeOf(of).feedCursor());
    for (const [i, reached] of before.entries()) expect(after[i]).toBeGreaterThanOrEqual(reached);
  });

  it('goes nowhere else once it was submitted, whatever the rules say later', async () => {
    await rule(bySchool());
    valueOf(await host.pause(keys().county, true));
    const caseId = await submitted('望潮小学');
    await rule({ rules: [] });
    await restart();
    await delivered(await submitted('望潮小学'));
    expect(await heldBy(caseId)).toEqual([0, 0]);
    valueOf(await host.pause(keys().county, false));
    await delivered(caseId);
    expect(await heldBy(caseId)).toEqual([0, 1]);
    // Its correction as well.
    await county.official.untilState(caseId, 'firstReview', 1);
    await county.official.askCorrection(caseId);
    await eventually(async () =>
      expect((await caseOf(station, caseId)).state).toBe('correctionAsked'),
    );
    const changes = { 'register.address': '望潮区更正路2号' };
    valueOf(await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor));
    valueOf(await station.desk.execute({ name: 'submitCase', caseId }, station.actor));
    host.wake();
    await eventually(async () => expect((await caseOf(station, caseId)).receipt?.revision).toBe(2));
    expect(await heldBy(caseId)).toEqual([0, 2]);
  });

  it('waits in words where no rule names a platform, and goes once when one does', async () => {
    await rule(bySchool(''));
    const caseId = await submitted('观澜小学');
    const before = await caseOf(station, caseId);
    expect(before).toMatchObject({ state: 'queued', platform: '' });
    expect(host.status()).toMatchObject({ unsent: 1, unrouted: 1 });
    await restart();
    expect(host.status()).toMatchObject({ unsent: 1, unrouted: 1 });
    const rules = [{ school: '观澜小学', platform: keys().county }];
    await rule({ rules, otherwise: '' });
    await delivered(caseId);
    expect(await heldBy(caseId)).toEqual([0, 1]);
    expect(host.status()).not.toHaveProperty('unrouted');
    expect((await caseOf(station, caseId)).caseNumber).toBe(before.caseNumber);
  });

  it('hears nothing of a platform that it does not belong to', async () => {
    await rule(bySchool());
    const caseId = await submitted('望潮小学');
    await delivered(caseId);
    const { review } = await caseOf(station, caseId);
    const step = { step: 'secondReview', passed: false, note: '', at: new Date().toISOString() };
    const change = { id: uuidv7(), cursor: 1, caseId, type: 'reviewStep', step } as const;
    const said = (of: string) => station.queue.storeOf(of).applyChange(change as never);
    expect(await said(keys().city)).toEqual({ ok: false, error: { kind: 'caseUnknown' } });
    expect((await caseOf(station, caseId)).review.length).toBeGreaterThanOrEqual(review.length);
    expect(JSON.stringify(await caseOf(station, caseId))).not.toContain(change.id);
    expect(await said(keys().county)).toMatchObject({ ok: true });
    expect((await caseOf(station, caseId)).appliedChanges).toContain(change.id);
  });
});

describe('a platform', () => {
  it('that is paused gets nothing while the other does, also after the program was closed', async () => {
    await rule(bySchool());
    valueOf(await host.pause(keys().county, true));
    const there = await submitted('望潮小学');
    await delivered(await submitted('观澜小学'));
    expect(sideOf(keys().county)).toMatchObject({ line: 'paused', unsent: 1 });
    expect(sideOf(keys().city)).toMatchObject({ line: 'online', unsent: 0 });
    expect(host.status()).toMatchObject({ line: 'online', unsent: 1 });
    await restart();
    expect(sideOf(keys().county)).toMatchObject({ line: 'paused', unsent: 1 });
    expect(await heldBy(there)).toEqual([0, 0]);
    host.sendNow(keys().county);
    expect(await heldBy(there)).toEqual([0, 0]);
    valueOf(await host.pause(keys().county, false));
    await delivered(there);
  });

  it('that is not there holds up nobody but its own cases, and is told by itself', async () => {
    const gone = await hostEmbedded(join(root, uuidv7()), { name: '停机平台' });
    await pair(gone);
    await gone.stop();
    const third = station.facts().beside[1]?.pairing.platformKeyId ?? '';
    await rule({ rules: [{ school: '停机小学', platform: third }] });
    const stuck = await submitted('停机小学');
    await delivered(await submitted('观澜小学'));
    await eventually(() => expect(sideOf(third)).toMatchObject({ line: 'offline', unsent: 1 }));
    expect(sideOf(keys().city).line).toBe('online');
    // What most needs somebody is what the status bar shows.
    expect(host.status().line).toBe('offline');
    expect((await caseOf(station, stuck)).state).toBe('queued');
  });

  it('that is paired with again goes on where it was', async () => {
    await rule(bySchool());
    await delivered(await submitted('望潮小学'));
    const { storeOf } = station.queue;
    await eventually(() => expect(storeOf(keys().county).feedCursor()).toBeGreaterThan(0));
    const reached = storeOf(keys().county).feedCursor();
    valueOf(await host.setTraffic({ bytesPerSecond: 1_000_000 }, keys().county));
    await pair(county);
    expect(station.facts().beside).toHaveLength(1);
    expect(storeOf(keys().county).feedCursor()).toBeGreaterThanOrEqual(reached);
    expect(storeOf(keys().county).trafficRules()).toEqual({ bytesPerSecond: 1_000_000 });
    expect(storeOf(keys().city).trafficRules()).toEqual({ bytesPerSecond: 1_000_000 });
    await delivered(await submitted('望潮小学'));
  });

  it('gives numbers that its own cases alone carry, and never one number twice', async () => {
    await rule(bySchool());
    const ids = [];
    for (const school of ['望潮小学', '观澜小学', '望潮小学', '观澜小学']) {
      ids.push(await submitted(school));
    }
    const numbers = [];
    for (const id of ids) {
      await delivered(id);
      numbers.push((await caseOf(station, id)).caseNumber);
    }
    expect(new Set(numbers).size).toBe(4);
  });

  it('has packages of its own, sealed to its key, and its answers are taken for nobody else', async () => {
    await rule(bySchool());
    await eventually(() => {
      const { courier, beside } = station.facts();
      expect(courier.platformKey).toBeDefined();
      expect(beside[0]?.courier.platformKey).toBeDefined();
    });
    for (const of of Object.values(keys())) valueOf(await host.pause(of, true));
    await host.close();
    const [there, here] = [await submitted('望潮小学'), await submitted('观澜小学')];
    const stick = join(root, uuidv7());
    await mkdir(stick);
    const choice = { folder: stick, again: false, platform: keys().county };
    const done = valueOf(await writePackage(station, choice, courierWork()));
    expect(done).toMatchObject({ number: 1, cases: 1 });
    // Which package a case is in is known whichever platform is looked at; the figures are the one's alone.
    const looked = [keys().county, keys().city].map((of) => courierStatus(station, of));
    expect(looked).toMatchObject([
      { fresh: 0, underWay: 1, packages: [{}], cases: [{ caseId: there, number: 1 }] },
      { fresh: 1, underWay: 0, packages: [], cases: [{ caseId: there, number: 1 }] },
    ]);
    const bytes = await readFile(join(stick, done.fileName));
    await expect(answered(city, { stick }, bytes)).rejects.toThrow();
    const answer = await answered(county, { stick }, bytes);
    expect(valueOf(await read(station, answer))).toMatchObject({ delivered: 1 });
    expect(await heldBy(there)).toEqual([0, 1]);
    expect(await heldBy(here)).toEqual([0, 0]);
    expect((await caseOf(station, there)).receipt?.keyId).toBe(keys().county);
  });

  it('is no platform under the key name of another', async () => {
    const { pairing } = station.facts();
    expect(await host.setRouting({ rules: [{ platform: 'nobody' }] })).toMatchObject({
      error: { kind: 'invalidRequest' },
    });
    expect(await host.pause('nobody', true)).toMatchObject({ error: { kind: 'invalidRequest' } });
    expect(station.facts().pairing).toEqual(pairing);
  });
});

describe('a record from before there could be several', () => {
  it('goes on with its one platform, and keeps with it what it had submitted', async () => {
    await close();
    count += 1;
    station = await openStationAt(join(root, `station-${String(count)}`), key);
    const event = {
      type: 'stationPaired' as const,
      stationId: uuidv7(),
      stationCode: 'L2345',
      platformUrl: 'http://127.0.0.1:9',
      platformName: '旧平台',
      platformKeyId: 'before',
      platformPublicKey: Buffer.alloc(32).toString('base64'),
      token: 'x'.repeat(32),
      blocks: [],
    };
    const replaced = { ...event, platformKeyId: 'replaced', platformName: '更早的平台' };
    const caseId = await submitted('任意小学');
    expect(await caseOf(station, caseId)).not.toHaveProperty('platform');
    valueOf(await station.appendStation([replaced], { feedCursor: 40 }));
    valueOf(await station.appendStation([event], { feedCursor: 0 }));
    valueOf(await station.appendStation([{ type: 'feedAdvanced', cursor: 7 }], { feedCursor: 7 }));
    await station.close();
    await open();
    // As before: the last one took the place of the one before it.
    expect(station.facts()).toMatchObject({ pairing: { platformKeyId: 'before' }, beside: [] });
    expect(host.status()).toMatchObject({ unsent: 1, platform: { name: '旧平台' } });
    expect(host.status()).not.toHaveProperty('platforms');
    await pair(city);
    await rule({ rules: [{ season: 2026, platform: keys().county }] });
    const { storeOf } = station.queue;
    expect(storeOf('before').queuedEntries()).toMatchObject([{ caseId }]);
    expect(storeOf(keys().county).queuedEntries()).toEqual([]);
    expect(storeOf('before').feedCursor()).toBe(7);
    const next = await submitted('任意小学');
    await delivered(next);
    expect(await heldBy(next)).toEqual([1, 0]);
    expect(await heldBy(caseId)).toEqual([0, 0]);
  });
});
