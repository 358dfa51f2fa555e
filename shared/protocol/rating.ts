/** `POST /v1/ratings`: a family's rating of the service 好差评, told to the platform once. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../domain/ids';
import { isPoor, ratingSchema } from '../domain/rating';
import type { Rating } from '../domain/rating';
import { canonicalJson } from './canonical-json';
import { protocolVersion, signatureSchema } from './messages';

/** What is signed: nothing of it says who the family is, but what the family itself wrote into `note`. */
export const ratingBodySchema = z
  .strictObject({
    protocol: z.literal(protocolVersion),
    /** Present when it was given for practice 演练. */
    drill: z.literal(true).optional(),
    caseId: uuidSchema,
    ...ratingSchema.shape,
  })
  .refine(({ level, reasons }) => reasons.length === 0 || isPoor(level), { path: ['reasons'] })
  .refine(({ reasons }) => new Set(reasons).size === reasons.length, { path: ['reasons'] });
export type RatingBody = z.infer<typeof ratingBodySchema>;

/**
 * `rating` is the canonical JSON text that was signed, as with revisions. The same bytes are answered the same, any
 * number of times; other bytes for the same submission are refused.
 */
export const ratingRequestSchema = z.strictObject({
  rating: z.string().max(4_000),
  /** Ed25519 signature of the station over the UTF-8 bytes of `rating`. */
  signature: signatureSchema,
});

export const ratingReplySchema = z.strictObject({
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  receivedAt: instantSchema,
});
export type RatingReply = z.infer<typeof ratingReplySchema>;

/** The text of a rating: the same for ever from the same rating. */
export function ratingText(
  caseId: string,
  { level, reasons, note, revision, at, by }: Rating,
  drill = false,
): string {
  const said = { level, reasons, note, revision, at, by };
  const body: RatingBody = { protocol: protocolVersion, caseId, ...said };
  return canonicalJson(drill ? { ...body, drill } : body);
}
