/**
 * The platform's promises, kept on the embedded engine, on a PostgreSQL server, and by two processes on one such server
 * behind a load balancer that gives each request to the other one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database';
import type { DatabaseKind, HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform } from '../support/platform-host';
import type { PlatformPair } from '../support/platform-pair';
import { startPair } from '../support/platform-pair';
import type { S3Server } from '../support/s3-server';
import { startS3 } from '../support/s3-server';
import { changesPromises } from './suites/changes';
import { deskPromises } from './suites/desk-decisions';
import { digestPromises } from './suites/digests';
import { hostilePromises } from './suites/hostile';
import { numberPromises } from './suites/numbers';
import { overviewPromises } from './suites/overview';
import { pairingPromises } from './suites/pairing';
import { ratingPromises } from './suites/ratings';
import { reconciliationPromises } from './suites/reconciliation';
import { refusalPromises } from './suites/refusals';
import { reviewPromises } from './suites/review';
import { restoredPromises } from './suites/restored';
import { revisionPromises } from './suites/revisions';
import { uploadPromises } from './suites/uploads';
import { verificationPromises } from './suites/verifications';

function started<T extends HostedPlatform>(one: T | undefined): T {
  if (one === undefined) throw new Error('The platform was not started');
  return one;
}

function allPromises(hosted: () => HostedPlatform): void {
  pairingPromises(hosted);
  numberPromises(hosted);
  deskPromises(hosted);
  verificationPromises(hosted);
  ratingPromises(hosted);
  revisionPromises(hosted);
  restoredPromises(hosted);
  uploadPromises(hosted);
  reviewPromises(hosted);
  changesPromises(hosted);
  reconciliationPromises(hosted);
  digestPromises(hosted);
  overviewPromises(hosted);
  refusalPromises(hosted);
  hostilePromises(hosted);
}

describe.each(['embedded', 'server'] as const)('platform on the %s database', (kind) => {
  let databases: DatabaseKind | undefined;
  let database: Database | undefined;
  let platform: HostedPlatform | undefined;
  let s3: S3Server | undefined;
  let onBucket: HostedPlatform | undefined;

  beforeAll(async () => {
    databases = await databaseKinds[kind]();
    database = await databases.open();
    platform = await hostPlatform(database);
    s3 = await startS3();
    onBucket = await hostPlatform(database, { bucket: s3.bucket });
  });

  afterAll(async () => {
    await onBucket?.stop();
    await s3?.stop();
    await platform?.stop();
    await database?.close();
    await databases?.end();
  });

  const hosted = () => started(platform);
  allPromises(hosted);
  describe('with its files in a bucket', () => uploadPromises(() => started(onBucket)));
});

describe('two platform processes behind a load balancer', () => {
  let pair: PlatformPair | undefined;

  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(async () => {
    await pair?.stop();
  });

  allPromises(() => started(pair));

  it('had every other request each', () => {
    const [one = 0, two = 0] = started(pair).turns;
    expect(one).toBeGreaterThan(0);
    expect(Math.abs(one - two)).toBeLessThanOrEqual(1);
  });
});
