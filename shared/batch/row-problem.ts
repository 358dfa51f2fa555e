/** What is wrong with a row of an agent's spreadsheet, so that it can be named before anything is made of it. */
import * as z from 'zod';
import { fieldKeySchema } from '../domain/form';
import { batchMarks } from './batch-columns';

const line = z.number().int().positive();
const count = z.number().int().positive();

export const rowProblemSchema = z.discriminatedUnion('kind', [
  /** No case can be found again without the child's name. */
  z.strictObject({ kind: z.literal('nameMissing') }),
  z.strictObject({ kind: z.literal('sameInList'), line }),
  /** An open case of the child is at this station already. */
  z.strictObject({ kind: z.literal('sameAtStation'), caseNumber: z.string().max(40) }),
  /** What the cell says is no choice of the form; the field stays open. */
  z.strictObject({
    kind: z.literal('unclear'),
    field: z.union([fieldKeySchema, z.enum(batchMarks)]),
  }),
  /** A formula stands in the cell, and what one came to is not taken: the field stays open. */
  z.strictObject({
    kind: z.literal('formula'),
    field: z.union([fieldKeySchema, z.enum(batchMarks)]),
  }),
  /** The form says beside the field what is wrong, once the case is there. */
  z.strictObject({ kind: z.literal('fieldWrong'), field: fieldKeySchema }),
  z.strictObject({ kind: z.literal('fieldsOpen'), count }),
  z.strictObject({ kind: z.literal('noPictures') }),
  z.strictObject({ kind: z.literal('tooManyPictures'), count }),
]);
export type RowProblem = z.infer<typeof rowProblemSchema>;

const stopping: ReadonlySet<RowProblem['kind']> = new Set([
  'nameMissing',
  'sameInList',
  'sameAtStation',
]);

/** Whether no case is made of the row unless a person says so. */
export function isStopping({ kind }: RowProblem): boolean {
  return stopping.has(kind);
}
