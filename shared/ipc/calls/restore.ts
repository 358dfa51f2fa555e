/** Calls of the door that bring a station back from a back-up. */
import * as z from 'zod';
import { instantSchema } from '../../domain/ids';
import { call, nothing } from '../call';

const foundBackupSchema = z.strictObject({
  /** A name for this list only. */
  id: z.string().max(20),
  stationCode: z.string().max(8),
  madeAt: instantSchema,
  cases: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
});
/** A back-up as it shows itself without a key. */
export type FoundBackup = z.infer<typeof foundBackupSchema>;

/** What opens a vault. */
const keySchema = z.union([
  z.strictObject({
    passphrase: z.string().min(1).max(200),
    /** 工号; may be left out where one person worked. */
    code: z.string().min(1).max(40).optional(),
  }),
  /** Two sheets of the recovery key. */
  z.strictObject({
    sheets: z.tuple([z.string().min(1).max(1_000), z.string().min(1).max(1_000)]),
  }),
]);
export type RestoreKey = z.infer<typeof keySchema>;

export const restoreCalls = {
  /** Asks for a folder and lists the back-ups in it; nothing when the dialog was cancelled. */
  choose: call(
    nothing,
    z
      .strictObject({
        found: z.array(foundBackupSchema).max(100),
        /** A station stands on this computer whose administrator has to agree. */
        mustAgree: z.boolean(),
      })
      .optional(),
  ),
  /** Verifies, copies, puts in place; the station is locked afterwards. `partial` leaves out what is damaged. */
  start: call(
    z.strictObject({
      backupId: z.string().max(20),
      by: keySchema,
      /** Whoever agrees to the present station's being replaced; needed where `mustAgree` was said. */
      agreedBy: keySchema.optional(),
      partial: z.boolean(),
    }),
    z.strictObject({
      cases: z.number().int().nonnegative(),
      madeAt: instantSchema,
      lost: z.number().int().nonnegative(),
    }),
  ),
  cancel: call(nothing, nothing),
};
