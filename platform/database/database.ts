/** The database port: PostgreSQL's dialect over an embedded or a served engine. */

/**
 * One statement with `$1` placeholders; `R` names the columns the caller selected.
 * Times arrive as Date, `integer` as number, `jsonb` parsed; `bigint` is cast in SQL.
 */
export type Queries = {
  readonly query: <R extends object = object>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<readonly R[]>;
};

export type Transaction = Queries & {
  /** Several statements without values, e.g. a migration. */
  readonly script: (sql: string) => Promise<void>;
};

export type Database = Queries & {
  /** Commits what `work` did, or nothing of it when `work` rejects. Isolation: READ COMMITTED. */
  readonly transaction: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;
  /**
   * Hears every NOTIFY on `channel` from any process; a broken line is taken up again, and what was said
   * meanwhile is lost, so listeners look by themselves now and then.
   */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<void>;
  /** The pool's connections at this moment, and how many requests wait for one; absent where there is no pool. */
  readonly connections?: () => Readonly<Record<'open' | 'idle' | 'waiting', number>>;
  readonly close: () => Promise<void>;
};

/** SQLSTATE of a failed statement (PostgreSQL appendix A), when the error has one. */
export function findSqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined;
}

/** The only row of a statement that always answers one; throws when it did not. */
export function onlyRow<R>(rows: readonly R[]): R {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`Expected one row, got ${rows.length}`);
  return row;
}
