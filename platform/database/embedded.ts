/** The embedded engine: PostgreSQL compiled to WebAssembly, its files in a folder of this machine. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Transaction as EngineTransaction } from '@electric-sql/pglite';
import type { Database, Queries } from './database';

/**
 * Opens (or makes) the database below `folder`; one process at a time.
 * @throws when another living process has it open: two engines on the same files would destroy them.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const claim = join(folder, 'platform.pid');
  claimFolder(claim);
  const engine = await PGlite.create(join(folder, 'database'));
  return {
    ...queriesOf(engine),
    transaction: (work) =>
      engine.transaction((transaction) =>
        work({
          ...queriesOf(transaction),
          script: async (sql) => void (await transaction.exec(sql)),
        }),
      ),
    listen: async (channel, heard) => void (await engine.listen(channel, heard)),
    close: async () => {
      await engine.close();
      rmSync(claim, { force: true });
    },
  };
}

function queriesOf(engine: Pick<EngineTransaction, 'query'>): Queries {
  return {
    query: async <R extends object>(sql: string, values: readonly unknown[] = []) =>
      (await engine.query<R>(sql, [...values])).rows,
  };
}

function claimFolder(claim: string): void {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
  } catch {
    const owner = Number(readFileSync(claim, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) {
      throw new Error(`The database folder is in use by process ${owner}: ${claim}`);
    }
    writeFileSync(claim, String(process.pid));
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
