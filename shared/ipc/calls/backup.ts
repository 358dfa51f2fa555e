/** Calls about back-ups: how they stand, where they go, one now, and the rehearsal of a restore. */
import * as z from 'zod';
import { instantSchema } from '../../domain/ids';
import { call, nothing } from '../call';

export const jobProgressSchema = z.strictObject({
  doneFiles: z.number().int().nonnegative(),
  totalFiles: z.number().int().nonnegative(),
  doneBytes: z.number().nonnegative(),
  totalBytes: z.number().nonnegative(),
  bytesPerSecond: z.number().nonnegative(),
});
export type ShownProgress = z.infer<typeof jobProgressSchema>;

/** Errors of a back-up that a status can carry: each has words of its own. */
export const backupTroubles = [
  'backupFolderMissing',
  'backupFolderFull',
  'backupFolderReadOnly',
  'backupFolderForeign',
  'backupSourceFailed',
  'backupFailed',
] as const;
export type BackupTrouble = (typeof backupTroubles)[number];

export const backupStatusSchema = z.strictObject({
  place: z.strictObject({
    folder: z.string().max(1200),
    /** `beside`: nobody chose a folder, so it lies on the disk of the data. */
    kind: z.enum(['chosen', 'beside']),
    sameDisk: z.boolean(),
  }),
  running: z.enum(['backup', 'rehearsal']).optional(),
  progress: jobProgressSchema.optional(),
  last: z
    .strictObject({
      madeAt: instantSchema,
      cases: z.number().int().nonnegative(),
      files: z.number().int().nonnegative(),
      bytes: z.number().nonnegative(),
    })
    .optional(),
  /** Whether something changed since the last back-up. */
  isBehind: z.boolean(),
  trouble: z.enum(backupTroubles).optional(),
  rehearsal: z.strictObject({ at: instantSchema, outcome: z.string().max(40) }).optional(),
  /** Back-ups that something of a destroyed case is left in, because they could not be reached. */
  uncleared: z.array(z.string().max(1200)).max(100).optional(),
  /** Back-ups beside the one in use that hold entries which this record does not have. */
  asides: z.array(z.string().max(1200)).max(100).optional(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

export const backupCalls = {
  status: call(nothing, backupStatusSchema),
  /** Asks for a folder; without an answer nothing changes. */
  chooseFolder: call(nothing, backupStatusSchema),
  /** Answers when the back-up is made. */
  backUpNow: call(nothing, backupStatusSchema),
  /** Restores the newest back-up into a scratch folder, opens it, and removes it again. */
  rehearse: call(nothing, backupStatusSchema),
  stopRehearsal: call(nothing, nothing),
};
