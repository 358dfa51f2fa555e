/** Every request of a lively season comes three more times, in any order: the platform is as it was. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticFamily } from '../../platform/departments/population';
import { factFields } from '../../shared/domain/fact-standing';
import type { Form } from '../../shared/domain/form';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { DayDigest } from '../../shared/protocol/day-digest';
import { digestSigningText } from '../../shared/protocol/day-digest';
import { protocolVersion, uploadIdFor } from '../../shared/protocol/messages';
import { seededChance } from '../sync/sim/world';
import { aQuota, aSchool } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';
import { Official } from '../support/platform';
import { buildCase, sha256Of, signText } from '../support/platform-builders';
import type { BuiltCase } from '../support/platform-builders';
import type { DatabaseKind, HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform } from '../support/platform-host';
import { TestStation, revisionPath, uploadMetadata } from '../support/platform-station';
import type { KeptRequest, RecordingLine } from '../support/recording-line';
import { openRecordingLine } from '../support/recording-line';
import type { Database } from '../../platform/database/database';

const at = '2026-08-05T00:00:00.000Z';
/** Each is another one by nature: an official who asks twice for a code wants two. */
const isNewEachTime = ({ method, path }: KeptRequest) =>
  method === 'POST' && path === '/v1/admin/pairing-codes';
/** Who is writing an upload at this moment: no record of anything. */
const passing = 'upload_leases';

describe('every request three times more, in any order', () => {
  let databases: DatabaseKind;
  let database: Database;
  let platform: HostedPlatform;
  let line: RecordingLine;

  beforeAll(async () => {
    databases = await databaseKinds.server();
    database = await databases.open();
    platform = await hostPlatform(database);
    line = await openRecordingLine(platform.url);
  });
  afterAll(async () => {
    await line.stop();
    await platform.stop();
    await database.close();
    await databases.end();
  });

  it.each([1, 2, 3])('leaves every table and file as it was, order %i', async (seed) => {
    if (line.kept.length === 0) await liveASeason(platform, line.url);
    await atRest(database);
    const before = await dump(database, platform.files);
    const chance = seededChance(seed);
    const all = line.kept.filter((one) => !isNewEachTime(one));
    const thrice = [...all, ...all, ...all]
      .map((one) => ({ one, place: chance.unit() }))
      .toSorted((a, b) => a.place - b.place);
    expect(all.length).toBeGreaterThan(80);
    const statuses = new Map<number, number>();
    const lane = async () => {
      for (let next = thrice.pop(); next !== undefined; next = thrice.pop()) {
        const status = await line.again(next.one);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all([1, 2, 3, 4].map(lane));
    console.log(`${all.length} requests three times: ${JSON.stringify([...statuses])}`);
    await atRest(database);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(await dump(database, platform.files)).toEqual(before);
  });
});

/** Two stations, cases with files, corrections, a conflict, words of every kind, officials. */
async function liveASeason(platform: HostedPlatform, url: string): Promise<void> {
  const official = new Official({ url, adminToken: platform.adminToken });
  const stations: TestStation[] = [];
  for (let n = 0; n < 2; n += 1) {
    const station = await TestStation.pair(url, await official.newPairingCode());
    stations.push(station);
    await ready(station, official);
  }
  const [one, two] = stations as [TestStation, TestStation];
  const accepted = buildCase({ pages: 2, imageBytes: 150_000 });
  const refused = buildCase();
  await one.deliver(accepted);
  await two.deliver(refused);
  await official.acceptCase(accepted.submission.caseId);
  await official.refuseCase(refused.submission.caseId, '不在片区');
  for (const station of stations) await corrected(station, official);
  await conflict(one);
  // Another station's case, and a case of which only a part came.
  await two.put(accepted.submission);
  await sendPart(two, buildCase({ imageBytes: 200_000 }));
  await decideAtDesk(one, official);
  for (const station of stations) await station.changes(2);
}

async function ready(station: TestStation, official: Official): Promise<void> {
  for (const series of ['case', 'receipt']) {
    await station.ask('POST', '/v1/number-blocks', { series, after: 100_099, epoch: '' });
  }
  await station.ask('GET', '/v1/directory');
  await official.givePlaces(station.reply.stationId, aQuota({ id: uuidv7() }));
  await station.ask('POST', '/v1/place-quotas', { held: [], epoch: '' });
  const digest: DayDigest = {
    v: 1,
    ...{ day: '2026-08-01', fromSeq: 1, toSeq: 10, headHash: sha256Of('trail') },
    ...{ counts: { case: 10, station: 0, witness: 0 }, madeAt: at },
  };
  const signature = signText(station.key, digestSigningText(digest, station.key.publicKey));
  await station.ask('POST', '/v1/digests', { protocol: protocolVersion, digest, signature });
}

/** Sent back, corrected, and not looked at again yet; a family's rating and a question to a department beside it. */
async function corrected(station: TestStation, official: Official): Promise<void> {
  const first = buildCase();
  await station.deliver(first);
  const { caseId } = first.submission;
  await official.askCorrection(caseId);
  const images = [...first.files.values()];
  await station.deliver(buildCase({ caseId, revision: 2, images }));
  await official.untilState(caseId, 'firstReview', 2);
  const rating = canonicalJson({
    ...{
      protocol: protocolVersion,
      caseId,
      revision: 2,
      level: 'satisfied',
      reasons: [],
      note: '',
    },
    ...{ at, by: 'family' },
  });
  await station.ask('POST', '/v1/ratings', { rating, signature: signText(station.key, rating) });
  const family: Form = syntheticFamily(1, 7);
  await station.ask('POST', '/v1/verifications', {
    ...{ protocol: protocolVersion, id: uuidv7(), caseId, fact: 'register' },
    asked: Object.fromEntries(factFields.register.map((key) => [key, family[key]])),
    authorisation: { version: '2026-1', signedAt: at },
  });
}

/** The same revision with other words: refused, and the first words stay. */
async function conflict(station: TestStation): Promise<void> {
  const { submission } = buildCase();
  await station.put(submission);
  const other = await station.put({ ...submission, submittedBy: 'another' });
  expect(other.status).toBe(409);
}

async function sendPart(station: TestStation, { submission, files }: BuiltCase): Promise<void> {
  const { caseId } = submission;
  await station.put(submission);
  const [[sha256, bytes] = ['', Buffer.alloc(0)]] = files;
  await station.tus('POST', '/v1/uploads', {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': uploadMetadata(caseId, sha256),
  });
  const path = `/v1/uploads/${uploadIdFor(station.reply.stationId, caseId, sha256)}`;
  const headers = { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
  await station.tus('PATCH', path, headers, bytes.subarray(0, 70_000));
  await station.ask('POST', `${revisionPath(submission)}/commit`);
}

/** The desk decides by itself, the platform otherwise, and the desk gives in: its place is free again. */
async function decideAtDesk(station: TestStation, official: Official): Promise<void> {
  const quota = aQuota({ id: uuidv7() });
  await official.givePlaces(station.reply.stationId, quota);
  await station.ask('POST', '/v1/place-quotas', { held: [], epoch: '' });
  const built = buildCase();
  const { caseId } = built.submission;
  await station.deliver(built);
  const base = { protocol: protocolVersion, caseId, decisionId: uuidv7(), at, by: 'head' } as const;
  const decision = { ...aDecision('accepted'), school: aSchool };
  const place = { quotaId: quota.id, place: 1 };
  const reports = [
    { ...base, n: 1, type: 'decided', revision: 1, decision, place },
    { ...base, n: 2, type: 'settled', choice: 'accept', reason: '' },
  ];
  for (const body of reports) {
    const report = canonicalJson(body);
    const request = { report, signature: signText(station.key, report) };
    const told = await station.ask('PUT', `/v1/cases/${caseId}/desk-reports/${body.n}`, request);
    expect(told.status).toBe(200);
  }
}

/** Until no job waits. */
async function atRest(database: Database): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ open: number }>('select count(*)::int as open from jobs');
    if (row?.open === 0) return;
    await delay(20);
  }
}

/** Every row of every table, and every file by its hash, also what is unfinished. */
async function dump(database: Database, folder: string): Promise<Record<string, string[]>> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name <> $1 order by 1`,
    [passing],
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(
      `select row_to_json(t)::text as row from "${name}" t order by 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  all['files'] = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .toSorted();
  return all;
}
