/** Number blocks: ranges of serials reserved for one station, so that numbers drawn offline never meet. */
import { numberSeries } from '../../shared/domain/numbering';
import type { NumberBlock, NumberSeries } from '../../shared/domain/numbering';
import type { Queries } from '../database/database';

/** Serials in one block. */
const blockSize = 10_000;

/**
 * First serial the platform reserves. Before it is paired a station draws from a block of its own, 1 to 99,999,
 * under a code it gave itself; no code is safe from having been used like that, so that range is never reserved.
 * A place notice needs the platform's decision: none was ever drawn before pairing.
 */
const firstReservedSerial: Record<NumberSeries, number> = {
  case: 100_000,
  receipt: 100_000,
  supplementNotice: 100_000,
  placeNotice: 1,
};

/** Highest serial a number can show (six digits). */
const lastSerial = 999_999;

/**
 * Reserves the next block of a series; the caller holds the station's row lock.
 * @returns undefined when the series of this station is used up.
 */
export async function grantBlock(
  queries: Queries,
  station: { readonly id: string; readonly code: string },
  series: NumberSeries,
  at: Date,
): Promise<NumberBlock | undefined> {
  const [before] = await queries.query<{ last_serial: number }>(
    `select last_serial from number_blocks where station_code = $1 and series = $2
     order by last_serial desc limit 1`,
    [station.code, series],
  );
  const from = before ? before.last_serial + 1 : firstReservedSerial[series];
  const to = Math.min(from + blockSize - 1, lastSerial);
  if (to < from) return undefined;
  const block = {
    id: `${station.code}-${series}-${from}`,
    series,
    stationCode: station.code,
    from,
    to,
  };
  await queries.query(
    `insert into number_blocks
       (id, station_id, series, station_code, first_serial, last_serial, granted_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [block.id, station.id, series, station.code, from, to, at],
  );
  return block;
}

/** The blocks of a station, in the order in which to draw from them. */
export async function listBlocks(queries: Queries, stationId: string): Promise<NumberBlock[]> {
  const rows = await queries.query<{
    id: string;
    series: NumberSeries;
    station_code: string;
    first_serial: number;
    last_serial: number;
  }>(
    `select id, series, station_code, first_serial, last_serial from number_blocks
     where station_id = $1 order by series, first_serial`,
    [stationId],
  );
  return rows.map((row) => ({
    id: row.id,
    series: row.series,
    stationCode: row.station_code,
    from: row.first_serial,
    to: row.last_serial,
  }));
}

/** Reserves the first block of every series for a new station. */
export async function grantFirstBlocks(
  queries: Queries,
  station: { readonly id: string; readonly code: string },
  at: Date,
): Promise<void> {
  for (const series of numberSeries) await grantBlock(queries, station, series, at);
}
