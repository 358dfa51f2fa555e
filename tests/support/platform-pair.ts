/** Two platform processes on one PostgreSQL and one folder or bucket of files, behind a load balancer, as one hosted platform. */
import { rmSync } from 'node:fs';
import { openServer } from '../../platform/database/server';
import { Bucket } from '../../platform/uploads/bucket';
import type { BucketSettings } from '../../platform/uploads/bucket';
import { builtPlatform } from './built-platform';
import { Official, startPlatform } from './platform';
import type { HostedPlatform } from './platform-host';
import { inBucket, onDisk, temporaryFolder } from './platform-host';
import { TestStation } from './platform-station';
import { startPostgres } from './postgres';
import { openRoundRobin } from './round-robin';

export type PlatformPair = HostedPlatform & {
  /** How many requests went to each process. */
  readonly turns: readonly number[];
};

/** Starts both at the same moment; what the suites read of a platform beside HTTP is its database, its folder and its log. */
export async function startPair(bucket?: BucketSettings): Promise<PlatformPair> {
  const postgres = await startPostgres();
  const built = await builtPlatform('platform-pair');
  const databaseUrl = await postgres.createDatabase();
  const files = temporaryFolder();
  const start = {
    ...{ dataDir: files, databaseUrl, entry: built.entry },
    env: {
      ...{ PLATFORM_PACKS: 'shared/policy/packs', PLATFORM_NAME: '测试平台' },
      ...(bucket === undefined ? {} : bucketEnvironment(bucket)),
    },
  };
  const processes = await Promise.all([startPlatform(start), startPlatform(start)]);
  const balancer = await openRoundRobin(processes.map(({ url }) => url));
  const database = await openServer(databaseUrl);
  const { url, turns } = balancer;
  const adminToken = processes[0]?.adminToken ?? '';
  const kept = bucket === undefined ? onDisk(files) : inBucket(new Bucket(bucket));
  const official = new Official({ url, adminToken });
  return {
    ...{ url, turns, adminToken, database, files, official, ...kept },
    get logged() {
      return processes.flatMap(({ log }) => log().split('\n'));
    },
    pairStation: async () => TestStation.pair(url, await official.newPairingCode()),
    stop: async () => {
      await balancer.stop();
      for (const process of processes) await process.stop();
      await database.close();
      await postgres.stop();
      built.remove();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

/** As `platform/settings.ts` reads it. */
export function bucketEnvironment(bucket: BucketSettings) {
  return {
    S3_ENDPOINT: bucket.endpoint,
    S3_BUCKET: bucket.bucket,
    S3_REGION: bucket.region,
    S3_ACCESS_KEY_ID: bucket.accessKeyId,
    S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
  };
}
