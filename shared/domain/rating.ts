/**
 * 好差评: what a family says of the service it had at the desk. Source: 国办发〔2019〕51号 — five levels, of which the last two
 * are 差评; who gives them is asked for a reason and need not give one; one rating for each time something was handled
 * (一次一评); nobody has to rate, and nobody rates for the family.
 */
import * as z from 'zod';
import { instantSchema } from './ids';

/** 非常满意, 满意, 基本满意, 不满意, 非常不满意: in the order in which they are offered. */
export const ratingLevels = [
  'verySatisfied',
  'satisfied',
  'fairlySatisfied',
  'dissatisfied',
  'veryDissatisfied',
] as const;
export type RatingLevel = (typeof ratingLevels)[number];

/** The levels that are 差评: an official looks into each. */
export const poorLevels = ['dissatisfied', 'veryDissatisfied'] as const satisfies RatingLevel[];

/** Whether a level is 差评. */
export function isPoor(level: RatingLevel): boolean {
  return poorLevels.some((poor) => poor === level);
}

/** What a family may choose as reasons of 差评. */
export const ratingReasons = [
  'waitedLong',
  'notToldAtOnce',
  'unneededPapers',
  'notExplained',
  'attitude',
  'mistakes',
  'place',
] as const;
export type RatingReason = (typeof ratingReasons)[number];

/** What the family says; reasons with 差评 only. */
export const ratingFacts = {
  level: z.enum(ratingLevels),
  reasons: z.array(z.enum(ratingReasons)).max(ratingReasons.length),
  note: z.string().trim().max(200),
};

/** As it was given. */
export const ratingSchema = z.strictObject({
  ...ratingFacts,
  /** The submission at the end of which it was given. */
  revision: z.number().int().positive(),
  at: instantSchema,
  /** At the desk's screen, while somebody of the desk was logged in; the entry of the record says who. */
  by: z.literal('family'),
});
export type Rating = z.infer<typeof ratingSchema>;

/** A rating and whether the platform has it; `refusal` is its last no, while it is tried again. */
export const keptRatingSchema = ratingSchema.extend({
  delivered: z.literal(true).optional(),
  refusal: z.string().max(500).optional(),
});
export type KeptRating = z.infer<typeof keptRatingSchema>;
