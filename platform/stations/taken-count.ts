/** How much this platform ever took in of a station, told with its answers: who was told more knows of a restore. */
import type { Context } from 'hono';
import { takenHeader } from '../../shared/protocol/taken';
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';

/** Before a request had its effect, and after; the same where it had none. */
export type Taken = { readonly before: number; readonly after: number };

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

/** Puts it beside the answer. */
export function tellTaken(context: Context, { before, after }: Taken): void {
  context.header(takenHeader, before === after ? String(after) : `${before} ${after}`);
}
