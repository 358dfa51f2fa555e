/** Numbered migrations: each applied once, in order, under a lock that spans processes. */
import type { Clock } from '../ports';
import { sha256Of } from '../sha256';
import type { Database, Queries } from './database';
import first from './migrations/0001-first-tables.sql?raw';
import epochs from './migrations/0002-block-epochs.sql?raw';
import deskDecisions from './migrations/0003-desk-decisions.sql?raw';
import verifications from './migrations/0004-verifications.sql?raw';
import sameChild from './migrations/0006-same-child.sql?raw';
import dataGaps from './migrations/0005-data-gaps.sql?raw';
import earlierReceipts from './migrations/0007-earlier-receipts.sql?raw';
import dayDigests from './migrations/0008-day-digests.sql?raw';
import ratings from './migrations/0009-ratings.sql?raw';
import countyRecords from './migrations/0010-county-records.sql?raw';
import takenCounts from './migrations/0011-taken-counts.sql?raw';
import tokenEpochs from './migrations/0012-token-epochs.sql?raw';
import lostFiles from './migrations/0013-lost-files.sql?raw';
import carriedPackages from './migrations/0014-carried-packages.sql?raw';
import endedCodes from './migrations/0015-ended-codes.sql?raw';
import forgotten from './migrations/0016-forgotten.sql?raw';

/** Number 1 is the first; a file that was once released is never edited again. */
const migrations: readonly {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}[] = [
  { number: 1, name: 'first-tables', sql: first },
  { number: 2, name: 'block-epochs', sql: epochs },
  { number: 3, name: 'desk-decisions', sql: deskDecisions },
  { number: 4, name: 'verifications', sql: verifications },
  { number: 5, name: 'data-gaps', sql: dataGaps },
  { number: 6, name: 'same-child', sql: sameChild },
  { number: 7, name: 'earlier-receipts', sql: earlierReceipts },
  { number: 8, name: 'day-digests', sql: dayDigests },
  { number: 9, name: 'ratings', sql: ratings },
  { number: 10, name: 'county-records', sql: countyRecords },
  { number: 11, name: 'taken-counts', sql: takenCounts },
  { number: 12, name: 'token-epochs', sql: tokenEpochs },
  { number: 13, name: 'lost-files', sql: lostFiles },
  { number: 14, name: 'carried-packages', sql: carriedPackages },
  { number: 15, name: 'ended-codes', sql: endedCodes },
  { number: 16, name: 'forgotten', sql: forgotten },
];

/**
 * Whether the database is in the form that this program works with: neither an older one, as after a restore beneath a
 * running platform, nor that of a newer program beside it.
 */
export async function isMigrated(queries: Queries): Promise<boolean> {
  const applied = await queries.query<{ sha256: string }>(
    'select sha256 from migrations order by number',
  );
  return (
    applied.length === migrations.length &&
    applied.every(({ sha256 }, index) => sha256 === sha256Of(migrations[index]?.sql ?? ''))
  );
}

/** Any fixed number: processes that migrate the same database meet on it. */
const advisoryLock = 7_226_012_501;

/**
 * Brings the database to the newest form, all or nothing; other processes wait meanwhile.
 * @throws when a migration already applied reads differently now, or the database is newer than this program.
 */
export async function migrate(database: Database, clock: Pick<Clock, 'now'>): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    await transaction.script(
      `create table if not exists migrations (
         number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null)`,
    );
    const applied = await transaction.query<{ number: number; sha256: string }>(
      'select number, sha256 from migrations order by number',
    );
    if (applied.length > migrations.length) {
      throw new Error('The database was migrated by a newer platform');
    }
    for (const [index, { number, name, sql }] of migrations.entries()) {
      const sha256 = sha256Of(sql);
      const before = applied[index];
      if (before === undefined) {
        await transaction.script(sql);
        await transaction.query('insert into migrations values ($1, $2, $3, $4)', [
          number,
          name,
          sha256,
          clock.now(),
        ]);
      } else if (before.number !== number || before.sha256 !== sha256) {
        throw new Error(`Migration ${number} is not the one that was applied`);
      }
    }
  });
}
