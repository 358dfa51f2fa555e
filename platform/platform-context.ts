/** What every part of the platform works with; made once in app.ts. */
import type { Changes } from './changes/feed';
import type { Database } from './database/database';
import type { Look } from './departments/bounded-look';
import type { Log } from './log';
import type { Metrics } from './operation/metrics';
import type { PolicyPacks } from './policy-packs';
import type { Clock, Random } from './ports';
import type { Secrets } from './secrets';
import type { KnownStations } from './stations/known-stations';
import type { FileVault } from './uploads/file-vault';

export type PlatformContext = {
  readonly name: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly stations: KnownStations;
  readonly vault: FileVault;
  readonly changes: Changes;
  readonly packs: PolicyPacks;
  readonly look: Look;
  readonly metrics: Metrics;
};
