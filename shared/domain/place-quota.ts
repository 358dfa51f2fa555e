/** 学位额度: places at a school that the platform reserved for one station, so that a desk can promise them offline. */
import * as z from 'zod';
import { caseKindSchema } from './case-kind';
import type { CaseKind } from './case-kind';
import { offeredSchoolSchema } from './delivery';

/** More than a school takes in in a season. */
const mostPlaces = 2_000;

/** So many places at one school for one matter of one season; its places are numbered from 1. */
export const placeQuotaSchema = z.strictObject({
  id: z.string().min(1).max(60),
  season: z.number().int().min(2020).max(2100),
  kind: caseKindSchema,
  /** As it stands on the 学位告知书; `code` is the one the pack knows it by. */
  school: offeredSchoolSchema.extend({ code: z.string().min(1).max(40) }),
  places: z.number().int().min(1).max(mostPlaces),
});
export type PlaceQuota = z.infer<typeof placeQuotaSchema>;

/**
 * A quota as the station holds it. `closed`: nothing is drawn from it any more, because the computer before a restore
 * may have promised its places, or because it is another platform's.
 */
export type HeldQuota = PlaceQuota & {
  readonly closed?: true;
  /** Whose it is, by the id of its key; absent: the platform that was paired first. */
  readonly platform?: string;
  /** The name that its places are counted under in the record; absent: its id, which no other platform's had before. */
  readonly countedAs?: string;
};

/** The name that the places of a quota are counted under. */
export const countOf = ({ id, countedAs = id }: HeldQuota): string => countedAs;

/**
 * A place drawn from a quota; drawn once and never again, even when it is given back: whether the notice that names it
 * came back from the family is known to no computer, so officials hand the place out again, in a new quota.
 */
export const drawnPlaceSchema = z.strictObject({
  quotaId: z.string().max(60),
  place: z.number().int().positive(),
});
export type DrawnPlace = z.infer<typeof drawnPlaceSchema>;

/** As the station keeps it: with the name that it is counted under, where that is not the id of the quota. */
export const keptPlaceSchema = drawnPlaceSchema.extend({
  countedAs: z.string().max(60).optional(),
});
export type KeptPlace = z.infer<typeof keptPlaceSchema>;

type Wanted = { readonly season: number; readonly kind: CaseKind };

/** The next place at a school and the quota it comes from, or nothing when the station holds none. */
export function drawPlace(
  quotas: readonly HeldQuota[],
  lastDrawn: ReadonlyMap<string, number>,
  { season, kind, school }: Wanted & { readonly school: string },
): { readonly quota: PlaceQuota; readonly drawn: KeptPlace } | undefined {
  for (const quota of quotas) {
    if (quota.season !== season || quota.kind !== kind || quota.school.code !== school) continue;
    if (leftOf(quota, lastDrawn) === 0) continue;
    const place = (lastDrawn.get(countOf(quota)) ?? 0) + 1;
    const { id: quotaId, countedAs } = quota;
    const drawn = { quotaId, place };
    return { quota, drawn: countedAs === undefined ? drawn : { ...drawn, countedAs } };
  }
  return undefined;
}

/** Places that a station still holds in one quota. */
export function leftOf(quota: HeldQuota, lastDrawn: ReadonlyMap<string, number>): number {
  const { places, closed } = quota;
  return closed === true ? 0 : Math.max(0, places - (lastDrawn.get(countOf(quota)) ?? 0));
}
