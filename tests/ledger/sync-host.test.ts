/** Pairing: the window hears the code that counts now; each platform counts its own feed, and none speaks under the name of another. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSyncHost } from '../../electron/desk/sync-host';
import { newKey } from '../../electron/vault/seal';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { noLogIn } from '../support/connector-profiles';
import { openOnline, quietSyncHost } from '../support/quiet-sync-host';

let folder: string;
let servers: Server[] = [];
beforeEach(() => {
  folder = scratchFolder('sync-host');
});
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

/** A platform that pairs with anybody; `feed` answers a poll when it likes. */
async function aPlatform(
  name: string,
  feed: (after: number) => Promise<number>,
  key = { id: name, fill: 0 },
): Promise<string> {
  const serverTime = '2026-08-01T00:00:00.000Z';
  const reply = {
    stationId: uuidv7(),
    stationCode: 'L2345',
    token: name.padEnd(32, 'x'),
    platformName: name,
    platformKeyId: key.id,
    platformPublicKey: Buffer.alloc(32, key.fill).toString('base64'),
    numberBlocks: [],
    serverTime,
  };
  const server = createServer((request, response) => {
    const after = /after=(\d+)/.exec(request.url ?? '')?.[1];
    response.setHeader('content-type', 'application/json');
    if (after === undefined) return response.end(JSON.stringify(reply));
    return void feed(Number(after)).then((cursor) =>
      response.end(JSON.stringify({ changes: [], cursor, serverTime })),
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

it('reads the feed of each platform from where it stands there, whatever the other one says meanwhile', async () => {
  const { station, host, close } = await openOnline(folder, newKey());
  let polledFirst = () => undefined as void;
  const polled = new Promise<void>((resolve) => (polledFirst = resolve));
  let letGo = () => undefined as void;
  const first = await aPlatform('first', async (after) => {
    polledFirst();
    await new Promise<void>((resolve) => (letGo = resolve));
    return Math.max(0, after - 1);
  });
  const asked: number[] = [];
  let heard = () => undefined as void;
  const heardSecond = new Promise<void>((resolve) => (heard = resolve));
  const second = await aPlatform('second', async (after) => {
    asked.push(after);
    heard();
    return after;
  });
  const ownCode = station.facts().stationCode;
  expect(host.status().stationCode).toBe(ownCode);
  expect(ownCode).not.toBe('L2345');
  // Numbers carry the platform's code from now on, and the window hears of it before it is opened again.
  const paired = await host.pair(first, 'CODE1');
  expect(paired).toMatchObject({ ok: true, value: { stationCode: 'L2345' } });
  await station.queue.store.saveFeedCursor(5000);
  await polled;
  expect(await host.pair(second, 'CODE2')).toMatchObject({
    ok: true,
    value: {
      platform: { name: 'first' },
      platforms: [{ key: 'first' }, { key: 'second', line: expect.any(String) as string }],
    },
  });
  letGo();
  await heardSecond;
  expect(asked[0]).toBe(0);
  expect(station.queue.storeOf('second').feedCursor()).toBe(0);
  expect(station.queue.storeOf('first').feedCursor()).toBeGreaterThan(4000);
  // The code of the first one stays: numbers of the second carry the code of their own block.
  expect(host.status().stationCode).toBe('L2345');
  await close();
});

it('refuses a platform that shows another key under the name of one that is known', async () => {
  const { station, host, close } = await openOnline(folder, newKey());
  const still = async (after: number) => after;
  const known = await aPlatform('known', still);
  expect(await host.pair(known, 'CODE1')).toMatchObject({ ok: true });
  const { pairing } = station.facts();
  const posing = await aPlatform('posing', still, { id: 'known', fill: 9 });
  expect(await host.pair(posing, 'CODE2')).toEqual({
    ok: false,
    error: { kind: 'platformKeyTaken', platform: 'known' },
  });
  expect(station.facts()).toMatchObject({ pairing, beside: [] });
  await close();
});

it('holds this clock against the platform’s, tells when it is off, and when it is right again', async () => {
  const station = await openStationAt(folder, newKey());
  const told: number[] = [];
  let wall = '2026-08-01T00:03:20.000Z';
  const host = createSyncHost({
    log: () => undefined,
    onStatus: () => undefined,
    suggestedUrl: undefined,
    logIn: noLogIn,
    now: () => wall,
    onClockOff: ({ offMs }) => told.push(offMs),
  });
  host.open(station);
  let polls = 0;
  const url = await aPlatform('only', async (after) => {
    polls += 1;
    return after;
  });
  const after = async (count: number) => {
    const until = polls + count;
    host.sendNow();
    await expect.poll(() => polls, { timeout: 20_000 }).toBeGreaterThanOrEqual(until);
  };
  expect(await host.pair(url, 'CODE1')).toMatchObject({ ok: true });
  await expect.poll(() => host.status().clockOffMs, { timeout: 20_000 }).toBe(200_000);
  // The same again is no news.
  await after(2);
  expect(told).toEqual([200_000]);
  // Nor is it after a pause or a lock, which speak to the platform anew; how far it is off is known all the while.
  for (const paused of [true, false]) {
    expect(await host.pause(undefined, paused)).toMatchObject({
      ok: true,
      value: { clockOffMs: 200_000 },
    });
  }
  await host.close();
  host.open(station);
  expect(host.status().clockOffMs).toBe(200_000);
  await after(2);
  expect(told).toEqual([200_000]);
  wall = '2026-08-01T00:00:20.000Z';
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([200_000, 0]);
  expect(host.status()).not.toHaveProperty('clockOffMs');
  await host.close();
  await station.close();
});

it('keeps what files may take of the line in the record, for the engine and for the next opening', async () => {
  const stationKey = newKey();
  const rules = { bytesPerSecond: 16_000, filesBetween: { from: 1_200, to: 420 } };
  const station = await openStationAt(folder, stationKey);
  const host = quietSyncHost();
  expect(await host.setTraffic(rules)).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  host.open(station);
  expect(host.status().traffic).toEqual({});
  expect(await host.setTraffic(rules)).toMatchObject({ ok: true, value: { traffic: rules } });
  expect(station.queue.store.trafficRules()).toEqual(rules);
  await host.close();
  await station.close();
  const again = await openStationAt(folder, stationKey);
  expect(again.queue.store.trafficRules()).toEqual(rules);
  host.open(again);
  expect(await host.setTraffic({})).toMatchObject({ ok: true, value: { traffic: {} } });
  await host.close();
  await again.close();
});
