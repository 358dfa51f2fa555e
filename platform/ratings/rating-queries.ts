/** What officials see of ratings 好差评: counts by station and level, and every 差评 to look into. */
import type { RatingLevel, RatingReason } from '../../shared/domain/rating';
import { poorLevels } from '../../shared/domain/rating';
import { ratingBodySchema } from '../../shared/protocol/rating';
import type { Queries } from '../database/database';

type RatingCount = {
  readonly stationId: string;
  readonly stationCode: string;
  readonly level: RatingLevel;
  readonly count: number;
};

/** A 差评; whose it is stands in the case. */
type PoorRating = {
  readonly n: number;
  readonly caseId: string;
  readonly revision: number;
  readonly stationId: string;
  readonly level: RatingLevel;
  readonly reasons: RatingReason[];
  readonly note: string;
  /** By the station's clock. */
  readonly at: string;
  readonly receivedAt: string;
};

export type Ratings = {
  readonly counts: RatingCount[];
  readonly poor: PoorRating[];
  /** The `after` of the next page of `poor`; absent on the last one. */
  readonly next?: number;
};

/** The counts are of the whole season, whichever page of 差评 is asked for. */
export async function listRatings(
  queries: Queries,
  { season, after, limit }: { season: number; after: number; limit: number },
): Promise<Ratings> {
  const counts = await queries.query<RatingCount>(
    `select s.id as "stationId", s.code as "stationCode", r.level, count(*)::integer as count
     from ratings r join cases c on c.id = r.case_id join stations s on s.id = c.station_id
     where c.season = $1 group by s.id, s.code, r.level order by s.code, r.level`,
    [season],
  );
  const rows = await queries.query<{
    n: number;
    station_id: string;
    body: string;
    received_at: Date;
  }>(
    `select r.n, c.station_id, r.body, r.received_at
     from ratings r join cases c on c.id = r.case_id
     where c.season = $1 and r.level = any ($2::text[]) and r.n > $3 order by r.n limit $4`,
    [season, [...poorLevels], after, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    counts: [...counts],
    poor: page.map(({ n, station_id: stationId, body, received_at }) => {
      const { caseId, revision, level, reasons, note, at } = ratingBodySchema.parse(
        JSON.parse(body),
      );
      const receivedAt = received_at.toISOString();
      return { n, caseId, revision, stationId, level, reasons, note, at, receivedAt };
    }),
    ...(rows.length > limit && last !== undefined ? { next: last.n } : {}),
  };
}
