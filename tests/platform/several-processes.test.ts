/** Two platforms on one PostgreSQL server: either answers, none does anything twice, both hear the news. */
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database';
import { openServer } from '../../platform/database/server';
import type { NumbersReply } from './suites/numbers';
import { buildCase } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostPlatform, temporaryFolder } from '../support/platform-host';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';

describe('two platforms on one database', () => {
  const files = temporaryFolder();
  const platforms: HostedPlatform[] = [];
  const databases: Database[] = [];
  let postgres: PostgresServer | undefined;

  beforeAll(async () => {
    postgres = await startPostgres();
    const url = await postgres.createDatabase();
    databases.push(await openServer(url), await openServer(url));
    // At the same moment: migrations and secrets are made by one of them.
    platforms.push(
      ...(await Promise.all(databases.map((database) => hostPlatform(database, { files })))),
    );
  });
  afterAll(async () => {
    for (const platform of platforms) await platform.stop();
    for (const database of databases) await database.close();
    await postgres?.stop();
    rmSync(files, { recursive: true, force: true });
  });
  const pair = () => {
    const [one, two] = platforms;
    if (one === undefined || two === undefined) throw new Error('Not started');
    return { one, two };
  };

  it('agree on secrets and serve each other’s stations', async () => {
    const { one, two } = pair();
    expect(one.adminToken).toBe(two.adminToken);
    const station = await one.pairStation();
    const built = buildCase({ pages: 2 });
    const { caseId } = built.submission;
    await station.put(built.submission);
    const there = station.at(two.url);
    for (const bytes of built.files.values()) await there.upload(caseId, bytes);
    const receipts = await Promise.all(
      [station, there, station, there].map((each) => each.commit(built.submission)),
    );
    expect(new Set(receipts.map(({ body }) => body.receipt.signature)).size).toBe(1);
    await two.official.acceptCase(caseId);
    expect((await station.changes()).body.changes).toHaveLength(4);
  });

  it('reserve the same block for one question asked of both, and never one serial twice', async () => {
    const { one, two } = pair();
    const stations = [await one.pairStation(), await one.pairStation()];
    const ranges: [string, number, number][] = [];
    for (const station of stations) {
      const code = station.reply.stationCode;
      let after = 100_099;
      for (let turn = 0; turn < 4; turn += 1) {
        const asked = { series: 'receipt', after, epoch: '' };
        const answers = await Promise.all(
          [one, two, one, two].map(({ url }) =>
            station.at(url).ask<NumbersReply>('POST', '/v1/number-blocks', asked),
          ),
        );
        expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
        for (const { from, to } of answers[0]?.body.numberBlocks ?? []) {
          ranges.push([code, from, to]);
          after = to;
        }
      }
    }
    expect(ranges.map(([, from, to]) => [from, to])).toEqual(
      [0, 1].flatMap(() => [1, 2, 3, 4].map((n) => [100_000 + n * 100, 100_099 + n * 100])),
    );
  });

  it('reserve different blocks for epochs that ask both at the same moment', async () => {
    const { one, two } = pair();
    const station = await one.pairStation();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        station
          .at([one, two][i % 2]?.url ?? one.url)
          .ask<NumbersReply>('POST', '/v1/number-blocks', {
            series: 'case',
            after: 100_099,
            epoch: `restore-${i}`,
          }),
      ),
    );
    const starts = answers.map(({ body }) => body.numberBlocks[0]?.from ?? 0);
    expect(starts.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, i) => 100_100 + i * 100),
    );
  });

  it('wake a station that waits at the other one', async () => {
    const { one, two } = pair();
    const station = await one.pairStation();
    const built = buildCase();
    await station.deliver(built);
    await two.official.untilState(built.submission.caseId, 'firstReview');
    const waiting = station.changes(1, 25);
    const started = performance.now();
    await two.official.acceptCase(built.submission.caseId);
    expect((await waiting).body.changes.length).toBeGreaterThan(0);
    // Woken, and not answered when the wait of 25 s was over.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('take an upload over from one another while both receive it', async () => {
    const { one, two } = pair();
    const station = await one.pairStation();
    const built = buildCase({ imageBytes: 300_000 });
    const { caseId } = built.submission;
    await station.put(built.submission);
    const images = [...built.files.values()];
    await Promise.all(
      [one, two].flatMap(({ url }) => images.map((bytes) => station.at(url).upload(caseId, bytes))),
    );
    expect((await station.commit(built.submission)).status).toBe(200);
  });

  it('number cursors and matters without a gap though both write', async () => {
    const { one, two } = pair();
    const station = await one.pairStation();
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const at = index % 2 === 0 ? one : two;
        const built = buildCase();
        const submission = { ...built.submission, season: 2040 };
        await station.at(at.url).deliver({ ...built, submission });
        await at.official.untilState(submission.caseId, 'firstReview');
      }),
    );
    const { changes } = (await station.changes()).body;
    expect(changes.map(({ cursor }) => cursor)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  it('work on after the server ended every connection', async () => {
    const { one, two } = pair();
    const station = await one.pairStation();
    await postgres?.cutConnections();
    // The notification line is taken up again after a second.
    await delay(1500);
    const waiting = station.changes(0, 25);
    const built = buildCase();
    await station.at(two.url).deliver(built);
    expect((await waiting).body.changes).toHaveLength(1);
  });
});
