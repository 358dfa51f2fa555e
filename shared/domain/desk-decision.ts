/** 由本窗口决定: what a desk decided by itself, the platform's word on it, and how a person settled a disagreement. */
import * as z from 'zod';
import type { Decision } from './delivery';
import { decisionSchema } from './delivery';
import { instantSchema, uuidSchema } from './ids';
import { byPerson } from './person';
import { keptPlaceSchema } from './place-quota';

/** What a desk says when it does not accept: a reason code of the pack, or the reason in its own words. */
const refusalFacts = { reasonCode: z.string().max(40), reason: z.string().max(500) };

/** What a desk may decide: a place at a school whose quota it holds, or no place, or 统筹, with the reason. */
export const deskVerdictSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('accepted'), school: z.string().min(1).max(40) }),
  z.strictObject({ outcome: z.literal('refused'), ...refusalFacts }),
  z.strictObject({ outcome: z.literal('transferred'), ...refusalFacts }),
]);
export type DeskVerdict = z.infer<typeof deskVerdictSchema>;

/** `accept`: the platform's decision holds and the desk's is taken back; `object`: the desk's stays, with a reason. */
export const settlementChoices = ['accept', 'object'] as const;
export type SettlementChoice = (typeof settlementChoices)[number];

/** Who settled a disagreement, how and why. */
export const settlementSchema = z.strictObject({
  choice: z.enum(settlementChoices),
  reason: z.string().min(1).max(200),
  at: instantSchema,
  ...byPerson,
});

const madeFacts = {
  id: uuidSchema,
  revision: z.number().int().positive(),
  decision: decisionSchema,
  ...byPerson,
  /** For `accepted`. */
  place: keptPlaceSchema.optional(),
};

/** A decision as a desk made it. */
export const deskMadeSchema = z.strictObject(madeFacts);

/** The decision of a desk, and where it stands with the platform. */
export const deskDecisionSchema = z.strictObject({
  ...madeFacts,
  /**
   * `waiting` for the platform's confirmation; `confirmed`; `disputed`: the platform decided otherwise and a person has
   * to settle it; `yielded`: settled as the platform has it; `objected`: the desk keeps its own.
   */
  standing: z.enum(['waiting', 'confirmed', 'disputed', 'yielded', 'objected']),
  /** What the platform decided. */
  platform: decisionSchema.optional(),
  settled: settlementSchema.optional(),
});
export type DeskDecision = z.infer<typeof deskDecisionSchema>;

/** What the desk has to tell the platform, as the exact text that is signed; numbered from 1 within a case. */
export const deskReportSchema = z.strictObject({
  n: z.number().int().positive(),
  text: z.string().max(16_000),
});

/** A report and whether the platform has it; `refusal` is its last no, while it is tried again. */
export const keptReportSchema = deskReportSchema.extend({
  delivered: z.literal(true).optional(),
  refusal: z.string().max(500).optional(),
});
export type KeptReport = z.infer<typeof keptReportSchema>;

/** Whether two decisions give a family the same: the outcome, and the school where it is accepted. */
export function isSameDecision(ours: Decision, theirs: Decision): boolean {
  if (ours.outcome !== theirs.outcome) return false;
  return ours.outcome !== 'accepted' || ours.school?.name.trim() === theirs.school?.name.trim();
}

/**
 * How to appeal when a desk refuses in its own words; a reason code of the pack has its own. Source: 行政复议法（2023年修订）
 * 第二十条, sixty days; 行政诉讼法第四十六条, six months.
 */
export const usualRemedy =
  '对本决定不服的，可自知道本决定之日起六十日内向本级人民政府申请行政复议，或者自知道之日起六个月内依法向人民法院提起行政诉讼。';

/** How long a decision was looked at before it was made 复核用时: whole milliseconds; a whole day of it is a fault of the measuring. */
export const lookedForMsSchema = z
  .number()
  .int()
  .min(0)
  .max(24 * 60 * 60 * 1000);
