/** Pairing codes: each pairs one station, for some days. */
import type { Queries } from '../database/database';
import type { IdSource } from '../identifiers';
import { newPairingCode } from '../identifiers';

/** Days for which a code that nobody used may be, and a used one is answered again to the station that used it. */
const codeLifeDays = 7;
const codeLifeMs = codeLifeDays * 86_400_000;

/** Codes made, or used, before it are worth nothing. */
export const codesGoodSince = (at: Date): Date => new Date(at.getTime() - codeLifeMs);

/** A code as an official passes it on, and until when it may be used. */
export type NewCode = { readonly code: string; readonly expiresAt: string };

/** A code that was made at this moment. */
export function freshCode({ clock, random }: IdSource): NewCode & { readonly at: Date } {
  const at = clock.now();
  const expiresAt = new Date(at.getTime() + codeLifeMs).toISOString();
  return { code: newPairingCode(random), at, expiresAt };
}

/** A code for whatever station comes first. */
export async function makePairingCode(queries: Queries, source: IdSource): Promise<NewCode> {
  const { code, at, expiresAt } = freshCode(source);
  await queries.query('insert into pairing_codes (code, created_at) values ($1, $2)', [code, at]);
  return { code, expiresAt };
}

/**
 * The code that a start tells: the one of the start before while it may still be used, else a fresh one. One that the
 * settings name lives on from each start until it is used.
 */
export async function startCode(
  queries: Queries,
  source: IdSource,
  wished: string | undefined,
): Promise<string> {
  const { code: fresh, at } = freshCode(source);
  const [unused] = await queries.query<{ code: string }>(
    `select code from pairing_codes join settings on settings.name = 'startCode' and value = code
     where station_id is null and ended_at is null and created_at >= $1`,
    [codesGoodSince(at)],
  );
  const code = wished ?? unused?.code ?? fresh;
  await queries.query(
    `insert into pairing_codes (code, created_at) values ($1, $2)
     on conflict (code) do update set created_at = excluded.created_at
       where $3 and pairing_codes.station_id is null and pairing_codes.ended_at is null`,
    [code, at, wished !== undefined],
  );
  await queries.query(
    `insert into settings (name, value) values ('startCode', $1)
     on conflict (name) do update set value = excluded.value`,
    [code],
  );
  return code;
}
