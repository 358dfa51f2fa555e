/** A batch 批量 under way: the families as they were read and chosen, and how far each is; kept until its result is done. */
import * as z from 'zod';
import { exportForms } from '../archive/export/export-order';
import { caseKindSchema } from '../domain/case-kind';
import { formSchema } from '../domain/form';
import { groupAnswersSchema } from '../domain/group';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { mostBatchRows } from './batch-rows';

/** Pictures of one family; nobody brings more papers. */
export const mostPicturesOfRow = 200;

/** Families under way at once: the disk, the window and main each have one in hand. */
export const familiesAtOnce = 3;

const line = z.number().int().positive();
const count = z.number().int().nonnegative();
const name = z.string().max(60);

const batchPictureSchema = z.strictObject({
  /** Becomes the id of the page: a picture that is in is never taken in again. */
  id: uuidSchema,
  /** Below the source, with `/` between. */
  path: z.string().min(1).max(1_000),
});

const batchFamilySchema = z.strictObject({
  line,
  /** Given before the case is there: a batch that goes on after a crash finds it again. */
  caseId: uuidSchema,
  form: formSchema,
  answers: groupAnswersSchema,
  pictures: z.array(batchPictureSchema).max(mostPicturesOfRow),
});
export type BatchFamily = z.infer<typeof batchFamilySchema>;

/** Where the pictures lie; the path never leaves main. */
export const batchSourceSchema = z.strictObject({
  form: z.enum(exportForms),
  place: z.string().min(1).max(4_000),
});
export type BatchSource = z.infer<typeof batchSourceSchema>;

export const batchPlanSchema = z.strictObject({
  schema: z.literal(1),
  id: uuidSchema,
  at: instantSchema,
  by: name,
  byId: name,
  fileName: z.string().max(255),
  /** Of the spreadsheet. */
  sha256: sha256Schema,
  kind: caseKindSchema,
  source: batchSourceSchema.optional(),
  families: z.array(batchFamilySchema).min(1).max(mostBatchRows),
  /** Rows that a person left out, or that were of a child the station has. */
  leftOut: count,
});
export type BatchPlan = z.infer<typeof batchPlanSchema>;

/** Why a picture did not come in. */
export const pictureRefusals = ['unreadable', 'notAPicture', 'tooManyPages', 'caseGone'] as const;
export type PictureRefusal = (typeof pictureRefusals)[number];

/** How one family ended. */
export const familyOutcomeSchema = z.strictObject({
  line,
  pages: count,
  /** Pictures that wait in the tray of the case, because their names say no paper. */
  waiting: count,
  refused: z
    .array(z.strictObject({ name: z.string().max(300), why: z.enum(pictureRefusals) }))
    .max(mostPicturesOfRow),
});
export type FamilyOutcome = z.infer<typeof familyOutcomeSchema>;

export const batchProgressSchema = z.strictObject({
  schema: z.literal(1),
  done: z.array(familyOutcomeSchema).max(mostBatchRows),
});
export type BatchProgress = z.infer<typeof batchProgressSchema>;

/** What a person ordered to be submitted together, as far as it is still to be done; kept until the last family is through. */
export const submissionOrderSchema = z.strictObject({
  schema: z.literal(1),
  at: instantSchema,
  by: name,
  byId: name,
  open: z
    .array(
      z.strictObject({
        line,
        /** Submissions that the case had then: one more means that this order was carried out already. */
        revision: count,
      }),
    )
    .max(mostBatchRows),
});
export type SubmissionOrder = z.infer<typeof submissionOrderSchema>;
