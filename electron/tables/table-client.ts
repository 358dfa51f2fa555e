/** Reads a spreadsheet apart from main: with a limit of memory and of time, so that no file can hold the desk up. */
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { TableError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ProblemRow } from '../../shared/pupil/problem-list';
import { mostProblemRows, problemRowSchema } from '../../shared/pupil/problem-list';
import type { TableCell } from '../../shared/text/table-cell';
import { tableLimits } from './table-limits';

const timeLimitMs = 20_000;
const memoryLimitMb = 512;

const answerSchema = z.strictObject({ ok: z.literal(true), rows: z.unknown() });
const refusedSchema = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({
    kind: z.enum([
      'listEmpty',
      'listTooBig',
      'listTooLong',
      'listOldFormat',
      'listNotATable',
      'listSwollen',
      'listUnreadable',
      'listWithoutHeadings',
    ]),
  }),
});
const rowsOf = {
  problems: z.array(problemRowSchema).max(mostProblemRows),
  cells: z
    .array(z.array(z.string().max(tableLimits.cell).nullable()).max(tableLimits.columns))
    .max(tableLimits.rows),
};

/** What the thread is given. */
export type TableRequest = { readonly bytes: Uint8Array; readonly as: keyof typeof rowsOf };

/** The rows of a problem list; `script` is the bundled table-thread. */
export const readListApart = (
  script: string,
  bytes: Uint8Array,
  limitMs = timeLimitMs,
): Promise<Result<readonly ProblemRow[], TableError>> =>
  readApart(script, { bytes, as: 'problems' }, rowsOf.problems, limitMs);

/** The cells of a table, row by row. */
export const readCellsApart = (
  script: string,
  bytes: Uint8Array,
  limitMs = timeLimitMs,
): Promise<Result<readonly (readonly TableCell[])[], TableError>> =>
  readApart(script, { bytes, as: 'cells' }, rowsOf.cells, limitMs);

function readApart<S extends z.ZodType>(
  script: string,
  request: TableRequest,
  rows: S,
  limitMs: number,
): Promise<Result<z.output<S>, TableError>> {
  const worker = new Worker(script, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  });
  return new Promise((resolve) => {
    const end = (result: Result<z.output<S>, TableError>) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end(err({ kind: 'listUnreadable' })), limitMs);
    worker.once('message', (message: unknown) => {
      const told = answerSchema.safeParse(message);
      const read = told.success ? rows.safeParse(told.data.rows) : undefined;
      if (read?.success === true) return end(ok(read.data));
      const refused = refusedSchema.safeParse(message);
      end(err(refused.success ? refused.data.error : { kind: 'listUnreadable' }));
    });
    worker.once('error', () => end(err({ kind: 'listUnreadable' })));
    worker.once('exit', () => end(err({ kind: 'listUnreadable' })));
  });
}
