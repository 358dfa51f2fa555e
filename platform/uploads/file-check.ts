/**
 * Looks whether the files of every committed revision are still here: a folder may be restored from an older back-up than
 * the database, or lose files to its disk. Revisions without their files count as not held any more, and their stations are
 * asked to look at what is held: they bring them again, as after a restore of the database.
 */
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';
import { errorFacts } from '../log';
import type { PlatformContext } from '../platform-context';

export type FileCheck = {
  /** Committed revisions that were looked at: the newest of each case. */
  readonly revisions: number;
  /** Those of them that lack files. */
  readonly lost: number;
  /** Whether stations are asked for them. */
  readonly asked: boolean;
};

type Parts = Pick<PlatformContext, 'database' | 'vault' | 'clock' | 'random' | 'log'>;

type Row = {
  readonly case_id: string;
  readonly revision: number;
  readonly sha256: string;
  readonly bytes: number;
  /** Whether it was known to lack files before. */
  readonly known: boolean;
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** A look holds the names of one part of the files at a time. */
const parts = [...'0123456789abcdef'];
const askedAtOnce = 1000;

const committed = `from cases c join revisions r on r.case_id = c.id and r.revision = c.committed_revision
  where r.receipt is not null`;

/**
 * Looks at everything. What was lost and is here again counts as held without anybody's help.
 * @param order that of an official: asks once more for what was known to be lost, too. With `evenIfMost` it asks also when
 * that is more than half of all: a folder that is not mounted, or a bucket of another name, looks like that, and all its
 * files are there again when that is mended.
 */
export async function checkFiles(
  platform: Parts,
  order?: { readonly evenIfMost?: boolean | undefined },
): Promise<FileCheck> {
  const { database, clock, random, log } = platform;
  const begunAt = clock.now();
  const { count: revisions } = onlyRow(
    await database.query<{ count: number }>(`select count(*)::integer as count ${committed}`),
  );
  const byRevision = new Map<string, Row>();
  for (const part of revisions === 0 ? [] : parts) {
    for (const row of await missingOf(platform, part)) {
      byRevision.set(`${row.case_id}/${row.revision}`, row);
    }
  }
  const at = clock.now();
  const lost = [...byRevision.values()];
  if (revisions > 0) await holdAgain(database, lost);
  const wanted = lost.filter((row) => order !== undefined || !row.known);
  const mayAsk = order?.evenIfMost === true || lost.length * 2 <= revisions;
  const asked = wanted.length > 0 && mayAsk;
  const word = Buffer.from(random(16)).toString('hex');
  if (asked) await askAgain(database, wanted, { at, word });
  const check = { revisions, lost: lost.length, asked };
  await database.query(
    `insert into file_checks (begun_at, revisions, lost, asked) values ($1, $2, $3, $4)
     on conflict (only_one) do update
       set begun_at = excluded.begun_at, revisions = excluded.revisions, lost = excluded.lost, asked = excluded.asked`,
    [begunAt, check.revisions, check.lost, asked],
  );
  if (lost.length > 0) log(mayAsk ? 'files-lost' : 'files-mostly-gone', check, 'error');
  return check;
}

/** Looks once a day, by one of the processes that serve a database; a check that fails is tried in an hour. */
export async function checkFilesDaily(platform: Parts, stopped: AbortSignal): Promise<void> {
  const { database, clock, log } = platform;
  while (!stopped.aborted) {
    const now = clock.now();
    const dayBefore = new Date(now.getTime() - dayMs);
    try {
      const mine = await database.query(
        `insert into file_checks (begun_at) values ($1)
         on conflict (only_one) do update set begun_at = $1 where file_checks.begun_at <= $2
         returning 1`,
        [now, dayBefore],
      );
      if (mine.length > 0) await checkFiles(platform);
    } catch (error) {
      log('file-check-failed', errorFacts(error), 'error');
      await giveBack(database, now, dayBefore).catch((again: unknown) => {
        log('file-check-failed', errorFacts(again), 'error');
      });
    }
    await clock.sleep(hourMs, stopped);
  }
}

/** A day that was begun at `begunAt` and came to nothing is still to be looked at. */
async function giveBack(queries: Queries, begunAt: Date, dayBefore: Date): Promise<void> {
  await queries.query('update file_checks set begun_at = $2 where begun_at = $1', [
    begunAt,
    dayBefore,
  ]);
}

/** What lacks nothing any more: a restored database does not know that it was brought. */
async function holdAgain(queries: Queries, lost: readonly Row[]): Promise<void> {
  await queries.query(
    `update revisions r set files_lost_at = null
     where files_lost_at is not null and not exists (
       select from unnest($1::uuid[], $2::integer[]) as l (case_id, revision)
       where r.case_id = l.case_id and r.revision = l.revision
     )`,
    namesOf(lost),
  );
}

const namesOf = (rows: readonly Row[]): [caseIds: string[], revisions: number[]] => [
  rows.map(({ case_id }) => case_id),
  rows.map(({ revision }) => revision),
];

async function missingOf(
  { database, vault }: Pick<Parts, 'database' | 'vault'>,
  part: string,
): Promise<Row[]> {
  // First: what is committed by now has its files, those that come after it may not be listed.
  const rows = await database.query<Row>(
    `select f.case_id, f.revision, f.sha256, f.bytes, r.files_lost_at is not null as known
     from revision_files f
     join (select r.case_id, r.revision, r.files_lost_at ${committed}) r using (case_id, revision)
     where left(f.sha256, 1) = $1`,
    [part],
  );
  if (rows.length === 0) return [];
  const here = new Map<string, number>();
  for await (const { sha256, bytes } of vault.list(part)) here.set(sha256, bytes);
  const missing: Row[] = [];
  for (const row of rows) {
    if (here.get(row.sha256) === row.bytes) continue;
    // A list may be older than what is there.
    if (!(await vault.has(row.sha256, row.bytes))) missing.push(row);
  }
  return missing;
}

async function askAgain(
  queries: Queries,
  lost: readonly Row[],
  { at, word }: { readonly at: Date; readonly word: string },
): Promise<void> {
  for (let from = 0; from < lost.length; from += askedAtOnce) {
    const some = lost.slice(from, from + askedAtOnce);
    await queries.query(
      `with lost as (
         update revisions r set files_lost_at = coalesce(r.files_lost_at, $3)
         from unnest($1::uuid[], $2::integer[]) as l (case_id, revision)
         where r.case_id = l.case_id and r.revision = l.revision
         returning r.case_id
       )
       update stations s set asked_again = $4
       where s.id in (select c.station_id from cases c join lost on c.id = lost.case_id)`,
      [...namesOf(some), at, word],
    );
  }
}
