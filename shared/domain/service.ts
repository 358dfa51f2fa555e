/**
 * 送达: that a letter reached the family. The signed 送达回证 is its proof (民事诉讼法 article 87, which 行政许可法 article 44
 * and the practice of school offices follow: who received it, on which day, in which way).
 */
import * as z from 'zod';
import { imageFileSchema } from './document';
import type { Sha256 } from './ids';
import { daySchema, instantSchema } from './ids';
import { byPerson, typedName } from './person';

/** 窗口当面领取, 邮寄, 其他: as printed on the receipt. */
export const serviceWays = ['counter', 'post', 'other'] as const;

/** What the desk says of it. */
export const serviceFacts = {
  /** Who signed for it. */
  to: typedName,
  relation: z.string().trim().max(40),
  /** Day written on the receipt. */
  day: daySchema,
  way: z.enum(serviceWays),
  note: z.string().trim().max(200),
};

/** The photo of the signed receipt: untouched, and upright as papers show it. */
export const slipSchema = z.strictObject({
  original: imageFileSchema,
  corrected: imageFileSchema,
});

/** Kept with the letter; a photo that came later stands with what was said then. */
export const servedSchema = z.strictObject({
  ...serviceFacts,
  slip: slipSchema.optional(),
  at: instantSchema,
  ...byPerson,
});
export type Served = z.infer<typeof servedSchema>;

/** Hashes of everything the store keeps of the signed receipt. */
export function filesOfSlip(served: Served | undefined): readonly Sha256[] {
  const slip = served?.slip;
  return slip === undefined ? [] : [slip.original.sha256, slip.corrected.sha256];
}
