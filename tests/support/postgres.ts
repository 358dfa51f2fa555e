/** A real PostgreSQL server for one test file: Debian's programs, a temporary folder, a Unix socket. */
import { execFileSync, spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

export type PostgresServer = {
  /** Makes an empty database and answers its URL. */
  readonly createDatabase: () => Promise<string>;
  /** Ends every connection of a database as a restarting server would. */
  readonly cutConnections: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a server of its own, without fsync, reachable through a socket in its folder only.
 * @throws with a sentence that names the package when the machine has no PostgreSQL.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'platform-postgres-'));
  const owner = serverUser();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const asOwner: SpawnOptions = { ...owner, cwd: folder, stdio: 'ignore' };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    asOwner,
  );
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-h', '', '-F', '-c', 'max_connections=60'],
    asOwner,
  );
  const exited = once(server, 'exit');
  const url = (database: string) =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilReady(url('postgres'), () => server.exitCode);
  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await run(url('postgres'), `create database ${name}`);
      return url(name);
    },
    cutConnections: () =>
      run(
        url('postgres'),
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname like 'test_%' and pid <> pg_backend_pid()`,
      ),
    stop: async () => {
      // Immediate: nothing of a test's database is kept.
      server.kill('SIGQUIT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base) : [];
  const newest = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'bin'))
    .find((programs) => existsSync(join(programs, 'initdb')));
  if (newest === undefined) {
    throw new Error(
      'These tests need a PostgreSQL server: install the Debian package "postgresql" (apt-get install postgresql).',
    );
  }
  return newest;
}

/** PostgreSQL refuses to run as root; Debian's package brings the user for it. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilReady(url: string, exitCode: () => number | null): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (exitCode() !== null) throw new Error('The PostgreSQL server ended at its start');
    try {
      return await run(url, 'select 1');
    } catch {
      await delay(50);
    }
  }
  throw new Error('The PostgreSQL server did not answer within 20 seconds');
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}
