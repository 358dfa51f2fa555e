/** 对账: what the platform holds of a station, so that both can find out whether they agree. */
import * as z from 'zod';
import { outcomes, receiptSchema } from '../domain/delivery';
import { sha256Schema, uuidSchema } from '../domain/ids';

/** One committed case: its newest committed revision, the receipt given for it and how it was decided. */
const reconciledCaseSchema = z.strictObject({
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  manifestSha256: sha256Schema,
  receipt: receiptSchema,
  outcome: z.enum(outcomes).optional(),
  files: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
});
export type ReconciledCase = z.infer<typeof reconciledCaseSchema>;

/** `GET /v1/reconciliation?season=n&after=caseId`: in the order of case ids. */
export const reconciliationReplySchema = z.strictObject({
  /** Over the whole season: how many, and the SHA-256 of their lines (`reconciliationLine`), newline between. */
  count: z.number().int().nonnegative(),
  sha256: sha256Schema,
  cases: z.array(reconciledCaseSchema).max(500),
  /** What to ask after for the next page; absent on the last one. */
  next: uuidSchema.optional(),
});
export type ReconciliationReply = z.infer<typeof reconciliationReplySchema>;

/** The line of a case in the digest: id, revision, manifest hash, outcome or `-`. */
export function reconciliationLine(
  one: Pick<ReconciledCase, 'caseId' | 'revision' | 'manifestSha256' | 'outcome'>,
): string {
  return `${one.caseId} ${one.revision} ${one.manifestSha256} ${one.outcome ?? '-'}`;
}
