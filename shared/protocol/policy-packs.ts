/** `GET /v1/policy-packs` on the wire: which signed policy packs a platform has; each is fetched by its digest. */
import * as z from 'zod';
import { caseKindSchema } from '../domain/case-kind';
import { sha256Schema } from '../domain/ids';
import { largestPackBytes } from './signed-pack-schema';

/** More than a county has versions of its rules in many seasons. */
export const mostPacksListed = 100;

/** One pack as the platform lists it; nothing of it is believed but that its file has these bytes. */
export const listedPackSchema = z.strictObject({
  /** Of the text of the signed file, by which it is fetched. */
  sha256: sha256Schema,
  bytes: z.number().int().positive().max(largestPackBytes),
  /** Of the pack in it, as canonical JSON: whoever holds it already need not fetch it. */
  packSha256: sha256Schema,
  /** Whose key signed it. */
  keyId: z.string().min(1).max(80),
  id: z.string().min(1).max(60),
  version: z.string().min(1).max(40),
  title: z.string().max(400),
  season: z.number().int().min(2000).max(2100),
  /** 行政区划代码 of the county that it is for. */
  region: z.string().regex(/^\d{6}$/),
  kinds: z.array(caseKindSchema).min(1).max(3),
});
export type ListedPack = z.infer<typeof listedPackSchema>;

export const policyPacksReplySchema = z.strictObject({
  packs: z.array(listedPackSchema).max(mostPacksListed),
});
