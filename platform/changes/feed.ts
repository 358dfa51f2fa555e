/** The changes feed: per station, gap-free, in the order of commitment, waited for without polling clients. */
import type { Change } from '../../shared/protocol/messages';
import type { Database, Queries } from '../database/database';
import { onlyRow } from '../database/database';
import { newUuid } from '../identifiers';
import type { IdSource } from '../identifiers';
import type { Clock } from '../ports';
import type { Wakeups } from '../wakeups';

/** Every process hears of news on this channel of the database. */
export const newsChannel = 'platform_news';

/** A change before it has an identity and a place in the feed. */
export type NewChange = Change extends infer Each
  ? Each extends Change
    ? Omit<Each, 'id' | 'cursor'>
    : never
  : never;

export type ChangesPage = { readonly changes: Change[]; readonly cursor: number };

export type Changes = {
  /**
   * Adds to a station's feed within the caller's transaction. The station's row stays locked until that commits,
   * so that cursors are committed in their order and none is ever skipped.
   */
  readonly append: (queries: Queries, stationId: string, change: NewChange) => Promise<void>;
  /**
   * What follows `after`, waiting up to `waitSeconds` for something to follow. Where the feed has another change than
   * `afterId` at `after`, it was restored from an older back-up and went on: the station is led back to 0.
   */
  readonly read: (
    stationId: string,
    from: { readonly after: number; readonly afterId: string | undefined },
    waitSeconds: number,
    signal: AbortSignal,
  ) => Promise<ChangesPage>;
};

const pageSize = 500;
/** A lost notification costs at most this long. */
const lookAgainMs = 5000;

/** The feed over `database`; `wakeups` is woken with `changes:<stationId>` by whoever hears the news. */
export function openChanges(
  database: Database,
  ids: IdSource & { readonly clock: Clock },
  wakeups: Wakeups,
): Changes {
  return {
    append: async (queries, stationId, change) => {
      const rows = await queries.query<{ last_cursor: number }>(
        'update stations set last_cursor = last_cursor + 1 where id = $1 returning last_cursor',
        [stationId],
      );
      const id = newUuid(ids);
      await queries.query(
        'insert into changes (station_id, cursor, id, body) values ($1, $2, $3, $4)',
        [stationId, onlyRow(rows).last_cursor, id, JSON.stringify({ ...change, id })],
      );
      await queries.query('select pg_notify($1, $2)', [newsChannel, `changes:${stationId}`]);
    },
    read: async (stationId, { after, afterId }, waitSeconds, signal) => {
      const untilMs = ids.clock.now().getTime() + waitSeconds * 1000;
      for (;;) {
        const wakeup = wakeups.register(`changes:${stationId}`);
        try {
          const page = await readPage(database, stationId, after);
          const isOther =
            afterId !== undefined && (await hasOther(database, stationId, after, afterId));
          if (isOther) return { changes: [], cursor: 0 };
          const leftMs = untilMs - ids.clock.now().getTime();
          if (page.changes.length > 0 || leftMs <= 0 || signal.aborted) return page;
          await wakeup.within(Math.min(leftMs, lookAgainMs), signal);
        } finally {
          wakeup.drop();
        }
      }
    },
  };
}

async function readPage(queries: Queries, stationId: string, after: number): Promise<ChangesPage> {
  const rows = await queries.query<{ cursor: number; body: string }>(
    `select cursor, body from changes where station_id = $1 and cursor > $2
     order by cursor limit ${pageSize}`,
    [stationId, after],
  );
  const changes = rows.map(
    ({ cursor, body }) => ({ ...(JSON.parse(body) as Omit<Change, 'cursor'>), cursor }) as Change,
  );
  return { changes, cursor: rows.at(-1)?.cursor ?? (await lastCursor(queries, stationId, after)) };
}

async function hasOther(
  queries: Queries,
  stationId: string,
  after: number,
  afterId: string,
): Promise<boolean> {
  const rows = await queries.query<{ id: string }>(
    'select id from changes where station_id = $1 and cursor = $2',
    [stationId, after],
  );
  // None at all: it was restored further back, and may have gone on below. Nothing is ever taken out of a feed.
  return after > 0 && !rows.some(({ id }) => id === afterId);
}

/** A station that is ahead of a platform restored from an older backup is led back. */
async function lastCursor(queries: Queries, stationId: string, after: number): Promise<number> {
  const rows = await queries.query<{ last_cursor: number }>(
    'select last_cursor from stations where id = $1',
    [stationId],
  );
  return Math.min(after, onlyRow(rows).last_cursor);
}
