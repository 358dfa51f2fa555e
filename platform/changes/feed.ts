/** The changes feed: per station, gap-free, in the order of commitment, waited for without polling clients. */
import type { Change } from '../../shared/protocol/messages';
import type { Database, Queries } from '../database/database';
import { onlyRow } from '../database/database';
import { newUuid } from '../identifiers';
import type { IdSource } from '../identifiers';
import type { Clock } from '../ports';
import type { Taken } from '../stations/taken-count';
import type { Wakeups } from '../wakeups';

/** Every process hears of news on this channel of the database. */
export const newsChannel = 'platform_news';

/** A change before it has an identity and a place in the feed. */
export type NewChange = Change extends infer Each
  ? Each extends Change
    ? Omit<Each, 'id' | 'cursor'>
    : never
  : never;

export type ChangesPage = {
  readonly changes: Change[];
  readonly cursor: number;
  readonly taken: Taken;
};

export type Changes = {
  /**
   * Adds to a station's feed, in this order, within the caller's transaction. The station's row stays locked until that
   * commits, so that cursors are committed in their order and none is ever skipped.
   */
  readonly append: (
    queries: Queries,
    stationId: string,
    changes: readonly NewChange[],
  ) => Promise<void>;
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
    append: async (queries, stationId, changes) => {
      const said = changes.map((change) => ({ ...change, id: newUuid(ids) }));
      const rows = await queries.query(
        `with place as (
           update stations set last_cursor = last_cursor + $2 where id = $1 returning last_cursor
         ), said as (
           insert into changes (station_id, cursor, id, body)
           select $1, last_cursor - $2 + n, new.id, new.body
           from place, unnest($3::uuid[], $4::text[]) with ordinality as new (id, body, n)
         )
         select pg_notify($5, $6) from place`,
        [
          ...[stationId, said.length],
          ...[said.map(({ id }) => id), said.map((change) => JSON.stringify(change))],
          ...[newsChannel, `changes:${stationId}`],
        ],
      );
      onlyRow(rows);
    },
    read: async (stationId, { after, afterId }, waitSeconds, signal) => {
      const untilMs = ids.clock.now().getTime() + waitSeconds * 1000;
      for (;;) {
        const wakeup = wakeups.register(`changes:${stationId}`);
        try {
          const page = await readPage(database, stationId, after, afterId);
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

/** One look at the feed: what follows, what it has at `after`, and how far it goes. */
async function readPage(
  queries: Queries,
  stationId: string,
  after: number,
  afterId: string | undefined,
): Promise<ChangesPage> {
  const rows = await queries.query<{
    last_cursor: number;
    taken: number;
    asked: string | null;
    here: string | null;
    cursor: number | null;
    body: string | null;
  }>(
    `select s.last_cursor, s.taken, s.asked_again as asked, here.id as here, next.cursor, next.body
     from stations s
     left join changes here on here.station_id = s.id and here.cursor = $2
     left join lateral (
       select cursor, body from changes where station_id = $1 and cursor > $2
       order by cursor limit ${pageSize}
     ) next on true
     where s.id = $1 order by next.cursor`,
    [stationId, after],
  );
  const [first] = rows;
  if (first === undefined) throw new Error('A station without a row asked for its feed');
  const taken = { before: first.taken, after: first.taken, asked: first.asked ?? undefined };
  // None at all: it was restored further back, and may have gone on below. Nothing is ever taken out of a feed.
  if (afterId !== undefined && after > 0 && first.here !== afterId) {
    return { changes: [], cursor: 0, taken };
  }
  const changes = rows.flatMap(({ cursor, body }) =>
    cursor === null || body === null
      ? []
      : [{ ...(JSON.parse(body) as Omit<Change, 'cursor'>), cursor } as Change],
  );
  // A station that is ahead of a platform restored from an older backup is led back.
  const cursor = changes.at(-1)?.cursor ?? Math.min(after, first.last_cursor);
  return { changes, cursor, taken };
}
