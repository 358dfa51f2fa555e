/** Calls about the program itself: whether it is the one that was published, and its updates. */
import * as z from 'zod';
import { installRefusals } from '../../update/install-refusal';
import {
  installedForms,
  releaseFileSchema,
  releaseSchema,
  versionSchema,
} from '../../update/release';
import { call, nothing } from '../call';

const programStateSchema = z.strictObject({
  /** How many files were held against the publisher's signed list; absent where the program runs from its sources. */
  checkedFiles: z.number().int().positive().optional(),
});
export type ProgramState = z.infer<typeof programStateSchema>;

const updateAddressSchema = z.string().max(300);

const updateStatusSchema = z.strictObject({
  /** Of the program that runs. */
  version: z.string().max(40),
  form: z.enum([...installedForms, 'sources']),
  /** Whether a program in this form can put an update in its own place. */
  bySelf: z.boolean(),
  /** An update that waits on this computer, verified to the last byte at this moment. */
  ready: z.strictObject({ version: versionSchema, notes: releaseSchema.shape.notes }).optional(),
  /** It is put in place when the program is closed. */
  atClosing: z.literal(true).optional(),
  /** The static server of updates; absent until an administrator has set its address. */
  server: z
    .strictObject({
      address: updateAddressSchema,
      /** What it had when it was asked last: signed by the publisher, newer, and for this computer; `size` in bytes. */
      offered: z
        .strictObject({
          version: versionSchema,
          notes: releaseSchema.shape.notes,
          size: releaseFileSchema.shape.size,
          /** So many bytes of it lie here from a download that ended too early; the next one goes on behind them. */
          kept: z.number().int().positive().optional(),
        })
        .optional(),
      /** So many bytes of it are here; absent while nothing is downloaded. */
      received: z.number().int().nonnegative().optional(),
    })
    .optional(),
  /** The update that was tried last; `done`: it is what runs now; `refusal`: why not, where whoever installs said so. */
  last: z
    .strictObject({
      from: versionSchema,
      to: versionSchema,
      done: z.boolean(),
      refusal: z.enum(installRefusals).optional(),
    })
    .optional(),
});
export type UpdateStatus = z.infer<typeof updateStatusSchema>;

export const updateCalls = {
  /** Answers when the check of this start is done; an error says what is wrong with the program. */
  program: call(nothing, programStateSchema),
  status: call(nothing, updateStatusSchema),
  /** Asks for a folder and keeps the update in it; when nobody chooses one, nothing changes. */
  look: call(nothing, updateStatusSchema),
  /** `now` closes the program; nothing is replaced before the record is closed. */
  install: call(z.strictObject({ when: z.enum(['now', 'closing']) }), updateStatusSchema),
  /** Throws away what waits. */
  discard: call(nothing, updateStatusSchema),
  /** Sets the address of the update server; an empty one: nobody is asked any more. */
  setServer: call(z.strictObject({ address: updateAddressSchema }), updateStatusSchema),
  /** Asks the server what it has; nothing is downloaded. */
  seek: call(nothing, updateStatusSchema),
  /** Downloads what the server has now, and answers when it is kept as one from a stick is. */
  download: call(nothing, updateStatusSchema),
  /** Ends a download; what came of it is kept for the next one. */
  stop: call(nothing, updateStatusSchema),
} as const;
