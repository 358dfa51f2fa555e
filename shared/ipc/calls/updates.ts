/** Calls about the program itself: whether it is the one that was published. */
import * as z from 'zod';
import { call, nothing } from '../call';

export const programStateSchema = z.strictObject({
  /** How many files were held against the publisher's signed list; absent where the program runs from its sources. */
  checkedFiles: z.number().int().positive().optional(),
});
export type ProgramState = z.infer<typeof programStateSchema>;

export const updateCalls = {
  /** Answers when the check of this start is done; an error says what is wrong with the program. */
  program: call(nothing, programStateSchema),
} as const;
