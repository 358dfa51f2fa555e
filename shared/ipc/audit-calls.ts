/** The calls of the trail: what a screen tells it, and what an auditor asks of it. */
import * as z from 'zod';
import { daySchema, instantSchema, uuidSchema } from '../domain/ids';
import { viewedLists, viewedThings } from '../ledger/audit-event';
import { digestFileSchema } from '../protocol/day-digest';
import { trailPageSchema, trailRequestSchema } from '../ledger/trail-line';
import { trailReportSchema } from '../ledger/trail-report';
import { call, nothing, savedSchema } from './call';

/** Present while the clock shows a time before that of an entry already written. */
export const clockStateSchema = z.strictObject({
  behind: z
    .strictObject({ behindMs: z.number().int().positive(), entryAt: instantSchema })
    .optional(),
});

/** How far a verification is. */
export const verifyProgressSchema = z.strictObject({
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
});

const viewSchema = z.union([
  z.strictObject({ what: z.enum(viewedLists) }),
  z.strictObject({ what: z.enum(viewedThings), caseId: uuidSchema, id: uuidSchema.optional() }),
]);

const verifiedSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), report: trailReportSchema }),
  z.strictObject({ outcome: z.literal('stopped') }),
]);

export const auditCalls = {
  /** Told by every screen that shows personal data; answers when the view is on the disk. */
  viewed: call(viewSchema, nothing),
  clock: call(nothing, clockStateSchema),
  read: call(trailRequestSchema, trailPageSchema),
  /** Verifies everything that is on the disk at this moment; `verifyProgress` tells how far it is. */
  verify: call(nothing, verifiedSchema),
  stopVerifying: call(nothing, nothing),
  /** The newest digests beside the ledger, newest first. */
  digests: call(nothing, z.array(digestFileSchema).max(60)),
  makeDigest: call(nothing, digestFileSchema),
  /** Asks where and writes the file; `saved` is false when cancelled. */
  saveDigest: call(
    z.strictObject({ day: daySchema, toSeq: z.number().int().positive() }),
    savedSchema,
  ),
} as const;
