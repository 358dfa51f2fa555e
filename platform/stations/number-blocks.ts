/** Number blocks: ranges of serials reserved for one station, so that numbers drawn offline never meet. */
import { blockSize, lastSerial, numberSeries } from '../../shared/domain/numbering';
import type { NumberBlock, NumberSeries } from '../../shared/domain/numbering';
import type { Queries } from '../database/database';

/**
 * First serial the platform reserves. Before it is paired a station draws from a block of its own, 1 to 99,999,
 * under a code it gave itself; no code is safe from having been used like that, so that range is never reserved.
 * A letter that tells a decision needs the platform's decision: none was ever drawn before pairing.
 */
const firstReservedSerial: Record<NumberSeries, number> = {
  case: 100_000,
  custody: 100_000,
  receipt: 100_000,
  supplementNotice: 100_000,
  placeNotice: 1,
  refusalNotice: 1,
};

/** Blocks told at pairing, per series: a station that paired before holds the older ones. */
const newestTold = 4;

type Owner = { readonly id: string; readonly code: string };

/** What a station holds, and under which epoch (migration 2) it asks. */
export type Held = { readonly after: number; readonly epoch: string };

/**
 * Reserves the next block of a series, beyond everything ever reserved for this station and beyond `after`; the caller
 * holds the station's row lock.
 * @returns undefined when the series of this station is used up.
 */
async function grantBlock(
  queries: Queries,
  station: Owner,
  series: NumberSeries,
  { after, epoch }: Held,
  at: Date,
): Promise<NumberBlock | undefined> {
  const [before] = await queries.query<{ last_serial: number }>(
    `select last_serial from number_blocks where station_code = $1 and series = $2
     order by last_serial desc limit 1`,
    [station.code, series],
  );
  const from = Math.max(before?.last_serial ?? 0, after, firstReservedSerial[series] - 1) + 1;
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
       (id, station_id, series, station_code, first_serial, last_serial, granted_at, epoch)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [block.id, station.id, series, station.code, from, to, at, epoch],
  );
  return block;
}

/**
 * The blocks of a series beyond `after`: those given under this epoch already, else one more. A request whose answer
 * was lost is therefore answered the same, and processes that answer at once wait for one another.
 * @returns nothing when the series of this station is used up.
 */
export async function grantAfter(
  queries: Queries,
  station: Owner,
  series: NumberSeries,
  held: Held,
  at: Date,
): Promise<readonly NumberBlock[]> {
  await lockStation(queries, station.id);
  const given = (await listBlocks(queries, station.id, held.epoch)).filter(
    (block) => block.series === series && block.from > held.after,
  );
  if (given.length > 0) return given;
  const block = await grantBlock(queries, station, series, held, at);
  return block === undefined ? [] : [block];
}

/** One more block under the station's newest epoch, whatever it holds: an official's doing. */
export async function grantOneMore(
  queries: Queries,
  station: Owner,
  series: NumberSeries,
  at: Date,
): Promise<NumberBlock | undefined> {
  await lockStation(queries, station.id);
  const [newest] = await queries.query<{ epoch: string }>(
    'select epoch from number_blocks where station_id = $1 order by granted_at desc limit 1',
    [station.id],
  );
  return grantBlock(queries, station, series, { after: 0, epoch: newest?.epoch ?? '' }, at);
}

async function lockStation(queries: Queries, stationId: string): Promise<void> {
  await queries.query('select 1 from stations where id = $1 for no key update', [stationId]);
}

/** The blocks of a station, of one epoch or of all, in the order in which to draw from them. */
export async function listBlocks(
  queries: Queries,
  stationId: string,
  epoch?: string,
): Promise<NumberBlock[]> {
  const rows = await queries.query<{
    id: string;
    series: NumberSeries;
    station_code: string;
    first_serial: number;
    last_serial: number;
  }>(
    `select id, series, station_code, first_serial, last_serial from number_blocks
     where station_id = $1 and ($2::text is null or epoch = $2) order by series, first_serial`,
    [stationId, epoch ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    series: row.series,
    stationCode: row.station_code,
    from: row.first_serial,
    to: row.last_serial,
  }));
}

/** What a station is told at pairing: at least one block of every series, reserved now where there is none. */
export async function blocksForPairing(
  queries: Queries,
  station: Owner,
  epoch: string,
  at: Date,
): Promise<NumberBlock[]> {
  const told: NumberBlock[] = [];
  for (const series of numberSeries) {
    told.push(
      ...(await grantAfter(queries, station, series, { after: 0, epoch }, at)).slice(-newestTold),
    );
  }
  return told;
}
