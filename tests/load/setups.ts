/** The built platform in three set-ups, as real processes: embedded and a folder; one, and two, on PostgreSQL and a bucket. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openServer } from '../../platform/database/server';
import type { BucketSettings } from '../../platform/uploads/bucket';
import { startPlatform } from '../support/platform';
import { temporaryFolder } from '../support/platform-host';
import { bucketEnvironment } from '../support/platform-pair';
import { startPostgres } from '../support/postgres';
import { familySeconds, processorSeconds, residentBytes } from './spent';

export type SetUp = {
  readonly name: string;
  readonly urls: readonly string[];
  readonly adminToken: string;
  /** Processor seconds so far, of the platform's processes and of its database server. */
  readonly spent: () => { readonly platform: number; readonly database: number };
  readonly residentBytes: () => number;
  readonly databaseBytes: () => Promise<number>;
  /** Makes it `count` cases larger, copies of those that it has; absent with the embedded engine, which nobody else opens. */
  readonly grow?: (count: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const setUpNames = ['embedded', 'one process', 'two processes'] as const;
export type SetUpName = (typeof setUpNames)[number];

/** Starts one. `entry` is the built platform, `program` this program, which is the bucket in a process of its own. */
export async function startSetUp(
  name: SetUpName,
  { entry, program }: { readonly entry: string; readonly program: string },
): Promise<SetUp> {
  return name === 'embedded'
    ? startEmbedded(name, entry)
    : startOnServer(name, { entry, program, count: name === 'one process' ? 1 : 2 });
}

async function startEmbedded(name: string, entry: string): Promise<SetUp> {
  const dataDir = temporaryFolder();
  const { url, adminToken, pid, stop } = await startPlatform({ dataDir, entry, env: quiet });
  return {
    ...{ name, urls: [url], adminToken },
    spent: () => ({ platform: processorSeconds([pid]), database: 0 }),
    residentBytes: () => residentBytes([pid]),
    databaseBytes: async () => bytesBelow(join(dataDir, 'database/base')),
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A line for each request is what an operator of a large platform leaves out. */
const quiet = { LOG_LEVEL: 'warning' };

async function startOnServer(
  name: string,
  { entry, program, count }: { readonly entry: string; readonly program: string; count: number },
): Promise<SetUp> {
  const dataDir = temporaryFolder();
  const postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  const bucket = await startBucket(program);
  const env = { ...quiet, ...bucketEnvironment(bucket.settings) };
  const processes = await Promise.all(
    Array.from({ length: count }, () => startPlatform({ dataDir, databaseUrl, entry, env })),
  );
  const pids = processes.map(({ pid }) => pid);
  const server = serverOf(databaseUrl);
  const database = await openServer(databaseUrl);
  return {
    name,
    urls: processes.map(({ url }) => url),
    adminToken: processes[0]?.adminToken ?? '',
    spent: () => ({ platform: processorSeconds(pids), database: familySeconds(server) }),
    residentBytes: () => residentBytes(pids),
    databaseBytes: async () => {
      const size = 'select pg_database_size(current_database())::double precision as bytes';
      return (await database.query<{ bytes: number }>(size))[0]?.bytes ?? 0;
    },
    grow: (more) => grow(database, more),
    stop: async () => {
      for (const each of processes) await each.stop();
      await database.close();
      await bucket.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The server's first process; its folder is that of its socket. */
function serverOf(databaseUrl: string): number {
  const folder = new URL(databaseUrl).searchParams.get('host') ?? '';
  return Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function startBucket(program: string) {
  const child = spawn(process.execPath, [program, 'bucket'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    settings: JSON.parse(line) as BucketSettings,
    stop: async () => {
      const ended = once(child, 'exit');
      // It ends with its input, whatever becomes of this process.
      child.stdin.end();
      await ended;
    },
  };
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Cases that are copied. */
const models = 20;

/** Rows as they are after the system check; identities, numbers and keys of children differ from all others. */
const growing = (times: number) => [
  `create table grown as
     select gen_random_uuid() as id, model.id as model, row_number() over () as n
     from (select id from cases where state = 'firstReview' limit ${models}) model,
       generate_series(1, ${times})`,
  `insert into cases (id, station_id, season, matter_number, committed_revision, committed_at, state,
     child_number_key, child_person_key)
   select g.id, station_id, season, 'L-' || g.id, 1, committed_at, state, md5(g.id::text), md5('p' || g.id)
   from grown g join cases c on c.id = g.model`,
  `insert into revisions (case_id, revision, submission, submission_sha256, signature, received_at, receipt)
   select g.id, revision, submission, submission_sha256, signature, received_at, receipt
   from grown g join revisions r on r.case_id = g.model`,
  `insert into revision_files (case_id, revision, sha256, bytes)
   select g.id, revision, md5(g.id || sha256) || md5(sha256 || g.id), bytes
   from grown g join revision_files f on f.case_id = g.model`,
  `insert into review_steps (case_id, revision, step, body)
   select g.id, revision, step, body from grown g join review_steps s on s.case_id = g.model`,
  `with said as (
     select c.station_id, h.body, row_number() over (partition by c.station_id) as n
     from grown g join cases c on c.id = g.id
     join lateral (select body from changes where station_id = c.station_id order by cursor limit 1) h on true
   )
   insert into changes (station_id, cursor, id, body)
   select said.station_id, s.last_cursor + n, gen_random_uuid(), said.body
   from said join stations s on s.id = said.station_id`,
  `update stations set last_cursor = (
     select coalesce(max(cursor), 0) from changes where station_id = stations.id
   )`,
  'drop table grown',
];

async function grow(database: Awaited<ReturnType<typeof openServer>>, count: number) {
  await database.transaction(async (transaction) => {
    for (const sql of growing(Math.ceil(count / models))) await transaction.script(sql);
  });
  await database.query('vacuum analyze');
}
