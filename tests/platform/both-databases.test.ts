/**
 * The platform's promises, kept on the embedded engine, on a PostgreSQL server, and by two processes on one such server
 * and one bucket behind a load balancer that gives each request to the other one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database';
import type { DatabaseKind, HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform } from '../support/platform-host';
import type { PlatformPair } from '../support/platform-pair';
import { startPair } from '../support/platform-pair';
import type { S3Server } from '../support/s3-server';
import { startS3 } from '../support/s3-server';
import { carriedPromises } from './suites/carried';
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
import { checksumPromises } from './suites/upload-checksums';
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
  checksumPromises(hosted);
  reviewPromises(hosted);
  changesPromises(hosted);
  reconciliationPromises(hosted);
  digestPromises(hosted);
  carriedPromises(hosted);
  overviewPromises(hosted);
  refusalPromises(hosted);
  hostilePromises(hosted);
}

describe.each(['embedded', 'server'] as const)('platform on the %s database', (kind) => {
  let databases: DatabaseKind | undefined;
  let database: Database | undefined;
  let platform: HostedPlatform | undefined;

  beforeAll(async () => {
    databases = await databaseKinds[kind]();
    database = await databases.open();
    platform = await hostPlatform(database);
  });

  afterAll(async () => {
    await platform?.stop();
    await database?.close();
    await databases?.end();
  });

  allPromises(() => started(platform));
});

describe.each([
  ['a bucket', allPromises],
  ['one folder', uploadPromises],
] as const)('two platform processes behind a load balancer with %s', (place, promises) => {
  let pair: PlatformPair | undefined;
  let s3: S3Server | undefined;

  beforeAll(async () => {
    s3 = place === 'a bucket' ? await startS3() : undefined;
    pair = await startPair(s3?.bucket);
  });
  afterAll(async () => {
    await pair?.stop();
    await s3?.stop();
  });

  promises(() => started(pair));

  it('had every other request each', () => {
    const [one = 0, two = 0] = started(pair).turns;
    expect(one).toBeGreaterThan(0);
    expect(Math.abs(one - two)).toBeLessThanOrEqual(1);
  });
});
