/** The platform's promises, kept on the embedded engine and on a PostgreSQL server alike. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../platform/database/database';
import type { DatabaseKind, HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform } from '../support/platform-host';
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

  const started = (one: HostedPlatform | undefined) => {
    if (one === undefined) throw new Error('The platform was not started');
    return one;
  };
  const hosted = () => started(platform);
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
  describe('with its files in a bucket', () => uploadPromises(() => started(onBucket)));
});
