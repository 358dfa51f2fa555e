/** Runs a verification in a thread of its own; stopping it ends the thread and forgets its keys. */
import { Worker } from 'node:worker_threads';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { TrailReport } from '../../shared/ledger/trail-report';
import { trailReportSchema } from '../../shared/ledger/trail-report';
import type { TrailKeyBytes } from './trail-keys';

export type VerifyRequest = {
  /** The folder of the station. */
  readonly folder: string;
  readonly untilSeq: number;
  readonly publicKey: string;
} & TrailKeyBytes;

/** The report; nothing when it was stopped. The keys of the request are wiped. */
export function verifyApart(
  script: string,
  request: VerifyRequest,
  onProgress: (entries: number) => void,
  signal: AbortSignal,
): Promise<Result<TrailReport | undefined, AppError>> {
  const worker = new Worker(script, { workerData: request });
  for (const key of [request.entryKey, request.caseKeysKey, request.recordKey]) key.fill(0);
  return new Promise((resolve) => {
    const end = (result: Result<TrailReport | undefined, AppError>) => {
      signal.removeEventListener('abort', stop);
      void worker.terminate();
      resolve(result);
    };
    const stop = () => end(ok(undefined));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: { entries?: number; report?: unknown }) => {
      if (message.entries !== undefined) onProgress(message.entries);
      if (message.report === undefined) return;
      const report = trailReportSchema.safeParse(message.report);
      end(report.success ? ok(report.data) : err({ kind: 'internal' }));
    });
    worker.once('error', () => end(err({ kind: 'storageFailed' })));
    worker.once('exit', () => end(err({ kind: 'internal' })));
  });
}
