/** 学位额度: places that an official gives to a station, so that its desk may promise them without a line. */
import * as z from 'zod';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { DrawnPlace, PlaceQuota } from '../../shared/domain/place-quota';
import { placeQuotaSchema } from '../../shared/domain/place-quota';
import type { Queries } from '../database/database';
import { Problem } from '../http/problems';

/** Quotas told at a time; the rest is told when the station says that it holds these. */
const mostTold = 100;

type QuotaRow = {
  readonly id: string;
  readonly season: number;
  readonly kind: string;
  readonly school: string;
  readonly places: number;
};

/** A quota with the use made of it, as officials see it. */
export const quotaUseSchema = placeQuotaSchema.extend({
  /** Whether the station heard of it. */
  told: z.boolean(),
  /** Promised and not given back. */
  used: z.number().int().nonnegative(),
  givenBack: z.number().int().nonnegative(),
});
type QuotaUse = z.infer<typeof quotaUseSchema>;

/**
 * Gives a station a quota; the same one again is no second one.
 * @throws Problem `quota-differs` when the id stands for something else.
 */
export async function grantQuota(
  queries: Queries,
  stationId: string,
  quota: PlaceQuota,
  at: Date,
): Promise<void> {
  await queries.query(
    `insert into place_quotas (id, station_id, season, kind, school, places, granted_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [quota.id, stationId, quota.season, quota.kind, JSON.stringify(quota.school), quota.places, at],
  );
  const [row] = await queries.query<QuotaRow & { station_id: string }>(
    'select id, station_id, season, kind, school, places from place_quotas where id = $1',
    [quota.id],
  );
  const isSame =
    row?.station_id === stationId && canonicalJson(quotaOf(row)) === canonicalJson(quota);
  if (!isSame) throw new Problem('quota-differs');
}

/**
 * What a station was given and does not say it holds. Once told under an epoch a quota is never told under another: the
 * computer before a restore may have promised its places; and none is told first under an epoch older than one that was
 * heard of, as when a stick of before the restore comes late. What it says it holds it was told, though a platform restored
 * from an older back-up, where an official gave the quota again, knows nothing of it. The caller holds a transaction.
 */
export async function tellQuotas(
  queries: Queries,
  stationId: string,
  { held, epoch }: { readonly held: readonly string[]; readonly epoch: string },
): Promise<PlaceQuota[]> {
  const rows = await queries.query<QuotaRow>(
    `select id, season, kind, school, places from place_quotas
     where station_id = $1 and (epoch = $2 or ($5 and epoch is null)) and not (id = any($3::text[]))
     order by granted_at, id limit $4 for update`,
    [stationId, epoch, [...held], mostTold, await isNewest(queries, stationId, epoch)],
  );
  await queries.query(
    `update place_quotas set epoch = $2
     where station_id = $1 and epoch is null and id = any($3::text[])`,
    [stationId, epoch, [...held]],
  );
  // Only what this answer tells: the rest may still be told to the computer of after a restore.
  await queries.query(
    'update place_quotas set epoch = $2 where id = any($1::text[]) and epoch is null',
    [rows.map(({ id }) => id), epoch],
  );
  return rows.map(quotaOf);
}

/** Whether nothing was heard of a later restore of the station: ids of restores grow with time. */
async function isNewest(queries: Queries, stationId: string, epoch: string): Promise<boolean> {
  const later = await queries.query(
    `select 1 from number_blocks where station_id = $1 and epoch collate "C" > $2
     union all
     select 1 from place_quotas where station_id = $1 and epoch collate "C" > $2 limit 1`,
    [stationId, epoch],
  );
  return later.length === 0;
}

/** Every quota of a station with the use made of it. */
export async function listQuotas(queries: Queries, stationId: string): Promise<QuotaUse[]> {
  const rows = await queries.query<
    QuotaRow & { epoch: string | null; used: number; given_back: number }
  >(
    `select q.id, q.season, q.kind, q.school, q.places, q.epoch,
       count(u.place) filter (where u.given_back_at is null)::integer as used,
       count(u.given_back_at)::integer as given_back
     from place_quotas q left join place_uses u on u.quota_id = q.id
     where q.station_id = $1 group by q.id order by q.granted_at, q.id`,
    [stationId],
  );
  return rows.map((row) => ({
    ...quotaOf(row),
    told: row.epoch !== null,
    used: row.used,
    givenBack: row.given_back,
  }));
}

/**
 * Counts a place as used for a case.
 * @throws Problem `place-not-held` when the station was never given it for this school, or another case has it.
 */
export async function usePlace(
  queries: Queries,
  of: { readonly stationId: string; readonly caseId: string; readonly schoolName: string },
  { quotaId, place }: DrawnPlace,
  at: Date,
): Promise<void> {
  const [row] = await queries.query<QuotaRow>(
    `select id, season, kind, school, places from place_quotas
     where id = $1 and station_id = $2 and epoch is not null`,
    [quotaId, of.stationId],
  );
  const quota = row && quotaOf(row);
  if (quota === undefined || place > quota.places || quota.school.name !== of.schoolName) {
    throw new Problem('place-not-held');
  }
  const used = await queries.query(
    `insert into place_uses (quota_id, place, case_id, used_at) values ($1, $2, $3, $4)
     on conflict do nothing returning place`,
    [quotaId, place, of.caseId, at],
  );
  if (used.length === 0) throw new Problem('place-not-held');
}

/**
 * Takes a place back that a case gave up. It is not drawn again from this quota: the family may hold a notice that
 * names it, and the station draws each place once. Officials see it as given back, and hand it out again as a place of
 * a new quota, to this desk or to another.
 */
export async function takeBackPlace(
  queries: Queries,
  caseId: string,
  { quotaId, place }: DrawnPlace,
  at: Date,
): Promise<void> {
  await queries.query(
    `update place_uses set given_back_at = coalesce(given_back_at, $4)
     where quota_id = $1 and place = $2 and case_id = $3`,
    [quotaId, place, caseId, at],
  );
}

function quotaOf({ id, season, kind, school, places }: QuotaRow): PlaceQuota {
  const told: unknown = JSON.parse(school);
  return placeQuotaSchema.parse({ id, season, kind, school: told, places });
}
