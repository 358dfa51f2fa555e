/** Which archived cases are meant, by what an auditor knows of them. */
import * as z from 'zod';
import type { Case } from '../domain/case';
import { caseKindSchema } from '../domain/case-kind';
import { daySchema } from '../domain/ids';
import { beijingDate } from '../domain/beijing-time';

export const archiveFilterSchema = z.strictObject({
  season: z.number().int().optional(),
  kind: caseKindSchema.optional(),
  /** First and last day of sealing, both included. */
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type ArchiveFilter = z.infer<typeof archiveFilterSchema>;

/** Whether an archived case is one of those. */
export function isMeant({ season, kind, from, to }: ArchiveFilter, current: Case): boolean {
  const sealedAt = current.archive?.sealedAt;
  const day = sealedAt === undefined ? undefined : beijingDate(sealedAt);
  return (
    (season === undefined || current.season === season) &&
    (kind === undefined || current.kind === kind) &&
    (from === undefined || (day !== undefined && day >= from)) &&
    (to === undefined || (day !== undefined && day <= to))
  );
}
