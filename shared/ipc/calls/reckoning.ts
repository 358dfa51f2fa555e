/** 对账 of a season with the platform and the archive, and its paper. */
import * as z from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../../domain/ids';
import { platformKeySchema } from '../../domain/platform-route';
import { differenceKinds } from '../../sync/reckoning';
import { call, nothing } from '../call';
import { drawnPaperSchema, printChoice } from './papers';

const count = z.number().int().nonnegative();
/** Differences that are shown; the paper has them all. */
export const mostDifferences = 500;

const reckoningSchema = z.strictObject({
  here: count,
  there: count,
  archived: count,
  agreeing: count,
  /** Of all differences, also those not shown. */
  differing: count,
  differences: z
    .array(
      z.strictObject({
        kind: z.enum(differenceKinds),
        caseId: uuidSchema,
        caseNumber: z.string().max(40),
        matterNumber: z.string().max(80),
      }),
    )
    .max(mostDifferences),
  paper: drawnPaperSchema,
  /** Present for a platform that was given up: it was not asked, but held to what it had said last, and when that was. */
  last: z.strictObject({ givenUpAt: instantSchema, heardAt: instantSchema.optional() }).optional(),
});
export type ReckoningShown = z.infer<typeof reckoningSchema>;

export const reckoningCalls = {
  /** Asks the platform for everything it has of this station and compares; changes nothing. One that was given up is not asked. */
  reckon: call(
    z.strictObject({
      season: z.number().int().min(2000).max(2200),
      /** Absent: the platform that was paired first, of those that are spoken to. */
      platform: platformKeySchema.optional(),
    }),
    reckoningSchema,
  ),
  /** Prints the paper that was looked at, and no other. */
  printReckoning: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), nothing),
} as const;
