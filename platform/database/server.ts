/** A PostgreSQL server: a pool for work and one line of its own for notifications. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import type { PoolClient } from 'pg';
import type { Database, Queries } from './database';

const reconnectMs = 1000;

/** Connects to the server named by `url` (`postgres://…`); the pool opens connections when needed. */
export async function openServer(url: string): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // An idle connection that the server ends is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  await pool.query('select 1');
  const line = new NotificationLine(url);
  return {
    ...queriesOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('begin');
        const result = await work({
          ...queriesOf(client),
          script: async (sql) => void (await client.query(sql)),
        });
        await client.query('commit');
        return result;
      } catch (error) {
        broken = !(await rolledBack(client));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    listen: (channel, heard) => line.listen(channel, heard),
    connections: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      await line.close();
      await pool.end();
    },
  };
}

function queriesOf(client: Pick<PoolClient, 'query'>): Queries {
  return {
    query: async <R extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<R>({ ...named(sql), text: sql, values: [...values] })).rows,
  };
}

const names = new Map<string, string>();

/** Statements stand in the code: they are few. Should they not be, further ones are parsed each time. */
const mostNames = 500;

/** By its name a statement is parsed and planned once for each connection. */
function named(sql: string): { readonly name?: string } {
  const known = names.get(sql);
  if (known !== undefined) return { name: known };
  if (names.size >= mostNames) return {};
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32);
  names.set(sql, name);
  return { name };
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

class NotificationLine {
  readonly #heard = new Map<string, (payload: string) => void>();
  #client: Client | undefined;
  #closed = false;

  constructor(private readonly url: string) {}

  async listen(channel: string, heard: (payload: string) => void): Promise<void> {
    this.#heard.set(channel, heard);
    if (this.#client === undefined) return this.#connect();
    await this.#client.query(`listen ${this.#client.escapeIdentifier(channel)}`);
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: this.url });
    this.#client = client;
    client.on('notification', ({ channel, payload }) => this.#heard.get(channel)?.(payload ?? ''));
    client.on('error', () => undefined);
    client.once('end', () => void this.#reconnect());
    await client.connect();
    for (const channel of this.#heard.keys()) {
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    }
  }

  async #reconnect(): Promise<void> {
    await delay(reconnectMs, undefined, { ref: false });
    if (this.#closed) return;
    try {
      await this.#connect();
    } catch {
      // A failed connect may end without the event that starts the next attempt.
      this.#client?.removeAllListeners('end');
      void this.#reconnect();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }
}
