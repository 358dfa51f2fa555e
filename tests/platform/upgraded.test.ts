/** A platform's database of every past form, full of a season's rows, is brought to the newest one and goes on. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database';
import { openServer } from '../../platform/database/server';
import type { Receipt } from '../../shared/domain/delivery';
import { Official } from '../support/platform';
import type { BuiltCase } from '../support/platform-builders';
import { buildCase } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostPlatform } from '../support/platform-host';
import type { TestStation } from '../support/platform-station';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';

const folder = 'platform/database/migrations';
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .toSorted()
  .map((fileName, index) => {
    const sql = readFileSync(join(folder, fileName), 'utf8');
    return { number: index + 1, name: fileName.slice(5, -4), sql };
  });
const pastForms = migrations.map(({ number }) => number).slice(0, -1);

type Rows = ReadonlyMap<string, readonly Record<string, unknown>[]>;

describe('a database of a past form', () => {
  let postgres: PostgresServer;
  let newest: Database;
  let platform: HostedPlatform;
  let station: TestStation;
  let decided: BuiltCase;
  let corrected: BuiltCase;
  let receipt: Receipt;
  let rows: Rows;

  beforeAll(async () => {
    postgres = await startPostgres();
    newest = await openServer(await postgres.createDatabase());
    platform = await hostPlatform(newest);
    station = await platform.pairStation();
    [decided, corrected] = [buildCase({ pages: 2 }), buildCase()];
    receipt = await station.deliver(decided);
    await platform.official.acceptCase(decided.submission.caseId);
    await station.deliver(corrected);
    await platform.official.askCorrection(corrected.submission.caseId);
    rows = await rowsOf(newest);
  });
  afterAll(async () => {
    await platform.stop();
    await newest.close();
    await postgres.stop();
  });

  it.each(pastForms)(
    'as after migration %i keeps every row, and its stations go on',
    async (form) => {
      const database = await openServer(await postgres.createDatabase());
      await makeOld(database, form, rows);
      const upgraded = await hostPlatform(database, { files: platform.files });
      try {
        const { caseId } = decided.submission;
        const there = station.at(upgraded.url);
        const official = new Official(upgraded);
        expect((await there.put(decided.submission)).body).toMatchObject({ missing: [], receipt });
        expect((await there.commit(decided.submission)).body.receipt).toEqual(receipt);
        const { changes } = (await there.changes()).body;
        expect(changes).toEqual((await station.changes()).body.changes);
        expect(changes.length).toBeGreaterThan(5);
        const reviewed = await official.getCase(caseId);
        expect(reviewed).toEqual(await platform.official.getCase(caseId));
        expect(reviewed).toMatchObject({ state: 'decided', decision: { outcome: 'accepted' } });
        const images = [...corrected.files.values()];
        const { caseId: again } = corrected.submission;
        await there.deliver(buildCase({ caseId: again, revision: 2, images }));
        await official.untilState(again, 'firstReview', 2);
        await there.deliver(buildCase());
        const fresh = await upgraded.pairStation();
        await fresh.deliver(buildCase());
      } finally {
        await upgraded.stop();
        await database.close();
      }
    },
  );
});

async function rowsOf(database: Database): Promise<Rows> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const all = new Map<string, readonly Record<string, unknown>[]>();
  for (const { name } of tables.filter((one) => one.name !== 'migrations')) {
    const found = await database.query<{ row: Record<string, unknown> }>(
      `select row_to_json(t) as row from "${name}" t`,
    );
    all.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return all;
}

/** Makes an empty database what a platform of then would have: its tables, its migrations, and of every row its columns. */
async function makeOld(database: Database, form: number, rows: Rows): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.script(
      `create table migrations (
         number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null);
       set local session_replication_role = replica`,
    );
    for (const { number, name, sql } of migrations.slice(0, form)) {
      await transaction.script(sql);
      const sha256 = createHash('sha256').update(sql).digest('hex');
      await transaction.query('insert into migrations values ($1, $2, $3, now())', [
        ...[number, name, sha256],
      ]);
    }
    const columns = await transaction.query<{ table: string; names: string }>(
      `select table_name as table, string_agg(quote_ident(column_name), ', ') as names
       from information_schema.columns
       where table_schema = 'public' and table_name <> 'migrations' group by table_name`,
    );
    for (const { table, names } of columns) {
      await transaction.query(
        `insert into "${table}" (${names}) overriding system value
         select ${names} from json_populate_recordset(null::"${table}", $1)`,
        [JSON.stringify(rows.get(table) ?? [])],
      );
    }
  });
}
