/** Files in an S3 bucket: two processes share uploads, large files come in parts, and nothing wrong is ever kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database';
import { openServer } from '../../platform/database/server';
import { uploadIdFor } from '../../shared/protocol/messages';
import { readSettings, findBucket } from '../../platform/settings';
import { buildCase, sha256Of } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostPlatform } from '../support/platform-host';
import type { TestStation } from '../support/platform-station';
import { ask, uploadMetadata } from '../support/platform-station';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';
import type { S3Server } from '../support/s3-server';
import { startS3 } from '../support/s3-server';

describe('two platforms on one bucket', () => {
  let postgres: PostgresServer;
  let s3: S3Server;
  const databases: Database[] = [];
  const platforms: HostedPlatform[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    s3 = await startS3();
    const url = await postgres.createDatabase();
    for (let n = 0; n < 2; n += 1) {
      const database = await openServer(url);
      databases.push(database);
      platforms.push(await hostPlatform(database, { bucket: s3.bucket }));
    }
  });
  afterAll(async () => {
    for (const platform of platforms) await platform.stop();
    for (const database of databases) await database.close();
    await s3.stop();
    await postgres.stop();
  });

  const [one, two] = [() => platforms[0] as HostedPlatform, () => platforms[1] as HostedPlatform];
  const announce = async (imageBytes: number) => {
    const station = await one().pairStation();
    const built = buildCase({ imageBytes });
    await station.put(built.submission);
    const { caseId } = built.submission;
    const [bytes = Buffer.alloc(0)] = built.files.values();
    const path = `/v1/uploads/${uploadIdFor(station.reply.stationId, caseId, sha256Of(bytes))}`;
    await station.tus('POST', '/v1/uploads', {
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': uploadMetadata(caseId, sha256Of(bytes)),
    });
    return { station, built, caseId, bytes, path };
  };
  const patch = (station: TestStation, path: string, offset: number, body: Buffer) =>
    station.tus(
      'PATCH',
      path,
      { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      body,
    );

  it('go on with an upload that the other one began, and hold a file of several parts whole', async () => {
    const { station, built, caseId, bytes, path } = await announce(19_000_001);
    const there = station.at(two().url);
    const half = 7_654_321;
    expect((await patch(station, path, 0, bytes.subarray(0, half))).status).toBe(204);
    expect((await there.tus('HEAD', path, {})).headers.get('upload-offset')).toBe(String(half));
    expect((await patch(there, path, half, bytes.subarray(half))).status).toBe(204);
    expect((await station.tus('HEAD', path, {})).headers.get('upload-offset')).toBe('19000001');
    expect((await two().stored(sha256Of(bytes)))?.equals(bytes)).toBe(true);
    for (const rest of built.files.values()) await there.upload(caseId, rest, { chunkSize: 5e6 });
    expect((await station.commit(built.submission)).status).toBe(200);
    const left = await one().unfinished();
    expect(left.filter((name) => name.includes(caseId))).toEqual([]);
  });

  it('keep nothing of a large file whose bytes are not what its name says', async () => {
    const { station, built, bytes, path } = await announce(10_000_000);
    const wrong = Buffer.from(bytes);
    wrong[9_999_999] = (wrong[9_999_999] ?? 0) ^ 1;
    expect((await patch(station, path, 0, wrong)).status).toBe(460);
    expect(await one().stored(sha256Of(bytes))).toBeUndefined();
    expect(await one().stored(sha256Of(wrong))).toBeUndefined();
    expect((await station.tus('HEAD', path, {})).status).toBe(404);
    const { body } = await station.put(built.submission);
    expect(body.missing).toHaveLength(2);
  });

  it('answer that they are busy while the bucket is gone, and take the same upload when it is back', async () => {
    const own = await startS3();
    const platform = await hostPlatform(databases[0] as Database, { bucket: own.bucket });
    const station = await platform.pairStation();
    const built = buildCase();
    await station.put(built.submission);
    await own.stop();
    const refused = await station.ask(
      'POST',
      `/v1/cases/${built.submission.caseId}/revisions/1/commit`,
    );
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    const health = await ask(`${platform.url}/v1/health`, 'GET');
    expect([health.status, health.body.detail]).toEqual([503, 'files']);
    expect(JSON.stringify(refused.body) + platform.logged.join()).not.toContain('S3RVER');
    await platform.stop();
    await station.at(two().url).deliver(built);
  });

  it('are not started with a bucket that is not there, or with half an address', async () => {
    const bucket = { ...s3.bucket, bucket: 'other' };
    await expect(hostPlatform(databases[0] as Database, { bucket })).rejects.toThrow();
    const wrongKey = { ...s3.bucket, accessKeyId: 'NOBODY' };
    await expect(hostPlatform(databases[0] as Database, { bucket: wrongKey })).rejects.toThrow();
    expect(() => findBucket(readSettings({ S3_ENDPOINT: s3.bucket.endpoint }))).toThrow(
      'S3_BUCKET',
    );
    expect(findBucket(readSettings({}))).toBeUndefined();
  });
});
