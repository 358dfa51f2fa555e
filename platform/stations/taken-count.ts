/** How much this platform ever took in of a station, told with its answers: who was told more knows of a restore. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as z from 'zod';
import { askedHeader, knownTakenHeader, takenHeader } from '../../shared/protocol/taken';
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';
import type { PlatformEnvironment } from '../http/environment';
import { Problem } from '../http/problems';
import type { Log } from '../log';

/** Before a request had its effect, and after; the same where it had none. */
export type Taken = {
  readonly before: number;
  readonly after: number;
  /** The word of the last time that the station was asked to look at what is here; told with its feed. */
  readonly asked?: string | undefined;
};

/** Part of a statement that adds to what was taken in of the station `parameter`; `counted` has the sum. */
export const countTaken = (parameter: string): string =>
  `counted as (update stations set taken = taken + 1 where id = ${parameter} returning taken)`;

/** After a statement with `countTaken`. */
export const oneMore = (rows: readonly { readonly taken: number }[]): Taken => {
  const { taken } = onlyRow(rows);
  return { before: taken - 1, after: taken };
};

/** Where nothing was added. */
export async function readTaken(queries: Queries, stationId: string): Promise<Taken> {
  const rows = await queries.query<{ taken: number }>('select taken from stations where id = $1', [
    stationId,
  ]);
  const { taken } = onlyRow(rows);
  return { before: taken, after: taken };
}

/** The same with the word of the last asking, as a feed tells it. */
export async function readTakenAndAsked(queries: Queries, stationId: string): Promise<Taken> {
  const rows = await queries.query<{ taken: number; asked: string | null }>(
    'select taken, asked_again as asked from stations where id = $1',
    [stationId],
  );
  const { taken, asked } = onlyRow(rows);
  return { before: taken, after: taken, asked: asked ?? undefined };
}

/** Puts it beside the answer. */
export function tellTaken(context: Context, { before, after, asked }: Taken): void {
  if (asked !== undefined) context.header(askedHeader, asked);
  context.header(takenHeader, before === after ? String(after) : `${before} ${after}`);
}

/** Of a request that is taken in, in the description; what is said there is looked at by `refuseForgotten`. */
export const knownTakenInHeaders = z.object({
  [knownTakenHeader.toLowerCase()]: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe(
      'How much the platform told it took in of the station; it answers 503 where it holds less',
    ),
});

/** Seconds after which a station that was told of a restore comes again; by then it knows what to bring. */
const retryAfterSeconds = 1;

/** Serials that one station's word makes the platform pass over at most: more than any has in the days since a back-up. */
const mostPassedOver = 2_000;

/**
 * Notes how much less is here than a station was told. The numbers of what was lost stand on paper that families have:
 * serials go on above them, as far as the stations' words tell how many there were.
 * @returns whether it is more than was known
 */
async function noteForgotten(
  queries: Queries,
  stationId: string,
  missing: number,
): Promise<boolean> {
  const rows = await queries.query(
    `with before as (
       select id, forgotten from stations where id = $1 for no key update
     ), noted as (
       update stations set forgotten = $2 from before
        where stations.id = before.id and before.forgotten < $2
        returning $2 - before.forgotten as more
     ), passed_over as (
       update matter_serials set last_serial = last_serial + noted.more from noted
     )
     select 1 from noted`,
    [stationId, Math.min(missing, mostPassedOver)],
  );
  return rows.length > 0;
}

/**
 * Before anything is taken in: a station that was told of more knows first that this platform was restored.
 * @throws Problem `busy`, with what is held now beside it
 */
export const refuseForgotten = (database: Queries, log: Log) =>
  createMiddleware<PlatformEnvironment>(async (context, next) => {
    const known = /^\d{1,9}$/.exec(context.req.header(knownTakenHeader) ?? '');
    if (known !== null && context.req.method !== 'GET') {
      const { id: stationId } = context.get('station');
      const { after } = await readTaken(database, stationId);
      const missing = Number(known[0]) - after;
      if (missing > 0) {
        if (await noteForgotten(database, stationId, missing)) {
          log('restored-from-older', { stationId, missing }, 'warning');
        }
        const headers = { 'Retry-After': String(retryAfterSeconds), [takenHeader]: String(after) };
        throw new Problem('busy', { headers });
      }
    }
    await next();
  });
