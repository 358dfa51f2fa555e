/** A submission that differs from what the platform holds under its number: both, side by side. */
import * as z from 'zod';
import { formSchema } from '../../domain/form';
import { applicantGroupSchema } from '../../domain/group';
import { instantSchema, uuidSchema } from '../../domain/ids';
import { call } from '../call';

const sideSchema = z.strictObject({
  submittedAt: instantSchema,
  submittedBy: z.string().max(60),
  group: applicantGroupSchema,
  form: formSchema,
  documents: z
    .array(
      z.strictObject({
        requirementId: z.string().max(60),
        pages: z.number().int().nonnegative(),
        /** The same originals, byte for byte, as the other side's paper of this requirement. */
        same: z.boolean(),
      }),
    )
    .max(20),
});

const conflictSchema = z.strictObject({
  entryId: uuidSchema,
  /** The number that both carry. */
  revision: z.number().int().positive(),
  /** Highest number that the platform has of the case. */
  latest: z.number().int().positive(),
  ours: sideSchema,
  theirs: sideSchema.extend({
    receivedAt: instantSchema,
    /** The platform has its files as well and took it in. */
    isWhole: z.boolean(),
  }),
});
/** Both submissions, as the window compares them. */
export type Conflict = z.infer<typeof conflictSchema>;

/** Asks the platform; refused without a line, and for a case that has no such submission. */
export const conflictCall = call(z.strictObject({ caseId: uuidSchema }), conflictSchema);
