/** Stations as the database holds them. */
import { newsChannel } from '../changes/feed';
import type { Queries } from '../database/database';
import type { Station } from '../http/environment';
import type { TokenOwner } from './tokens';

/** The news, on the channel of all news, that a station's standing changed. */
export const stationNews = (stationId: string): string => `station:${stationId}`;

/** A station that may still work; undefined when unknown or revoked. */
export async function findStation(database: Queries, id: string): Promise<Station | undefined> {
  const [row] = await database.query<{
    id: string;
    code: string;
    public_key: string;
    token_epoch: number;
  }>(
    'select id, code, public_key, token_epoch from stations where id = $1 and revoked_at is null',
    [id],
  );
  return (
    row && {
      id: row.id,
      code: row.code,
      publicKey: row.public_key,
      tokenEpoch: row.token_epoch,
    }
  );
}

/** Every station, for the officials who look after them. */
export async function listStations(database: Queries): Promise<readonly StationRecord[]> {
  const rows = await database.query<{
    id: string;
    code: string;
    name: string;
    paired_at: Date;
    revoked_at: Date | null;
    token_epoch: number;
    forgotten: number;
  }>(
    `select id, code, name, paired_at, revoked_at, token_epoch, forgotten
     from stations order by paired_at, id`,
  );
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    pairedAt: row.paired_at.toISOString(),
    revoked: row.revoked_at !== null,
    renewals: row.token_epoch,
    forgotten: row.forgotten,
  }));
}

export type StationRecord = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly pairedAt: string;
  readonly revoked: boolean;
  /** How often its tokens were renewed. */
  readonly renewals: number;
  /** How much of it a restore from an older back-up lost, at the most that was heard of; 0 where none was. */
  readonly forgotten: number;
};

/** Ends a station's access until it is renewed, if ever (its computer was lost, or the desk is closed); false when unknown. */
export async function revokeStation(database: Queries, id: string, at: Date): Promise<boolean> {
  const rows = await database.query(
    `with revoked as (
       update stations set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id
     )
     select pg_notify($3, $4) from revoked`,
    [id, at, newsChannel, stationNews(id)],
  );
  return rows.length > 0;
}

/** SQL: ends at `$3` every code that the `renewed` station was ever let in by, or might have been. */
const endCodesOfRenewed = `update pairing_codes set ended_at = $3 from renewed
  where (station_id = renewed.id or for_station = renewed.id) and ended_at is null`;

/**
 * Takes up a renewal that a restore from an older back-up undid: nobody but this platform made the token, and only after it.
 * Those before, and the codes that led to them, are ended once more.
 * @returns whether it was unknown; never for a revoked station
 */
export async function takeUpRenewal(
  database: Queries,
  { id, tokenEpoch }: TokenOwner,
  at: Date,
): Promise<boolean> {
  const rows = await database.query(
    `with renewed as (
       update stations set token_epoch = $2
        where id = $1 and token_epoch < $2 and revoked_at is null returning id
     ), ended as (${endCodesOfRenewed})
     select pg_notify($4, $5) from renewed`,
    [id, tokenEpoch, at, newsChannel, stationNews(id)],
  );
  return rows.length > 0;
}

/**
 * Ends every token a station has and lets it go on, revoked or not, with the next one: `code` pairs that station alone,
 * by the same key, so that it keeps its cases and its feed. Every code that it was ever let in by, or might have been, is
 * worth nothing from then on: who holds its key may know them as well. False when unknown, or when its key is another station's by now.
 */
export async function renewStation(
  database: Queries,
  id: string,
  { code, at }: { readonly code: string; readonly at: Date },
): Promise<boolean> {
  const rows = await database.query(
    `with renewed as (
       update stations set revoked_at = null, token_epoch = token_epoch + 1
        where id = $1 and not exists (
          select 1 from stations as other
           where other.public_key = stations.public_key
             and other.id <> stations.id and other.revoked_at is null
        )
        returning id
     ), ended as (${endCodesOfRenewed}), coded as (
       insert into pairing_codes (code, created_at, for_station) select $2, $3, id from renewed
     )
     select pg_notify($4, $5) from renewed`,
    [id, code, at, newsChannel, stationNews(id)],
  );
  return rows.length > 0;
}
