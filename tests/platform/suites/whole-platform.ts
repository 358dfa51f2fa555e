/** Every promise of the platform, for whatever database and however many processes keep it. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../../platform/database/database';
import type { DatabaseKind, HostedPlatform } from '../../support/platform-host';
import { databaseKinds, hostPlatform } from '../../support/platform-host';
import { carriedPromises } from './carried';
import { changesPromises } from './changes';
import { deskPromises } from './desk-decisions';
import { digestPromises } from './digests';
import { hostilePromises } from './hostile';
import { numberPromises } from './numbers';
import { overviewPromises } from './overview';
import { pairingPromises } from './pairing';
import { ratingPromises } from './ratings';
import { reconciliationPromises } from './reconciliation';
import { refusalPromises } from './refusals';
import { reviewPromises } from './review';
import { renewalPromises } from './renewals';
import { restoredPromises } from './restored';
import { revisionPromises } from './revisions';
import { checksumPromises } from './upload-checksums';
import { uploadPromises } from './uploads';
import { verificationPromises } from './verifications';

/** What was started before the first promise. */
export function started<T extends HostedPlatform>(one: T | undefined): T {
  if (one === undefined) throw new Error('The platform was not started');
  return one;
}

/** All of them. */
export function allPromises(hosted: () => HostedPlatform): void {
  pairingPromises(hosted);
  renewalPromises(hosted);
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

/** One process on a database of its own. */
export function platformOn(kind: keyof typeof databaseKinds): void {
  describe(`platform on the ${kind} database`, () => {
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
}
