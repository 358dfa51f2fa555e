/** Calls about pupil records: what an export would hold, the export itself, and lists that come back. */
import * as z from 'zod';
import { checkedPupilSchema, exportScopes, mostExported } from '../../pupil/export-check';
import { mostProblemRows, problemRowSchema } from '../../pupil/problem-list';
import { call, nothing, savedSchema } from '../call';

const checkSchema = z.strictObject({
  /** Pupils in all, with or without remarks. */
  pupils: z.number().int().nonnegative(),
  leftOut: z.number().int().nonnegative(),
  /** Only those with remarks. */
  remarked: z.array(checkedPupilSchema).max(mostExported),
  /** Stands for everything that was shown: an export answers to it. */
  digest: z.string().length(64),
});
export type ExportCheck = z.infer<typeof checkSchema>;

const scope = z.enum(exportScopes);

export const pupilCalls = {
  checkExport: call(z.strictObject({ scope }), checkSchema),
  /** Asks where and writes the table; refused when anything changed since it was checked. */
  export: call(
    z.strictObject({
      scope,
      reason: z.string().trim().min(1).max(300),
      digest: z.string().length(64),
    }),
    savedSchema,
  ),
  /** Asks for a file and reads it apart; `rows` is absent when nothing was chosen. */
  readList: call(
    nothing,
    z.strictObject({
      fileName: z.string().max(255),
      rows: z.array(problemRowSchema).max(mostProblemRows).optional(),
    }),
  ),
};
