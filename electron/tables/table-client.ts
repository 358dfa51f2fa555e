/** Reads a problem list apart from main: with a limit of memory and of time, so that no file can hold the desk up. */
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { TableError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ProblemRow } from '../../shared/pupil/problem-list';
import { mostProblemRows, problemRowSchema } from '../../shared/pupil/problem-list';

const timeLimitMs = 20_000;
const memoryLimitMb = 512;

const answerSchema = z.union([
  z.strictObject({ ok: z.literal(true), rows: z.array(problemRowSchema).max(mostProblemRows) }),
  z.strictObject({
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
  }),
]);

/** The rows of the list; `script` is the bundled table-thread. */
export function readListApart(
  script: string,
  bytes: Uint8Array,
  limitMs = timeLimitMs,
): Promise<Result<readonly ProblemRow[], TableError>> {
  const worker = new Worker(script, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  });
  return new Promise((resolve) => {
    const end = (result: Result<readonly ProblemRow[], TableError>) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end(err({ kind: 'listUnreadable' })), limitMs);
    worker.once('message', (message: unknown) => {
      const answer = answerSchema.safeParse(message);
      if (!answer.success) return end(err({ kind: 'listUnreadable' }));
      end(answer.data.ok ? ok(answer.data.rows) : err(answer.data.error));
    });
    worker.once('error', () => end(err({ kind: 'listUnreadable' })));
    worker.once('exit', () => end(err({ kind: 'listUnreadable' })));
  });
}
