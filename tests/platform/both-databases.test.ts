/** The platform's promises, kept on the embedded engine and on a PostgreSQL server alike. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../platform/database/database';
import type { DatabaseKind, HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform } from '../support/platform-host';
import { changesPromises } from './suites/changes';
import { deskPromises } from './suites/desk-decisions';
import { numberPromises } from './suites/numbers';
import { pairingPromises } from './suites/pairing';
import { refusalPromises } from './suites/refusals';
import { reviewPromises } from './suites/review';
import { revisionPromises } from './suites/revisions';
import { uploadPromises } from './suites/uploads';
import { verificationPromises } from './suites/verifications';

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

  const hosted = () => {
    if (platform === undefined) throw new Error('The platform was not started');
    return platform;
  };
  pairingPromises(hosted);
  numberPromises(hosted);
  deskPromises(hosted);
  verificationPromises(hosted);
  revisionPromises(hosted);
  uploadPromises(hosted);
  reviewPromises(hosted);
  changesPromises(hosted);
  refusalPromises(hosted);
});
