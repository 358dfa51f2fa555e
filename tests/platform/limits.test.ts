/** Limits and troubles: too many requests, guessed codes, expired uploads, a database that is gone. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformOptions } from '../../platform/app';
import type { Database } from '../../platform/database/database';
import { migrate } from '../../platform/database/migrate';
import { openServer } from '../../platform/database/server';
import type { Patience } from '../../platform/listener';
import { systemClock } from '../../platform/system-ports';
import { carriedIdFor, carriedPath } from '../../shared/protocol/carried';
import { buildCase, newStationKey, sha256Of, signedPairing } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostPlatform, temporaryFolder } from '../support/platform-host';
import { ask, problemOf, TestStation, uploadMetadata } from '../support/platform-station';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';
import { openedSocket } from '../support/raw-socket';

describe('limits', () => {
  const files = temporaryFolder();
  let postgres: PostgresServer | undefined;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  const withPlatform = async (
    options: Partial<PlatformOptions>,
    work: (platform: HostedPlatform, database: Database) => Promise<void>,
    patience: Partial<Patience> = {},
  ) => {
    if (postgres === undefined) throw new Error('PostgreSQL was not started');
    const database = await openServer(await postgres.createDatabase());
    const platform = await hostPlatform(database, { files, ...options }, patience);
    try {
      await work(platform, database);
    } finally {
      await platform.stop();
      await database.close();
    }
  };

  it('answer 429 with Retry-After to a station gone wild, and to nobody else', () =>
    withPlatform({ stationLimit: { burst: 3, perSecond: 0.01 } }, async (platform) => {
      const [wild, calm] = [await platform.pairStation(), await platform.pairStation()];
      const statuses = [];
      for (let i = 0; i < 4; i += 1) statuses.push((await wild.ask('GET', '/v1/changes')).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const refused = await wild.ask('GET', '/v1/changes');
      expect(problemOf(refused)).toBe('too-many-requests');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect((await calm.ask('GET', '/v1/changes')).status).toBe(200);
      const counted = await platform.metrics?.text();
      expect(counted).toContain('refused_requests_total{problem="too-many-requests"} 2\n');
      expect(counted).toMatch(/platform_database_connections\{state="open"\} [1-9]/);
    }));

  it('let a station have so many packages of others read, and another one its own', () =>
    withPlatform({ carryLimit: { burst: 2, perSecond: 0.01 } }, async (platform) => {
      const [busy, calm] = [await platform.pairStation(), await platform.pairStation()];
      const answerOf = async (carrier: TestStation) => {
        const packageId = v7();
        const path = `${carriedPath}/${carriedIdFor(carrier.reply.stationId, packageId)}`;
        await carrier.tus('POST', carriedPath, {
          'Upload-Length': '10',
          'Upload-Metadata': `packageId ${Buffer.from(packageId).toString('base64')}`,
        });
        return problemOf(await carrier.ask('POST', `${path}/answer`));
      };
      const answers = [await answerOf(busy), await answerOf(busy), await answerOf(busy)];
      const unfinished = 'upload-offset-differs';
      expect(answers).toEqual([unfinished, unfinished, 'too-many-requests']);
      expect(await answerOf(calm)).toBe(unfinished);
    }));

  it('stop the guessing of pairing codes, and count no right one', () =>
    withPlatform({ guessLimit: { burst: 2, perSecond: 0.01 } }, async (platform) => {
      for (let i = 0; i < 4; i += 1) await platform.pairStation();
      const guess = () =>
        ask(`${platform.url}/v1/stations`, 'POST', {
          body: signedPairing(newStationKey(), { code: 'WRON-GGGG', stationCode: 'XX' }),
        });
      expect([(await guess()).status, (await guess()).status]).toEqual([403, 403]);
      expect((await guess()).status).toBe(429);
    }));

  it('forget an unfinished upload after its time and let it begin anew', () =>
    withPlatform({ uploadExpirationMs: 1 }, async (platform) => {
      const station = await platform.pairStation();
      const { submission } = buildCase();
      await station.put(submission);
      const [file] = submission.files;
      if (file === undefined) throw new Error('No file');
      const create = () =>
        station.tus('POST', '/v1/uploads', {
          'Upload-Length': String(file.bytes),
          'Upload-Metadata': uploadMetadata(submission.caseId, file.sha256),
        });
      const made = await create();
      const location = made.headers.get('location') ?? '';
      await expect.poll(async () => (await station.tus('HEAD', location, {})).status).toBe(410);
      expect((await create()).status).toBe(201);
    }));

  it('cut off a body that stands still and a head that never ends, and no slow one that moves on', () =>
    withPlatform(
      {},
      async (platform) => {
        const station = await platform.pairStation();
        const bytes = Buffer.alloc(2_000, 7);
        const { submission } = buildCase({ images: [bytes] });
        await station.put(submission);
        const made = await station.tus('POST', '/v1/uploads', {
          'Upload-Length': String(bytes.length),
          'Upload-Metadata': uploadMetadata(submission.caseId, sha256Of(bytes)),
        });
        const patch = headOf('PATCH', made.headers.get('location') ?? '', station.token, {
          'Content-Type': 'application/offset+octet-stream',
          'Content-Length': String(bytes.length),
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': '0',
        });
        const head = await openedSocket(platform.url);
        head.write('GET /v1/changes HTTP/1.1\r\nHost: x\r\nX-Drip: ');
        const still = await openedSocket(platform.url);
        still.write(patch);
        await Promise.all([still, head].map(untilClosed));

        const slow = await openedSocket(platform.url);
        slow.write(patch);
        const answered = once(slow, 'data');
        for (let at = 0; at < bytes.length; at += 100) {
          slow.write(bytes.subarray(at, at + 100));
          await sleep(100);
        }
        expect(String(await answered)).toMatch(/^HTTP\/1.1 204/);
        slow.destroy();
      },
      { headMs: 1_000, everyMs: 1_000, leastBytes: 50 },
    ));

  it('keep no station waiting for thousands of connections that say nothing, and refuse what is beyond', () =>
    withPlatform(
      {},
      async (platform) => {
        const station = await platform.pairStation();
        const silent = await Promise.all(
          Array.from({ length: 2_000 }, () => openedSocket(platform.url)),
        );
        expect((await station.put(buildCase().submission)).status).toBe(200);
        const beyond = await Promise.all(
          Array.from({ length: 20 }, () => openedSocket(platform.url)),
        );
        await Promise.all(beyond.slice(10).map(untilClosed));
        for (const socket of [...silent, ...beyond]) socket.destroy();
        await expect
          .poll(async () => (await station.changes().catch(() => undefined))?.status)
          .toBe(200);
      },
      { connections: 2_005 },
    ));

  it('answer 503 with Retry-After while the database is gone, and tell nothing of it', () =>
    withPlatform({}, async (platform, database) => {
      const station = await TestStation.pair(
        platform.url,
        await platform.official.newPairingCode(),
      );
      const gone = Object.assign(new Error('secret'), { code: 'ECONNREFUSED' });
      let isGone = false;
      const other = await hostPlatform(
        {
          ...database,
          query: (sql, values) => (isGone ? Promise.reject(gone) : database.query(sql, values)),
        },
        { files },
      );
      isGone = true;
      const refused = await station.at(other.url).ask('GET', '/v1/changes');
      expect([refused.status, problemOf(refused)]).toEqual([503, 'busy']);
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(JSON.stringify(refused.body) + other.logged.join()).not.toContain('secret');
      isGone = false;
      await other.stop();
    }));

  it('migrate once, and refuse a database whose migrations read differently', () =>
    withPlatform({}, async (_platform, database) => {
      await migrate(database, systemClock);
      const applied = () =>
        database.query<{ number: number }>('select number from migrations order by number');
      const rows = await applied();
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, before) => before + 1));
      await migrate(database, systemClock);
      expect(await applied()).toEqual(rows);
      await database.query(`update migrations set sha256 = 'x'`);
      await expect(migrate(database, systemClock)).rejects.toThrow('Migration 1');
      const next = rows.length + 1;
      await database.query(`insert into migrations values (${next}, 'x', 'x', now())`);
      await expect(migrate(database, systemClock)).rejects.toThrow('newer platform');
    }));
});

/** Without `once`, which takes a reset for a failure of the test. */
const untilClosed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => (socket.closed ? resolve() : void socket.on('close', () => resolve())));

function headOf(
  method: string,
  path: string,
  token: string,
  headers: Readonly<Record<string, string>>,
): string {
  const { pathname } = new URL(path, 'http://x');
  const all = { Host: 'x', Authorization: `Bearer ${token}`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
