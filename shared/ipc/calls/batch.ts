/** Calls about batches 批量: a spreadsheet and pictures of many families, made into cases by an agent. */
import * as z from 'zod';
import { columnMeaningSchema, mostColumns } from '../../batch/batch-columns';
import { batchSourceSchema, familyOutcomeSchema } from '../../batch/batch-plan';
import { mostBatchRows } from '../../batch/batch-rows';
import { standingSchema, submissionOutcomeSchema } from '../../batch/batch-standing';
import { rowProblemSchema } from '../../batch/row-problem';
import { caseStates } from '../../domain/case';
import { caseKindSchema } from '../../domain/case-kind';
import { groupAnswersSchema } from '../../domain/group';
import { instantSchema, sha256Schema, uuidSchema } from '../../domain/ids';
import { call, nothing } from '../call';
import { drawnPaperSchema, printChoice } from './papers';

const count = z.number().int().nonnegative();
const line = z.number().int().positive();
const text = z.string().max(2_000);
const columnsSchema = z.array(columnMeaningSchema.nullable()).max(mostColumns);
const ofBatch = z.strictObject({ batchId: uuidSchema });
const ofFamily = ofBatch.extend({ line });

const chosenTableSchema = z.strictObject({
  fileName: z.string().max(255),
  heads: z.array(text).max(mostColumns),
  /** What the headings say, or a person said of them before. */
  columns: columnsSchema,
  /** The first rows, to see what a column holds. */
  sample: z.array(z.array(text).max(mostColumns)).max(3),
  rows: count,
});
export type ChosenTable = z.infer<typeof chosenTableSchema>;

const chosenPicturesSchema = z.strictObject({ name: z.string().max(255), pictures: count });
export type ChosenPictures = z.infer<typeof chosenPicturesSchema>;

const checkedRowSchema = z.strictObject({
  line,
  name: z.string().max(60),
  pictures: count,
  problems: z.array(rowProblemSchema).max(100),
});
export type CheckedRow = z.infer<typeof checkedRowSchema>;

const batchCheckSchema = z.strictObject({
  rows: z.array(checkedRowSchema).max(mostBatchRows),
  /** Pictures whose names fit no row, or more than one; a few of their names. */
  nobodys: count,
  nobodysNames: z.array(z.string().max(300)).max(20),
});
export type BatchCheck = z.infer<typeof batchCheckSchema>;

const batchStatusSchema = z.strictObject({
  id: uuidSchema,
  at: instantSchema,
  by: z.string().max(60),
  /** Whether whoever sits here began it; what a colleague began is looked at only. */
  isOwn: z.boolean(),
  fileName: z.string().max(255),
  families: count,
  done: count,
  leftOut: count,
  /** The lines that are not done yet, in their order. */
  open: z.array(line).max(mostBatchRows),
  /** The lines that a person ordered to be submitted and that are not through yet. */
  toSubmit: z.array(line).max(mostBatchRows),
  /** Whether the pictures can still be read. */
  source: z.enum(['none', 'there', 'gone']),
});
export type BatchStatus = z.infer<typeof batchStatusSchema>;

const pictureSchema = z.strictObject({
  id: uuidSchema,
  documentId: uuidSchema,
  requirementId: z.string().max(60),
  kind: z.string().max(60),
  role: z.string().max(60),
  name: z.string().max(300),
});
export type BatchPicture = z.infer<typeof pictureSchema>;

const begunFamilySchema = z.strictObject({
  caseId: uuidSchema,
  /** Pictures that are pages already: the family was begun before. */
  already: count,
  /** What is to be made pages of, by the window that sees them. */
  pictures: z.array(pictureSchema).max(200),
  /** Pictures that lie in the tray of the case from now on. */
  waiting: count,
  refused: familyOutcomeSchema.shape.refused,
});
export type BegunFamily = z.infer<typeof begunFamilySchema>;

const resultLineSchema = z.strictObject({
  line,
  /** Empty where the case was destroyed. */
  name: z.string().max(60),
  caseId: uuidSchema,
  destroyed: z.literal(true).optional(),
  /** Absent while the case is not there. */
  state: z.enum(caseStates).optional(),
  outcome: familyOutcomeSchema.optional(),
});
export type BatchResultLine = z.infer<typeof resultLineSchema>;

const lineStandingSchema = z.strictObject({
  line,
  name: z.string().max(60),
  caseId: uuidSchema,
  standing: standingSchema,
});
export type LineStanding = z.infer<typeof lineStandingSchema>;

export const batchCalls = {
  /** Batches that were begun and whose result nobody has put away yet. */
  list: call(nothing, z.array(batchStatusSchema).max(100)),
  /** Asks for a spreadsheet and reads it; nothing when the operator thought better of it. */
  chooseTable: call(nothing, chosenTableSchema.optional()),
  /** Asks for the folder or zip of the pictures. */
  choosePictures: call(
    z.strictObject({ form: batchSourceSchema.shape.form }),
    chosenPicturesSchema.optional(),
  ),
  /** Asks where the pictures of a batch under way lie now: its drive has another letter, or the computer is another one. */
  choosePicturesAgain: call(ofBatch, batchStatusSchema.optional()),
  /** Reads every row of the chosen table and names what is wrong; nothing is made of them yet. */
  check: call(
    z.strictObject({ columns: columnsSchema, usual: groupAnswersSchema, kind: caseKindSchema }),
    batchCheckSchema,
  ),
  /** Begins with the rows as they were checked, but for those left out; answers when that is on the disk. */
  start: call(z.strictObject({ leaveOut: z.array(line).max(mostBatchRows) }), batchStatusSchema),
  /** Opens the case of a family, or finds the one that was opened; answers what of its pictures is still to be made. */
  begin: call(ofFamily, begunFamilySchema),
  picture: call(ofFamily.extend({ id: uuidSchema }), z.instanceof(Uint8Array)),
  /** The family is through; from now on it is not begun again. */
  done: call(ofBatch.extend({ outcome: familyOutcomeSchema }), nothing),
  result: call(ofBatch, z.array(resultLineSchema).max(mostBatchRows)),
  saveResult: call(ofBatch, z.strictObject({ saved: z.boolean(), fileName: z.string().max(255) })),
  /** Where every family stands: ready to be submitted, gone, or why not. */
  standings: call(ofBatch, z.array(lineStandingSchema).max(mostBatchRows)),
  /** Orders these families to be submitted, as far as they are ready; answers when that is on the disk. */
  orderSubmission: call(
    ofBatch.extend({ lines: z.array(line).min(1).max(mostBatchRows) }),
    batchStatusSchema,
  ),
  /** Hands one ordered family over, or says why not; asked again it is handed over no second time. */
  submit: call(ofFamily, submissionOutcomeSchema),
  /** Forgets what of the order is not done; what was handed over stays so. */
  cancelSubmission: call(ofBatch, nothing),
  /** 授权委托书 of one case, or of families of a batch, a sheet for each that has a case; to be looked at. */
  drawMandates: call(
    z.union([
      z.strictObject({ caseId: uuidSchema }),
      ofBatch.extend({ lines: z.array(line).min(1).max(mostBatchRows) }),
    ]),
    drawnPaperSchema,
  ),
  /** Prints the sheets that were looked at, and no others. */
  printMandates: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), nothing),
  /** Puts the batch away; its cases stay. */
  end: call(ofBatch, nothing),
};
